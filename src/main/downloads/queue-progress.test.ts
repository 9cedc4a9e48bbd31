import { describe, expect, test } from 'vitest';
import type { DownloadJob } from '@shared/domain/download';
import { queueProgress } from './queue-progress';

const job = (state: DownloadJob['state'], bytesDone = 0, bytesTotal: number | null = null) => ({
  incidentId: '',
  title: '',
  eventTimeMs: 0,
  zone: null,
  state,
  filesDone: 0,
  filesTotal: 0,
  bytesDone,
  bytesTotal,
  error: null,
  moved: null,
});

describe('queueProgress', () => {
  test('what is done still counts, so that the bar never falls back when an incident is finished', () => {
    const before = queueProgress([job('running', 99, 100), job('queued', 0, 100)], 10);
    const after = queueProgress([job('done', 100, 100), job('queued', 0, 100)], 10);
    expect(before).toEqual({
      part: 0.495,
      jobsDone: 0,
      jobsTotal: 2,
      bytesLeft: 101,
      secondsLeft: 10.1,
    });
    expect(after).toEqual({
      part: 0.5,
      jobsDone: 1,
      jobsTotal: 2,
      bytesLeft: 100,
      secondsLeft: 10,
    });
  });

  test('incidents whose size nobody knows yet are taken to be like the others', () => {
    const jobs = [job('done', 300), job('running', 50, 100), job('queued'), job('queued')];
    // 300 done, 100 known, twice 200 supposed.
    expect(queueProgress(jobs, 10)).toEqual({
      part: 350 / 800,
      jobsDone: 1,
      jobsTotal: 4,
      bytesLeft: 450,
      secondsLeft: 45,
    });
  });

  test('held, failed and cancelled work is not ahead', () => {
    const jobs = [job('running', 1, 2), job('held', 0, 9), job('failed', 0, 9), job('cancelled')];
    expect(queueProgress(jobs, 0)).toEqual({
      part: 0.5,
      jobsDone: 0,
      jobsTotal: 1,
      bytesLeft: 1,
      secondsLeft: null,
    });
  });

  test('says nothing while nothing is known or under way', () => {
    expect(queueProgress([], 5).part).toBeNull();
    expect(queueProgress([job('queued')], 5)).toMatchObject({ part: null, secondsLeft: null });
    expect(queueProgress([job('done', 5, 5), job('held')], 5).part).toBeNull();
  });
});
