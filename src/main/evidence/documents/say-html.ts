/** Says a message whose values are markup: emphasised, monospaced, a hash. */
import { piecesOf, type Known, type Placeholders } from '@shared/words/message';
import type { Words } from '@shared/words/words';
import { html, type Html } from './html';

/** @param values by placeholder; texts are escaped, markup goes in as it is */
export function sayHtml<const M extends string>(
  { pattern }: Words,
  message: Known<M>,
  values: Readonly<Record<Placeholders<M>, Html | string | number>>,
): Html {
  const byName: Readonly<Record<string, Html | string | number>> = values;
  const pieces = piecesOf(pattern(message)).map((piece, index) =>
    index % 2 === 0 ? html`${piece}` : html`${byName[piece] ?? ''}`,
  );
  return html`${pieces}`;
}
