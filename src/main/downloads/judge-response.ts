/** Decides from a response's status and headers what its bytes are worth; pure. */
import type { PartRecord } from '@main/library';

export type Verdict =
  /** The bytes continue what is on disk. */
  | { readonly kind: 'append'; readonly part: PartRecord }
  /** The whole file comes again: what is on disk is dropped. */
  | { readonly kind: 'from-start'; readonly part: PartRecord }
  /** Nothing is missing any more. */
  | { readonly kind: 'complete'; readonly part: PartRecord }
  /** The bytes belong to another version: ask again without a range. */
  | { readonly kind: 'start-over' }
  /** The link no longer works: ask the service for a new one. */
  | { readonly kind: 'expired'; readonly gone: boolean }
  /** Try again later; milliseconds when the server said how long. */
  | { readonly kind: 'wait'; readonly afterMs: number | null }
  | { readonly kind: 'refused' };

/** @param offset bytes on disk that the request asked to continue; 0 for a request without a range. */
export function judgeResponse(
  status: number,
  headers: Headers,
  offset: number,
  known: PartRecord,
): Verdict {
  const named = { etag: headers.get('etag'), lastModified: headers.get('last-modified') };
  if (status === 200) {
    return { kind: 'from-start', part: { ...named, totalBytes: lengthOf(headers) } };
  }
  if (status === 206) {
    const range = contentRange(headers);
    if (range?.from !== offset) return { kind: 'start-over' };
    const sameTag = known.etag !== null && named.etag === known.etag;
    if (known.etag !== null && named.etag !== null && !sameTag) return { kind: 'start-over' };
    const totalChanged =
      known.totalBytes !== null && range.total !== null && range.total !== known.totalBytes;
    // The same tag is the same file: its Content-Length was wrong, the range's total is right.
    if (offset > 0 && totalChanged && !(sameTag && isStrong(known.etag))) {
      return { kind: 'start-over' };
    }
    return {
      kind: 'append',
      part: {
        etag: named.etag ?? known.etag,
        lastModified: named.lastModified ?? known.lastModified,
        totalBytes: range.total ?? known.totalBytes,
      },
    };
  }
  if (status === 416) {
    const total = /^bytes \*\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
    return total !== undefined && Number(total) === offset && offset > 0
      ? { kind: 'complete', part: { ...known, totalBytes: offset } }
      : { kind: 'start-over' };
  }
  if (status === 404 || status === 410) return { kind: 'expired', gone: true };
  if (status === 401 || status === 403) return { kind: 'expired', gone: false };
  if (status === 408 || status === 429 || status >= 500) {
    return { kind: 'wait', afterMs: retryAfterMs(headers) };
  }
  return { kind: 'refused' };
}

/**
 * The headers that continue a file, or null when the server gave nothing to recognise it by: then only the
 * first byte is safe.
 */
export function rangeHeaders(offset: number, part: PartRecord): Record<string, string> | null {
  if (offset === 0) return {};
  const range = { range: `bytes=${offset}-` };
  if (part.etag !== null && isStrong(part.etag)) return { ...range, 'if-range': part.etag };
  if (part.lastModified !== null) return { ...range, 'if-range': part.lastModified };
  return part.totalBytes === null ? null : range;
}

/** A weak tag says "as good as the same", which is not the same bytes. */
function isStrong(etag: string | null): boolean {
  return etag !== null && !etag.startsWith('W/');
}

/** Compressed answers have another length on the wire than on disk. */
function lengthOf(headers: Headers): number | null {
  const encoding = headers.get('content-encoding');
  const length = headers.get('content-length');
  if (length === null || (encoding !== null && encoding !== 'identity')) return null;
  return /^\d+$/.test(length) ? Number(length) : null;
}

function contentRange(headers: Headers): { from: number; total: number | null } | null {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '');
  if (match === null) return null;
  return { from: Number(match[1]), total: match[2] === '*' ? null : Number(match[2]) };
}

/** Seconds only: an HTTP date would need the server's clock. */
function retryAfterMs(headers: Headers): number | null {
  const seconds = headers.get('retry-after');
  return seconds !== null && /^\d+$/.test(seconds) ? Number(seconds) * 1000 : null;
}
