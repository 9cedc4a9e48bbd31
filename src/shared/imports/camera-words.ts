/** Which camera a letter or a word in a name or a folder stands for. */

/** The usual letters behind a time in a file's name. */
const LETTERS: Readonly<Record<string, string>> = {
  F: 'C_F',
  A: 'C_F',
  R: 'C_R',
  B: 'C_R',
  I: 'C_I',
  C: 'C_I',
  O: 'C_E',
  T: 'TELE',
};

const WORDS: readonly (readonly [captureMode: string, words: RegExp])[] = [
  ['S_F_I', /\bs f i\b/],
  ['GRID', /\bgrid\b/],
  ['C_E', /\bc e\b/],
  ['PILLAR_LEFT', /\bleft (b )?pillar\b/],
  ['PILLAR_RIGHT', /\bright (b )?pillar\b/],
  ['SIDE_LEFT', /\b(left( repeater| side)?|side left)\b/],
  ['SIDE_RIGHT', /\b(right( repeater| side)?|side right)\b/],
  ['TELE', /\btele(photo)?\b/],
  ['C_I', /\b(c i|cabin|interior|inside|incabin|driver|dms)\b/],
  ['C_R', /\b(c r|rear|back|backward)\b/],
  ['C_F', /\b(c f|front|forward|ahead)\b/],
];

/** Null for a letter that stands for no camera. */
export function cameraOfLetter(letter: string): string | null {
  return LETTERS[letter.toUpperCase()] ?? null;
}

/** By words such as `rear` or `left_repeater`, whole words only; null when there is none. */
export function cameraOfWords(name: string): string | null {
  const plain = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  if (/^[fri]$/.test(plain)) return cameraOfLetter(plain);
  return WORDS.find(([, words]) => words.test(plain))?.[0] ?? null;
}
