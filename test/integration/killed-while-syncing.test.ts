/** The program dies again and again while it syncs: in the end the library is that of an undisturbed sync. */
import { expect, onTestFinished, test } from 'vitest';
import { createSync, openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { libraryContents } from '../support/library-contents';
import { runChild } from '../support/run-child';
import { signedInTo } from '../support/signed-in';
import type { SyncOrder } from '../support/sync-child';
import { tempFolder } from '../support/temp-folder';

const EVENTS = 4000;
const KILLS = 10;
const PARTITION = 'fleet-1';
const effects = { clock: systemClock, log: silentLog };

test('kill -9 at random moments of a sync', async () => {
  const { simulator, service } = await signedInTo({ events: EVENTS });
  const undisturbed = openLibrary({ root: await tempFolder(), ...effects });
  onTestFinished(() => undisturbed.close());
  undisturbed.ensurePartition({ partitionId: PARTITION, label: 'Fleet', demo: false });
  const sync = createSync({
    library: undisturbed,
    service: () => service,
    partitionId: () => PARTITION,
    ...effects,
    onChange: () => {},
  });
  sync.start();
  await sync.idle();

  const order: SyncOrder = { root: await tempFolder(), partitionId: PARTITION, account: simulator };
  let died = 0;
  // Slow enough that every death comes in the middle.
  simulator.order([{ path: '/V2/events', fault: { kind: 'latency', ms: 30 } }]);
  for (let kill = 0; kill < KILLS; kill += 1) {
    if (!(await runChild('sync-child.ts', order, Math.random() * 120))) died += 1;
  }
  expect(died).toBeGreaterThanOrEqual(KILLS - 2);
  simulator.clearFaults();
  expect(await runChild('sync-child.ts', order, null)).toBe(true);

  const survivor = openLibrary({ root: order.root, ...effects });
  onTestFinished(() => survivor.close());
  expect(survivor.query(PARTITION, EMPTY_QUERY).total).toBe(EVENTS);
  expect(libraryContents(survivor, PARTITION)).toEqual(libraryContents(undisturbed, PARTITION));
}, 120_000);
