/** Serves media under signed URLs: Range with 206 and 416, ETag, If-Range, Content-Length. */
import { readRange } from './byte-range';
import { type Ask, plain, type Reply } from './exchange';
import type { CallFaults } from './faults';
import type { MediaFile } from './media-files';
import type { UrlSigner } from './signed-urls';

const LAST_MODIFIED = 'Mon, 26 Oct 2026 06:00:00 GMT';
const LATER_MODIFIED = 'Mon, 26 Oct 2026 07:00:00 GMT';

const storageError = (status: number, code: string, message: string): Reply =>
  plain(
    status,
    'application/xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );

export function serveMedia(
  ask: Ask,
  faults: CallFaults,
  signer: UrlSigner,
  find: (key: string) => MediaFile | undefined,
): Reply {
  const key = decodeURIComponent(ask.pathname.replace(/^\/media\//, ''));
  const verdict = signer.verdict(key, ask.query);
  if (verdict === 'forged') {
    return storageError(403, 'SignatureDoesNotMatch', 'The signature does not match.');
  }
  if (verdict === 'expired' || faults.has('expired-url')) {
    return storageError(403, 'AccessDenied', 'Request has expired');
  }
  const gone = faults.get('gone');
  const file = gone ? undefined : find(key);
  if (!file) return storageError(gone?.status ?? 404, 'NoSuchKey', 'The file does not exist.');
  return replyWith(file, ask, faults);
}

function replyWith(file: MediaFile, ask: Ask, faults: CallFaults): Reply {
  const changed = faults.has('changed-etag');
  const etag = changed ? file.etag.replace(/"$/, '-changed"') : file.etag;
  const modified = changed ? LATER_MODIFIED : LAST_MODIFIED;
  const ranges = !faults.has('no-range');
  const headers = {
    'content-type': file.contentType,
    etag,
    'last-modified': modified,
    'accept-ranges': ranges ? 'bytes' : 'none',
    'content-disposition': `inline; filename="${file.key.split('/').pop() ?? 'file'}"`,
  };
  const ifRange = ask.headers['if-range'];
  const stillSame = ifRange === undefined || ifRange === etag || ifRange === modified;
  const range = readRange(ranges && stillSame ? ask.headers['range'] : undefined, file.sizeBytes);
  if (range.kind === 'unsatisfiable') {
    return {
      ...storageError(416, 'InvalidRange', 'The requested range is not satisfiable'),
      headers: { 'content-type': 'application/xml', 'content-range': `bytes */${file.sizeBytes}` },
    };
  }
  const { from, to } = range.kind === 'part' ? range : { from: 0, to: file.sizeBytes };
  return {
    status: range.kind === 'part' ? 206 : 200,
    headers:
      range.kind === 'part'
        ? { ...headers, 'content-range': `bytes ${from}-${to - 1}/${file.sizeBytes}` }
        : headers,
    content: { kind: 'stream', sizeBytes: to - from, open: () => file.open(from, to) },
  };
}
