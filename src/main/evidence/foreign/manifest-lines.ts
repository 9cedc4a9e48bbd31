/** Manifests of bags that others made, as widely as their standards allow; pure. */
import { isCleanRelativePath } from '../bag/bag-text';
import type { BagVersion } from './bag-declaration';

export interface ForeignManifest {
  /** Lower-case hash by path, as `pathKey` spells it. */
  readonly hashes: ReadonlyMap<string, string>;
  /** 1-based numbers of lines that name no hash and path, or a path that leads out of the bag. */
  readonly badLines: readonly number[];
  readonly repeated: readonly string[];
}

/** Two spellings of one name are one file: file systems turn one into the other. */
export function pathKey(path: string): string {
  return path.normalize('NFC');
}

/** `hash path`: any blanks between, either case, any line ends; 1.0 also writes % as %25. */
export function readForeignManifest(text: string, version: BagVersion): ForeignManifest {
  const hashes = new Map<string, string>();
  const badLines: number[] = [];
  const repeated: string[] = [];
  text.split(/\r\n|\n|\r/).forEach((row, index) => {
    if (row.trim() === '') return;
    const [, hash, written] = /^([0-9a-fA-F]+)[ \t]+(.+)$/.exec(row) ?? [];
    const path = written === undefined ? '' : decodedPath(written, version);
    if (hash === undefined || !isCleanRelativePath(path)) {
      badLines.push(index + 1);
      return;
    }
    const key = pathKey(path);
    if (hashes.has(key)) repeated.push(path);
    hashes.set(key, hash.toLowerCase());
  });
  return { hashes, badLines, repeated };
}

/** 0.97 knew `*` before the path, as `md5sum -b` writes it, and `./`. */
function decodedPath(written: string, version: BagVersion): string {
  const plain = version === '0.97' ? written.replace(/^\*/, '').replace(/^\.\//, '') : written;
  const escapes = version === '0.97' ? /%(0a|0d)/gi : /%(0a|0d|25)/gi;
  return plain.replace(escapes, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
