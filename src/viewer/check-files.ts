/** Hashes the files of an unpacked package in the page and compares them with its manifest. */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

export type FileVerdict = 'same' | 'changed' | 'missing' | 'not-listed';

export interface CheckedFile {
  readonly path: string;
  readonly verdict: FileVerdict;
}

export interface PickedFile {
  /** Below the picked folder, with `/`. */
  readonly path: string;
  readonly file: Blob;
}

export class NoManifest extends Error {
  constructor() {
    super(
      'This folder holds no manifest-sha256.txt. Pick the folder that this page lies in, unpacked from the zip.',
    );
  }
}

const MANIFESTS = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'];
/** Not listed anywhere by design: the list of lists, and a signature over it. */
const OUTSIDE = /^(tagmanifest-[a-z0-9]+\.txt|signature\/(manifest\.p7s|signer\.pem))$/;

/**
 * Every file of the manifest and of the tag manifest, then what lies there without being listed.
 * @param onBytes told how many bytes were read more.
 * @throws NoManifest
 */
export async function checkFiles(
  picked: readonly PickedFile[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<readonly CheckedFile[]> {
  const files = new Map(picked.map(({ path, file }) => [path, file]));
  const listed = new Map<string, string>();
  for (const name of MANIFESTS) {
    const manifest = files.get(name);
    if (manifest === undefined) throw new NoManifest();
    for (const [path, hash] of manifestLines(await manifest.text())) listed.set(path, hash);
  }
  const checked: CheckedFile[] = [];
  for (const [path, hash] of [...listed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    signal.throwIfAborted();
    const file = files.get(path);
    if (file === undefined) checked.push({ path, verdict: 'missing' });
    else {
      const same = (await hashOf(file, onBytes, signal)) === hash;
      checked.push({ path, verdict: same ? 'same' : 'changed' });
    }
  }
  const more = [...files.keys()].filter((path) => !listed.has(path) && !OUTSIDE.test(path));
  return [...checked, ...more.map((path) => ({ path, verdict: 'not-listed' as const }))];
}

/** How many bytes a check will read. */
export function bytesToCheck(picked: readonly PickedFile[]): number {
  return picked.reduce((sum, { file }) => sum + file.size, 0);
}

function* manifestLines(text: string): Generator<readonly [string, string]> {
  for (const line of text.split('\n')) {
    const [, hash, path] = /^([0-9a-f]{64}) {2}(.+)$/i.exec(line.trimEnd()) ?? [];
    if (hash !== undefined && path !== undefined) yield [path, hash.toLowerCase()];
  }
}

/** A file of many gigabytes never stands in memory whole. */
async function hashOf(
  file: Blob,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const hash = sha256.create();
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytesToHex(hash.digest());
    if (signal.aborted) {
      await reader.cancel();
      signal.throwIfAborted();
    }
    hash.update(value);
    onBytes(value.length);
  }
}
