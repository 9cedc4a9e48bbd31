import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { probeVideo } from './probe';

test('reads size, codecs and evenly spaced frames; priming sound does not move the pictures', async () => {
  const probe = await probeVideo(resolve('resources/demo/cyclist-braking/grid.mp4'));
  expect(probe).toMatchObject({
    widthPx: 2560,
    heightPx: 1440,
    frames: { kind: 'constant', firstPtsUs: 0 },
  });
  expect(probe.codec).toMatch(/^avc1\.[0-9a-f]{6}$/);
  expect(probe.audioCodec).toBe('mp4a.40.2');
  if (probe.frames.kind === 'constant') {
    const { frameDurationUs, count } = probe.frames;
    expect(probe.durationMs).toBeCloseTo((frameDurationUs * count) / 1000, 1);
  }
});

test('what is no video is bad content', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roadproof-probe-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'a.mp4'), '<!doctype html>');
  await expect(probeVideo(join(folder, 'a.mp4'))).rejects.toMatchObject({
    code: 'media.bad-content',
  });
});
