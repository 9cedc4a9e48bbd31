/** The bar of a hand-over of several never runs backwards and is full exactly at its end. */
import type { ExportState } from '@shared/domain/evidence';
import type { BatchItem } from '@shared/domain/package-batch';
import { describe, expect, it } from 'vitest';
import { batchCounts, batchPart, exportPart } from './batch-progress';

const running = (change: Partial<ExportState>): ExportState => ({
  exportId: '',
  incidentId: '',
  status: 'running',
  step: 'check-originals',
  encrypted: false,
  bytesDone: 0,
  bytesTotal: 100,
  stills: null,
  result: null,
  error: null,
  ...change,
});
const item = (status: BatchItem['status'], change: Partial<BatchItem> = {}): BatchItem => ({
  incidentId: '',
  packageName: '',
  knownBytes: 100,
  status,
  export: null,
  error: null,
  ...change,
});

describe('one export', () => {
  it('counts writing and reading back, and encrypting where that is wanted', () => {
    expect(exportPart(running({ step: 'silent-copies', bytesDone: 90 }))).toBe(0);
    expect(exportPart(running({ step: 'write', bytesDone: 50 }))).toBe(0.25);
    expect(exportPart(running({ step: 'verify', bytesDone: 100 }))).toBe(1);
    const encrypted = running({ step: 'verify', bytesDone: 50, encrypted: true });
    expect(exportPart(encrypted)).toBe(0.5);
    expect(exportPart(running({ step: 'finish' }))).toBe(1);
  });
});

describe('all of them', () => {
  it('weigh by their bytes; one that failed is over too', () => {
    const half = item('running', { export: running({ step: 'verify' }) });
    const big = item('failed', { knownBytes: 200 });
    expect(batchPart([half, item('waiting'), big])).toBe(250 / 400);
    expect(batchPart([item('done'), item('cancelled')])).toBe(1);
    expect(batchPart([item('running', { knownBytes: 0 })])).toBe(0);
  });

  it('are counted, with the number of the one that is made', () => {
    const items = [item('done'), item('failed'), item('running'), item('waiting')];
    expect(batchCounts(items)).toEqual({ total: 4, done: 1, failed: 1, cancelled: 0, current: 3 });
    expect(batchCounts([item('done'), item('cancelled')]).current).toBe(2);
  });
});
