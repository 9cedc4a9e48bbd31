/** The label fonts of the map, from bundled files: without them labels fall back to the PC's own. */

const FILES = import.meta.glob<string>(
  '../../../../node_modules/@fontsource/noto-sans/files/noto-sans-{latin,latin-ext,cyrillic,greek}-{400-normal,500-normal,400-italic}.woff2',
  { query: '?url&no-inline', import: 'default', eager: true },
);

/** Characters of each file, as its package states them. */
const RANGES: Readonly<Record<string, string>> = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
};

const STYLES = [
  ['Noto Sans Regular', '400-normal'],
  ['Noto Sans Medium', '500-normal'],
  ['Noto Sans Italic', '400-italic'],
] as const;

export interface FontFace {
  readonly url: string;
  readonly 'unicode-range': string[];
}

/** Font name in the style → its files with the characters each covers. */
export function mapFontFaces(): Record<string, FontFace[]> {
  return Object.fromEntries(
    STYLES.map(([name, style]) => [
      name,
      Object.entries(RANGES).flatMap(([subset, range]) => {
        const file = Object.entries(FILES).find(([path]) =>
          path.endsWith(`/noto-sans-${subset}-${style}.woff2`),
        );
        if (file === undefined) return [];
        return [{ url: new URL(file[1], location.href).href, 'unicode-range': range.split(',') }];
      }),
    ]),
  );
}
