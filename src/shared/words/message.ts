/** Messages: English sentences with `{placeholders}`, which stand in the code where they are said. */

/** Names of the placeholders of a message. */
export type Placeholders<M extends string> = M extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** A value for each placeholder; none for a message without any. */
export type ValuesOf<M extends string, Value = string | number> = [Placeholders<M>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<M>, Value>>];

/** Not a text that came from somewhere: only a message that stands in the code can have a translation. */
export type Known<M extends string> = string extends M ? never : M;

/** Marks a text that is said elsewhere: in a table, or kept with a file and told again later. */
export const message = <const M extends string>(text: M): M => text;

/** A message in pieces: texts at even places, names of placeholders at odd ones. */
export function piecesOf(text: string): readonly string[] {
  return text.split(/\{(\w+)\}/);
}

/** The message with its values in place; a placeholder without a value stays as it is. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return piecesOf(text)
    .map((piece, index) => (index % 2 === 0 ? piece : String(values[piece] ?? `{${piece}}`)))
    .join('');
}

/** The values that a message must have been filled with to become this text; null when it was not. */
export function valuesIn(text: string, from: string): Readonly<Record<string, string>> | null {
  const pieces = piecesOf(from);
  const pattern = pieces
    .map((piece, index) => (index % 2 === 0 ? escaped(piece) : '(.+?)'))
    .join('');
  const found = new RegExp(`^${pattern}$`, 's').exec(text);
  if (found === null) return null;
  const names = pieces.filter((_, index) => index % 2 === 1);
  return Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
