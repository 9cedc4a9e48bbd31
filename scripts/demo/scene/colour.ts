/** Colours as red, green, blue 0…255, mixed before they become canvas styles. */
export type Colour = readonly [red: number, green: number, blue: number];

export const mix = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

export const dim = (colour: Colour, factor: number): Colour => [
  colour[0] * factor,
  colour[1] * factor,
  colour[2] * factor,
];

export const css = (colour: Colour, alpha = 1): string => {
  const [red, green, blue] = colour.map((part) => Math.round(Math.min(255, Math.max(0, part))));
  return alpha >= 1
    ? `rgb(${String(red)},${String(green)},${String(blue)})`
    : `rgba(${String(red)},${String(green)},${String(blue)},${alpha.toFixed(3)})`;
};
