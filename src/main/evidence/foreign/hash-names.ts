/** The hashes that a manifest's name can stand for (RFC 8493, section 2.4). */

const KNOWN: ReadonlyMap<string, string> = new Map([
  ['md5', 'md5'],
  ['sha1', 'sha1'],
  ['sha224', 'sha224'],
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['sha3256', 'sha3-256'],
  ['sha3512', 'sha3-512'],
]);

/** They show accidents; somebody who means to can make two files with the same one. */
const WEAK: ReadonlySet<string> = new Set(['md5', 'sha1']);

/** As `node:crypto` calls it; null for one that is not known here. */
export function hashOfManifest(name: string): string | null {
  const [, written] = /^(?:tag)?manifest-([a-z0-9-]+)\.txt$/i.exec(name) ?? [];
  return written === undefined
    ? null
    : (KNOWN.get(written.toLowerCase().replaceAll('-', '')) ?? null);
}

export function onlyWeak(algorithms: readonly string[]): boolean {
  return algorithms.every((algorithm) => WEAK.has(algorithm));
}
