/** `media://file/<fileId>`: the bytes of a library file, in ranges, for the players in the renderer. */
import { open, type FileHandle } from 'node:fs/promises';
import type { Log } from '../platform/log';
import { fileStream } from './file-stream';
import { parseRange } from './range';

/** Where a file lies and what it is. Only the library knows; the path never leaves main. */
export interface LocatedFile {
  readonly path: string;
  readonly contentType: string;
}

export interface MediaSources {
  /** Null when no saved file has this id. */
  readonly locate: (fileId: string) => Promise<LocatedFile | null>;
  /** The page that may read the bytes back from a canvas. */
  readonly allowedOrigin: string;
  readonly log: Log;
}

/** Ids are our own; whatever else stands in the URL (`..`, `%2f`, a second segment) names no file. */
const FILE_ID = /^[A-Za-z0-9_-][A-Za-z0-9_.:-]{0,199}$/;

/** Answers requests of the `media:` scheme: GET and HEAD with Range; everything else is refused. */
export function createMediaHandler(sources: MediaSources): (request: Request) => Promise<Response> {
  const cors = {
    'access-control-allow-origin': sources.allowedOrigin,
    'access-control-allow-headers': 'range',
    'access-control-expose-headers': 'accept-ranges, content-length, content-range',
    'x-content-type-options': 'nosniff',
  };
  const refuse = (status: number, headers: Record<string, string> = {}): Response =>
    new Response(null, { status, headers: { ...cors, ...headers } });

  return async (request) => {
    if (request.method === 'OPTIONS') return refuse(204);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(405, { allow: 'GET, HEAD' });
    }
    const fileId = fileIdOf(request.url);
    const located = fileId === null ? null : await sources.locate(fileId);
    if (located === null) return refuse(404);

    const file = await openToRead(located.path);
    if (file === null) {
      sources.log.warn('a saved file could not be opened', { fileId });
      return refuse(404);
    }
    try {
      const { size } = await file.stat();
      const range = parseRange(request.headers.get('range'), size);
      if (range.kind === 'unsatisfiable') {
        await file.close();
        return refuse(416, { 'content-range': `bytes */${size}` });
      }
      const [start, end] = range.kind === 'part' ? [range.start, range.end] : [0, size - 1];
      const headers = {
        ...cors,
        'accept-ranges': 'bytes',
        'content-type': located.contentType,
        'content-length': String(end - start + 1),
        ...(range.kind === 'part' ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
      };
      const status = range.kind === 'part' ? 206 : 200;
      if (request.method === 'HEAD' || size === 0) {
        await file.close();
        return new Response(null, { status, headers });
      }
      return new Response(fileStream(file, start, end), { status, headers });
    } catch (error) {
      await file.close();
      throw error;
    }
  };
}

/** The id in `media://file/<fileId>`, or null for any other URL. */
export function fileIdOf(url: string): string | null {
  const { host, pathname, search } = new URL(url);
  const fileId = pathname.slice(1);
  return host === 'file' && search === '' && FILE_ID.test(fileId) ? fileId : null;
}

async function openToRead(path: string): Promise<FileHandle | null> {
  try {
    const file = await open(path, 'r');
    if ((await file.stat()).isFile()) return file;
    await file.close();
    return null;
  } catch {
    return null;
  }
}
