/** Where the files of a bag come from that somebody else made: a folder, or a zip of any common kind. */
import type { Readable } from 'node:stream';
import type { Problem } from '../verify/container';

export interface ForeignFile {
  /** Below the bag's own folder: `data/front.mp4`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** The bytes as they are meant, unpacked where they are packed; read once at a time. */
  open(): Promise<Readable>;
}

export interface ForeignSource {
  readonly kind: 'zip' | 'folder';
  readonly name: string;
  readonly sizeBytes: number;
  readonly files: readonly ForeignFile[];
  readonly problems: readonly Problem[];
  close(): void;
}
