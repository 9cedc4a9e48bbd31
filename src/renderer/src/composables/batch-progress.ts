/** How far a hand-over of several incidents is; pure. */
import type { ExportState, ExportStep } from '@shared/domain/evidence';
import type { BatchItem } from '@shared/domain/package-batch';

export interface BatchCounts {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Number of the one that is made now, from 1; of the last one when none is. */
  readonly current: number;
}

export function batchCounts(items: readonly BatchItem[]): BatchCounts {
  const count = (status: BatchItem['status']): number =>
    items.filter((item) => item.status === status).length;
  const running = items.findIndex(({ status }) => status === 'running');
  return {
    total: items.length,
    done: count('done'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    current: running < 0 ? items.length : running + 1,
  };
}

/** Steps that go once through every byte. */
const COUNTED: readonly ExportStep[] = ['write', 'verify', 'encrypt'];
const BEFORE: ReadonlySet<ExportStep> = new Set(['silent-copies', 'stills', 'check-originals']);

/** How far one export is, 0…1; its preparations count nothing. */
export function exportPart({
  status,
  step,
  encrypted,
  bytesDone,
  bytesTotal,
}: ExportState): number {
  if (status !== 'running' || step === 'finish') return 1;
  if (BEFORE.has(step)) return 0;
  const steps = COUNTED.filter((each) => encrypted || each !== 'encrypt');
  const ofStep = bytesTotal > 0 ? bytesDone / bytesTotal : 0;
  return (steps.indexOf(step) + ofStep) / steps.length;
}

/** How far all of them are, 0…1, by their bytes; one that is over counts in full, whatever came of it. */
export function batchPart(items: readonly BatchItem[]): number {
  // Nothing weighs nothing: the smallest package is made of documents.
  const weight = ({ knownBytes }: BatchItem): number => Math.max(1, knownBytes);
  const total = items.reduce((sum, item) => sum + weight(item), 0);
  const done = items.reduce((sum, item) => sum + weight(item) * itemPart(item), 0);
  return total === 0 ? 0 : done / total;
}

function itemPart(item: BatchItem): number {
  if (item.status === 'waiting') return 0;
  if (item.status !== 'running') return 1;
  return item.export === null ? 0 : exportPart(item.export);
}
