/** Values that change over time, given by a few keys. */

export type Key = readonly [at: number, value: number];

/** A monotone cubic through the keys: no overshoot, flat beyond the ends. */
export function curve(keys: readonly Key[]): (at: number) => number {
  const slopes = keys.map((key, index) => {
    const before = keys[index - 1];
    const after = keys[index + 1];
    if (!before || !after) return 0;
    const left = (key[1] - before[1]) / (key[0] - before[0]);
    const right = (after[1] - key[1]) / (after[0] - key[0]);
    return left * right <= 0 ? 0 : (2 * left * right) / (left + right);
  });
  return (at) => {
    const first = keys[0];
    if (!first) return 0;
    if (at <= first[0]) return first[1];
    const next = keys.findIndex((key) => key[0] > at);
    const b = keys[next];
    const a = keys[next - 1];
    if (!a || !b) return keys[keys.length - 1]?.[1] ?? 0;
    const span = b[0] - a[0];
    const t = (at - a[0]) / span;
    const slopeA = (slopes[next - 1] ?? 0) * span;
    const slopeB = (slopes[next] ?? 0) * span;
    return (
      (2 * t ** 3 - 3 * t ** 2 + 1) * a[1] +
      (t ** 3 - 2 * t ** 2 + t) * slopeA +
      (-2 * t ** 3 + 3 * t ** 2) * b[1] +
      (t ** 3 - t ** 2) * slopeB
    );
  };
}
