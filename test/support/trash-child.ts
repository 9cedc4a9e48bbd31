/** A process that deletes, puts back and deletes local copies again, over and over, until it is killed. */
import { openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { STORED_KINDS } from '@shared/domain/storage';

export interface TrashChildOrder {
  readonly root: string;
  readonly incidentIds: readonly string[];
  /** Emptied at the end of each round; never any other. */
  readonly mayGo: readonly string[];
}

const order = JSON.parse(process.argv[2] ?? '') as TrashChildOrder;
const library = openLibrary({ root: order.root, clock: systemClock, log: silentLog });
const run = { onProgress: () => {}, signal: new AbortController().signal };
const input = { kinds: STORED_KINDS, userName: 'Ada', reason: '', evenIfExported: false };

async function goOn(): Promise<never> {
  await library.trash.settle();
  process.stdout.write('began\n');
  for (;;) {
    const { batchIds } = await library.trash.put({ ...input, incidentIds: order.incidentIds }, run);
    await library.trash.restore(batchIds, 'Ada', run);
    const gone = await library.trash.put({ ...input, incidentIds: order.mayGo }, run);
    await library.trash.empty(gone.batchIds, 'Ada', run);
  }
}

void goOn();
