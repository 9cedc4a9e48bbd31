/** Unpacks what a file from outside holds, never to more than was allowed for. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, type BrotliOptions, type ZlibOptions } from 'node:zlib';
import { AppError } from '@shared/errors';

const gunzipped = promisify<Uint8Array, ZlibOptions, Uint8Array>(gunzip);
const unbrotlied = promisify<Uint8Array, BrotliOptions, Uint8Array>(brotliDecompress);

/** How a part of a PMTiles archive is packed, by the numbers of its specification. */
const UNKNOWN = 0;
const NONE = 1;
export const GZIP = 2;
const BROTLI = 3;

/**
 * @throws AppError `map.damaged` for more than `mostBytes` or broken data, `map.unsupported`
 */
export async function unpackBounded(
  packed: Uint8Array,
  compression: number,
  mostBytes: number,
): Promise<Uint8Array> {
  if (compression === UNKNOWN || compression === NONE) {
    if (packed.length > mostBytes)
      throw new AppError('map.damaged', { detail: 'too large a part' });
    return packed;
  }
  if (compression !== GZIP && compression !== BROTLI) {
    throw new AppError('map.unsupported', { detail: 'It is packed with Zstandard.' });
  }
  const limit = { maxOutputLength: mostBytes };
  try {
    return await (compression === GZIP ? gunzipped(packed, limit) : unbrotlied(packed, limit));
  } catch (cause) {
    throw new AppError('map.damaged', { detail: 'A part of it cannot be unpacked.', cause });
  }
}
