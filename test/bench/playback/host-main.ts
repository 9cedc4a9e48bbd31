/** The bench's own Electron main: the product's schemes and file server, and one bare page. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createMediaHandler } from '@main/media/protocol';
import { APP_ORIGIN, APP_SCHEME, MEDIA_SCHEME } from '@main/app/origin';
import { registerSchemes } from '@main/app/schemes';
import { silentLog } from '@main/platform/log';
import { app, BrowserWindow, protocol } from 'electron';
import { HostPlanSchema, type HostPlan } from './host-plan';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

registerSchemes();
// Decoding is measured as a busy office machine does it: without a graphics card.
app.disableHardwareAcceleration();

async function readPlan(): Promise<HostPlan> {
  const path = process.env['ROADPROOF_BENCH_PLAN'] ?? '';
  return HostPlanSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}

async function servePage(folder: string, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const name = extname(pathname) === '' ? '/index.html' : pathname;
  const body = await readFile(join(folder, name)).catch(() => null);
  if (body === null) return new Response(null, { status: 404 });
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  return new Response(body, { headers: { 'content-type': type } });
}

async function run(): Promise<void> {
  const [plan] = await Promise.all([readPlan(), app.whenReady()]);
  const files = new Map(plan.files.map(({ fileId, path }) => [fileId, path]));
  const media = createMediaHandler({
    locate: (fileId) => {
      const path = files.get(fileId);
      return Promise.resolve(path === undefined ? null : { path, contentType: 'video/mp4' });
    },
    allowedOrigin: APP_ORIGIN,
    log: silentLog,
  });
  protocol.handle(MEDIA_SCHEME, media);
  protocol.handle(APP_SCHEME, (request) => servePage(plan.pageFolder, request));
  const window = new BrowserWindow({
    width: plan.widthPx,
    height: plan.heightPx,
    useContentSize: true,
    webPreferences: {
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  await window.loadURL(`${APP_ORIGIN}/`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  app.exit(1);
});
