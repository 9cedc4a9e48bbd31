/** A process that saves marks and is killed by itself before it closes anything. */
import { randomUUID } from 'node:crypto';
import { openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';

export interface MarksOrder {
  readonly root: string;
  readonly incidentId: string;
  readonly count: number;
}

const order = JSON.parse(process.argv[2] ?? '') as MarksOrder;
const library = openLibrary({ root: order.root, clock: systemClock, log: silentLog });
for (let index = 0; index < order.count; index += 1) {
  library.marks.save(
    order.incidentId,
    {
      markId: randomUUID(),
      fromMs: 1_792_390_353_600 + index,
      toMs: null,
      kind: 'impact',
      colour: 'red',
      text: `Windscreen ${index}`,
    },
    '',
  );
}
process.stdout.write('saved\n', () => process.kill(process.pid, 'SIGKILL'));
