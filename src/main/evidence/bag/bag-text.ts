/** The text files of a BagIt 1.0 bag (RFC 8493), written and read the strict way; pure. */

export const BAGIT_TXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** A file of the bag with its hash, as one manifest line says it. */
export interface ManifestLine {
  readonly hash: string;
  readonly path: string;
}

export type HashAlgorithm = 'sha256' | 'sha512';

export const HEX_LENGTH: Readonly<Record<HashAlgorithm, number>> = { sha256: 64, sha512: 128 };

/** Plain code-unit order: the same on every machine and in every language. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `<hash>  <path>`, sorted by path: the form `sha256sum -c` reads. */
export function formatManifest(lines: readonly ManifestLine[]): string {
  return [...lines]
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ hash, path }) => `${hash}  ${path}\n`)
    .join('');
}

export interface ParsedManifest {
  readonly lines: readonly ManifestLine[];
  /** 1-based numbers of lines that are not as we write them. */
  readonly badLines: readonly number[];
  /** Paths named more than once. */
  readonly repeated: readonly string[];
}

/**
 * Reads a manifest. Stricter than most readers: lower-case hash of the right length, exactly two
 * blanks, a clean relative path, a line feed after every line.
 */
export function parseManifest(text: string, algorithm: HashAlgorithm): ParsedManifest {
  const shape = new RegExp(`^([0-9a-f]{${HEX_LENGTH[algorithm]}}) {2}(\\S(?:.*\\S)?)$`);
  const rows = text.split('\n');
  const badLines: number[] = [];
  if (rows.pop() !== '') badLines.push(rows.length + 1);
  const lines: ManifestLine[] = [];
  const seen = new Set<string>();
  const repeated: string[] = [];
  rows.forEach((row, index) => {
    const match = shape.exec(row);
    const [, hash, path] = match ?? [];
    if (hash === undefined || path === undefined || !isCleanRelativePath(path)) {
      badLines.push(index + 1);
      return;
    }
    if (seen.has(path)) repeated.push(path);
    seen.add(path);
    lines.push({ hash, path });
  });
  return { lines, badLines, repeated };
}

/** No way out of the folder, no second spelling of the same place. */
export function isCleanRelativePath(path: string): boolean {
  return (
    !path.includes('\\') &&
    !/[\u0000-\u001f\u007f]/.test(path) &&
    !/^[A-Za-z]:/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

export type BagInfoField = readonly [label: string, value: string];

/** `Label: value` lines; a value with line breaks is put on one line, an empty one is left out. */
export function formatBagInfo(fields: readonly BagInfoField[]): string {
  return fields
    .map(([label, value]) => [label, value.replace(/\s+/g, ' ').trim()] as const)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('');
}

/** Values by label, in file order; a line that starts with a blank carries the one before on. */
export function parseBagInfo(text: string): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  let last: string[] | null = null;
  for (const row of text.split(/\r\n|\n|\r/)) {
    if (/^[ \t]/.test(row) && last) {
      last.push(`${last.pop() ?? ''} ${row.trim()}`);
      continue;
    }
    const match = /^([^:\s][^:]*?): ?(.*)$/.exec(row);
    const [, label, value] = match ?? [];
    if (label === undefined || value === undefined) continue;
    last = fields.get(label) ?? [];
    last.push(value.trim());
    fields.set(label, last);
  }
  return fields;
}

/** `octets.files` of the payload. */
export function payloadOxum(files: readonly { readonly sizeBytes: number }[]): string {
  const octets = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return `${octets}.${files.length}`;
}
