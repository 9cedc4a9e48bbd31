/** Turns text into the words that the search index holds, the same way for rows and for questions. */

/** Longer questions are cut: nobody types this many words, and each costs a look-up. */
const MAX_WORDS = 12;

/** Lower case, accents gone, split at everything that is no letter or digit. */
export function searchWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** An FTS5 question: every word is the beginning of one in the row. Null when the text holds no word. */
export function matchExpression(text: string): string | null {
  const words = [...new Set(searchWords(text))].slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  return words.map((word) => `"${word}" *`).join(' AND ');
}
