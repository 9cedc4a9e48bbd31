/** Serves the renderer and the map's tiles at `app://roadproof/`. */
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { tilePicture } from '../media/tile-picture';
import type { TileSource } from '../media/tiles';
import { APP_HOST } from './origin';

export interface AppPages {
  /** Folder of the built renderer. */
  readonly folder: string;
  readonly contentSecurityPolicy: string;
  readonly tiles: Pick<TileSource, 'tile'>;
  /** In development: fetches from the dev server, so that the origin stays the same. */
  readonly fetchFromDevServer: ((pathAndQuery: string) => Promise<Response>) | null;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const TILE = /^\/tiles\/([A-Za-z0-9_-]{1,64})\/(\d{1,2})\/(\d{1,8})\/(\d{1,8})\.(mvt|img)$/;

/** Answers requests of the `app:` scheme: GET of a built file, a page route, or a tile. */
export function createAppHandler(pages: AppPages): (request: Request) => Promise<Response> {
  const headers = {
    'content-security-policy': pages.contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  const refuse = (status: number): Response => new Response(null, { status, headers });

  return async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET') return refuse(405);
    if (url.host !== APP_HOST) return refuse(404);

    const tile = TILE.exec(url.pathname);
    if (tile) {
      const [, mapId = '', zoom, column, row, ending] = tile;
      const data = await pages.tiles.tile(mapId, Number(zoom), Number(column), Number(row));
      if (data === null) return refuse(204);
      const type =
        ending === 'img' ? tilePicture(data)?.type : 'application/vnd.mapbox-vector-tile';
      if (type === undefined) return refuse(204);
      return new Response(new Uint8Array(data), { headers: { ...headers, 'content-type': type } });
    }

    if (pages.fetchFromDevServer) {
      const served = await pages.fetchFromDevServer(url.pathname + url.search);
      const type = served.headers.get('content-type') ?? 'application/octet-stream';
      return new Response(served.body, {
        status: served.status,
        headers: { ...headers, 'content-type': type },
      });
    }

    const path = fileOf(pages.folder, url.pathname);
    const body = path === null ? null : await readFile(path).catch(() => null);
    if (path === null || body === null) return refuse(404);
    const type = CONTENT_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
    return new Response(body, { headers: { ...headers, 'content-type': type } });
  };
}

/** The file under `folder` that a URL path names; a path without an ending is a page's route. */
function fileOf(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const path = join(folder, extname(decoded) === '' ? 'index.html' : decoded);
  return path.startsWith(folder + sep) ? path : null;
}
