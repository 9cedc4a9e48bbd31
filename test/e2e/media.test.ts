/** `media://` in the real Electron: seekable, in ranges, and no file stays open when a player gives up. */
import { appendFile, mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchApp, type RunningApp } from '../support/electron-app';

let userData: string;
let running: RunningApp;
let url: string;
let sizeBytes: number;

beforeAll(async () => {
  userData = await mkdtemp(join(tmpdir(), 'roadproof-media-'));
  running = await launchApp({ userData });
  await running.ask('session:open-demo', undefined);
  const incidentId = await vi.waitFor(async () => {
    const { rows } = await running.ask('incidents:query', { ...EMPTY_QUERY, text: 'collision' });
    const complete = rows.find((row) => row.videosArrived > 0 && !row.expired && !row.uploading);
    expect(complete).toBeDefined();
    return complete?.incidentId ?? '';
  }, 20_000);
  await running.ask('downloads:save', { incidentIds: [incidentId] });
  const video = await vi.waitFor(async () => {
    const { files } = await running.ask('incidents:get', { incidentId });
    const saved = files.find((file) => file.kind === 'video' && file.state === 'saved');
    expect(saved).toBeDefined();
    return saved;
  }, 60_000);
  url = `media://file/${video?.fileId ?? ''}`;
  sizeBytes = video?.sizeBytes ?? 0;
  // The other cameras' files are opened too when they are checked.
  await vi.waitFor(async () => {
    const { files } = await running.ask('incidents:get', { incidentId });
    expect(files.filter(({ state }) => state === 'queued' || state === 'saving')).toEqual([]);
  }, 60_000);
});

afterAll(async () => {
  await running.close();
  await rm(userData, { recursive: true, force: true });
});

const inPage = <T>(code: string): Promise<T> => running.page.evaluate<T>(code);

/** Media files that the main process holds open. */
async function openVideos(): Promise<readonly string[]> {
  const folder = `/proc/${running.app.process().pid ?? 0}/fd`;
  const targets = await Promise.all(
    (await readdir(folder)).map((fd) => readlink(join(folder, fd)).catch(() => '')),
  );
  return targets.filter((target) => target.endsWith('.mp4'));
}

async function makeLonger(bytes: number): Promise<void> {
  const library = join(userData, 'library');
  const entries = await readdir(library, { recursive: true });
  const videos = entries.filter((name) => name.endsWith('.mp4'));
  await Promise.all(videos.map((name) => appendFile(join(library, name), Buffer.alloc(bytes))));
}

describe('media://', () => {
  it('answers a range with exactly that range', async () => {
    const answer = await inPage(
      `fetch('${url}', { headers: { range: 'bytes=4-7' } }).then(async (response) => [
        response.status,
        response.headers.get('content-range'),
        new TextDecoder().decode(await response.arrayBuffer()),
      ])`,
    );
    // Every MP4 begins with the length and then the name of its first box.
    expect(answer).toEqual([206, `bytes 4-7/${sizeBytes}`, 'ftyp']);
  });

  it('plays and seeks in a video element, whose pixels may be read', async () => {
    const seen = await inPage<{ seekableTo: number; duration: number; at: number; pixels: number }>(
      `new Promise((resolve, reject) => {
        const video = document.createElement('video');
        video.crossOrigin = 'anonymous';
        video.muted = true;
        video.onerror = () => reject(new Error(video.error.message));
        video.onloadeddata = () => { video.currentTime = video.duration * 0.8; };
        video.onseeked = () => {
          const canvas = document.createElement('canvas');
          canvas.width = canvas.height = 8;
          const context = canvas.getContext('2d');
          context.drawImage(video, 0, 0, 8, 8);
          const { data } = context.getImageData(0, 0, 8, 8);
          resolve({
            seekableTo: video.seekable.end(0),
            duration: video.duration,
            at: video.currentTime,
            pixels: data.length,
          });
          // Else it may ask for its file again at any later moment.
          video.removeAttribute('src');
          video.load();
        };
        video.src = '${url}';
      })`,
    );
    expect(seen.seekableTo).toBeCloseTo(seen.duration, 1);
    expect(seen.at).toBeCloseTo(seen.duration * 0.8, 1);
    expect(seen.pixels).toBe(256);
  });

  it.runIf(process.platform === 'linux')('closes files that were given up half-way', async () => {
    // Small files are read ahead to their end, and are closed then in any case.
    await makeLonger(32 * 1024 * 1024);
    await vi.waitFor(async () => {
      expect(await openVideos()).toEqual([]);
    }, 60_000);
    await inPage(
      `(async () => {
        globalThis.given = [];
        for (let i = 0; i < 20; i += 1) {
          const control = new AbortController();
          const response = await fetch('${url}', { signal: control.signal });
          await response.body.getReader().read();
          given.push(control);
        }
      })()`,
    );
    expect(await openVideos()).not.toEqual([]);
    await inPage('given.forEach((control) => control.abort())');
    await vi.waitFor(async () => {
      expect(await openVideos()).toEqual([]);
    }, 60_000);
  });
});
