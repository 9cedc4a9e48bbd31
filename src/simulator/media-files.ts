/** Files that the media routes can serve: from the demo folder, or made up byte by byte. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { seedOf } from './random';

export interface MediaFile {
  /** Path below `/media/`; unique in the fleet. */
  readonly key: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly etag: string;
  /** Bytes `from` (inclusive) to `to` (exclusive). */
  readonly open: (from: number, to: number) => Readable;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  nmea: 'text/plain',
  txt: 'text/plain',
};

function contentTypeOf(name: string): string {
  return CONTENT_TYPES[name.split('.').pop() ?? ''] ?? 'application/octet-stream';
}

const etagOf = (text: string): string =>
  `"${createHash('md5').update(text).digest('hex').slice(0, 20)}"`;

export function fileOnDisk(
  key: string,
  path: string,
  stat: { size: number; mtimeMs: number },
): MediaFile {
  return {
    key,
    contentType: contentTypeOf(key),
    sizeBytes: stat.size,
    etag: etagOf(`${key}:${stat.size}:${stat.mtimeMs}`),
    open: (from, to) =>
      from >= to ? Readable.from([]) : createReadStream(path, { start: from, end: to - 1 }),
  };
}

export function fileInMemory(key: string, bytes: Buffer): MediaFile {
  return {
    key,
    contentType: contentTypeOf(key),
    sizeBytes: bytes.length,
    etag: etagOf(`${key}:${bytes.length}:${createHash('md5').update(bytes).digest('hex')}`),
    open: (from, to) => Readable.from([bytes.subarray(from, to)]),
  };
}

const CHUNK_BYTES = 65_536;

/** An MP4 by its outer boxes only (`ftyp`, an empty `moov`, one `mdat` of noise): enough for transfers. */
export function madeVideo(key: string, sizeBytes: number): MediaFile {
  const head = Buffer.alloc(40);
  head.writeUInt32BE(24, 0);
  head.write('ftypisom', 4, 'latin1');
  head.writeUInt32BE(512, 12);
  head.write('isommp41', 16, 'latin1');
  head.writeUInt32BE(8, 24);
  head.write('moov', 28, 'latin1');
  head.writeUInt32BE(Math.max(8, sizeBytes - 32), 32);
  head.write('mdat', 36, 'latin1');
  const seed = seedOf(key);

  function* chunks(from: number, to: number): Generator<Buffer> {
    for (let at = from; at < to; at += CHUNK_BYTES) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, to - at));
      for (let index = 0; index < chunk.length; index++) {
        const offset = at + index;
        chunk[index] = head[offset] ?? Math.imul(offset ^ seed, 0x9e3779b1) >>> 24;
      }
      yield chunk;
    }
  }

  return {
    key,
    contentType: 'video/mp4',
    sizeBytes,
    etag: etagOf(`${key}:${sizeBytes}`),
    open: (from, to) => Readable.from(chunks(from, to)),
  };
}

/** The smallest grey JPEG there is: one picture element. */
export const TINY_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
  'base64',
);
