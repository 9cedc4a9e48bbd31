import { expect, test } from 'vitest';
import type { DownloadJob } from '@shared/domain/download';
import { downloadKey, downloadMenu } from './download-menu';

const job = (change: Partial<DownloadJob>): DownloadJob => ({
  incidentId: 'i',
  title: 'Collision',
  eventTimeMs: 0,
  zone: null,
  state: 'queued',
  filesDone: 0,
  filesTotal: 2,
  bytesDone: 0,
  bytesTotal: null,
  error: null,
  moved: null,
  ...change,
});

const enabled = (change: Partial<DownloadJob>): readonly string[] =>
  downloadMenu(job(change)).flatMap((item) =>
    item.kind === 'separator' || ('disabled' in item && item.disabled) ? [] : [item.id],
  );

test('what waits can be moved, paused and cancelled; what runs is not moved any more', () => {
  expect(enabled({})).toEqual(['open', 'reveal', 'top', 'bottom', 'pause', 'cancel', 'copy']);
  expect(enabled({ state: 'running' })).toEqual(['open', 'reveal', 'pause', 'cancel', 'copy']);
  expect(enabled({ state: 'failed' })).toEqual([
    'open',
    'reveal',
    'top',
    'bottom',
    'retry',
    'copy',
  ]);
  expect(enabled({ state: 'done' })).toEqual(['open', 'reveal', 'copy']);
});

test('only what was moved goes back in order', () => {
  expect(enabled({ moved: 'top' })).toContain('by-expiry');
});

test('a key does what its item does, and nothing while the item cannot be had', () => {
  expect(downloadKey(job({}), 't')).toBe('top');
  expect(downloadKey(job({ state: 'running' }), 't')).toBeNull();
  expect(downloadKey(job({}), 'Delete')).toBe('cancel');
  expect(downloadKey(job({}), 'x')).toBeNull();
});
