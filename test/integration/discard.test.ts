/** Discarding an event in the cloud: refused, allowed, recorded; and what only the event's page says. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDiscards } from '@main/discard';
import { createDownloads } from '@main/downloads';
import type { FleetClient } from '@main/fleet';
import { createEventPages, createSync, openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { startSimulator } from '@simulator/index';
import { signedInClient } from '../support/fleet-connection';
import { tempFolder } from '../support/temp-folder';

const PARTITION = 'demo';
const COLLISION = 'demo:EV20261021074213VAN07';
const REMOTE_CLIP = 'demo:RC20261021053701VAN07';
const BRAKING = 'demo:EV20261024175618CAR21';
const WHO = { userName: 'Ada Adjuster' };

async function bench() {
  const root = await tempFolder();
  const simulator = await startSimulator({ demoFolder: resolve('resources/demo') });
  onTestFinished(() => simulator.close());
  const { client } = await signedInClient(simulator, { retry: { attempts: 1 } });
  let service: FleetClient | null = client;
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  library.ensurePartition({ partitionId: PARTITION, label: 'Demo fleet', demo: true });
  const effects = {
    library,
    service: () => service,
    partitionId: () => PARTITION,
    clock: systemClock,
    log: silentLog,
  };
  const sync = createSync({ ...effects, onChange: () => {} });
  const downloads = createDownloads({
    ...effects,
    http: (url, init) => fetch(url, init),
    onChange: () => {},
  });
  onTestFinished(async () => {
    await downloads.close();
    library.close();
  });
  const syncNow = async (): Promise<void> => {
    sync.start();
    await sync.idle();
  };
  await syncNow();
  return {
    root,
    simulator,
    library,
    downloads,
    syncNow,
    discards: createDiscards(effects),
    pages: createEventPages(effects),
    goOffline: () => {
      service = null;
    },
    actions: (id: string) => library.custody.entries(id).map(({ action }) => action),
    deleted: () => simulator.requests.filter(({ method }) => method === 'DELETE').length,
  };
}

test('a legal hold is written down by name and keeps the event until it is released', async () => {
  const { discards, library, actions, deleted } = await bench();
  const decision = { incidentId: BRAKING, reason: 'Suit expected', ...WHO };
  expect(() => library.hold.put({ ...decision, userName: ' ' })).toThrow('hold.needs-name');
  library.hold.put(decision);
  library.hold.put({ ...decision, reason: 'Twice' });
  expect(library.detail(BRAKING).hold).toMatchObject({
    by: WHO.userName,
    reason: 'Suit expected',
  });

  await expect(discards.discard({ ...decision, reason: 'Tidy up' })).rejects.toMatchObject({
    code: 'hold.keeps',
    detail: 'On hold by Ada Adjuster: Suit expected',
  });
  expect(deleted()).toBe(0);

  library.hold.release({ ...decision, reason: 'Settled' });
  expect(library.detail(BRAKING).hold).toBeNull();
  expect(actions(BRAKING).filter((action) => action.startsWith('h'))).toEqual([
    'held',
    'hold-released',
  ]);
  await discards.discard({ ...decision, reason: 'Tidy up' });
  expect(deleted()).toBe(1);
});

test('nothing is sent while something is not saved here and no reason is given', async () => {
  const { discards, library, deleted } = await bench();
  expect(await discards.check(BRAKING)).toMatchObject({ complete: false });
  await expect(
    discards.discard({ incidentId: BRAKING, reason: '  ', ...WHO }),
  ).rejects.toMatchObject({
    code: 'discard.not-saved',
    detail: expect.stringContaining('video') as string,
  });
  await expect(
    discards.discard({ incidentId: BRAKING, reason: 'Test drive', userName: ' ' }),
  ).rejects.toMatchObject({ code: 'discard.needs-name' });
  expect(deleted()).toBe(0);
  expect(library.detail(BRAKING).discardedAtMs).toBeNull();
});

test('with a reason it goes, is recorded with who and why, and stays marked after a sync', async () => {
  const { discards, library, actions, syncNow, downloads, deleted } = await bench();
  const after = await discards.discard({ incidentId: BRAKING, reason: 'Test drive', ...WHO });
  expect(after.discardedAtMs).not.toBeNull();
  expect(after).toMatchObject({ saveState: 'expired', expired: true });
  expect(actions(BRAKING)).toEqual(['discard-requested', 'discarded']);
  expect(library.custody.entries(BRAKING).at(-1)).toMatchObject({
    user: 'Ada Adjuster',
    data: { ticket: 'EV20261024175618CAR21', reason: 'Test drive' },
  });
  expect(library.custody.verify(BRAKING)).toMatchObject({ ok: true });
  await syncNow();
  expect(library.detail(BRAKING).discardedAtMs).toBe(after.discardedAtMs);
  // A second discard asks nothing; there is nothing left to save.
  await discards.discard({ incidentId: BRAKING, reason: 'again', ...WHO });
  expect(deleted()).toBe(1);
  downloads.save([BRAKING]);
  await downloads.idle();
  expect(downloads.state().jobs[0]).toMatchObject({
    state: 'failed',
    error: { code: 'media.gone' },
  });
});

test('what is saved here stays, to the byte, and needs no reason', async () => {
  const { discards, downloads, library, root } = await bench();
  downloads.save([COLLISION]);
  await downloads.idle();
  const before = library.detail(COLLISION);
  expect(before.saveState).toBe('saved');
  expect(await discards.check(COLLISION)).toEqual({ complete: true, missing: [] });
  const after = await discards.discard({ incidentId: COLLISION, reason: '', ...WHO });
  expect(after.saveState).toBe('saved');
  expect(after.files).toEqual(before.files);
  const custody = await readFile(
    join(root, 'demo/2026/2026-10-21_EV20261021074213VAN07/custody.jsonl'),
    'utf8',
  );
  expect(custody).toContain('"action":"discarded"');
});

test('a refusal of the service leaves the event and says so in the record', async () => {
  const { discards, simulator, library, actions } = await bench();
  simulator.order([{ path: '/V2/event/*', method: 'DELETE', fault: { kind: 'refuse' } }]);
  await expect(
    discards.discard({ incidentId: BRAKING, reason: 'Test drive', ...WHO }),
  ).rejects.toMatchObject({ code: 'service.refused' });
  expect(library.detail(BRAKING).discardedAtMs).toBeNull();
  expect(actions(BRAKING)).toEqual(['discard-requested', 'discard-failed']);
});

test('nobody signed in: nothing can be discarded', async () => {
  const { discards, goOffline } = await bench();
  goOffline();
  await expect(
    discards.discard({ incidentId: BRAKING, reason: 'Test drive', ...WHO }),
  ).rejects.toMatchObject({ code: 'service.signed-out' });
});

test('an event’s page is read once, when somebody looks; linked tickets find each other', async () => {
  const { pages, library, simulator, goOffline } = await bench();
  const asked = () =>
    simulator.requests.filter(({ pathname }) => pathname === '/V2/event/EV20261021074213VAN07')
      .length;
  expect(library.detail(COLLISION)).toMatchObject({ speedKph: null, eventReadAtMs: null });
  await Promise.all([pages.read(COLLISION), pages.read(COLLISION)]);
  await pages.read(COLLISION);
  expect(asked()).toBe(1);
  const detail = library.detail(COLLISION);
  expect(detail.speedKph).toBeGreaterThan(0);
  expect(detail.captureModes).toHaveLength(4);
  expect(detail.isOverSpeed).not.toBeNull();
  expect(detail.linked).toMatchObject([{ incidentId: REMOTE_CLIP, typeName: 'remote_clip' }]);
  expect(library.detail(REMOTE_CLIP).linked).toMatchObject([{ incidentId: COLLISION }]);
  goOffline();
  await pages.read(BRAKING);
  expect(library.detail(BRAKING).eventReadAtMs).toBeNull();
});
