/** Claims on a real disk: found by words, held and released with their incidents, back after the index is lost. */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EMPTY_CLAIM, type ClaimContent } from '@shared/domain/claim';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { checkLibrary, openLibrary, rebuildIndex, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { eventPage, fleetEvent } from '../support/fleet-events';
import { tempFolder } from '../support/temp-folder';

const P = 'fleet-1';
const CONTENT: ClaimContent = {
  ...EMPTY_CLAIM,
  claimNumber: 'CLM-4711',
  insured: 'Northline Freight',
  adjuster: 'Éva Nagy',
  lossDate: '2026-10-21',
  people: [{ name: 'Ivo Brandt', role: 'Witness', contact: '+420 555 0101' }],
  references: [{ label: 'Police report', number: 'KRPA-88-2026' }],
  notes: 'Waits for the repair bill',
};

function open(root: string): Library {
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  return library;
}

/** A library of two fleets; the ids of the first one's incidents, by ticket. */
async function filled(): Promise<{ library: Library; ids: Readonly<Record<string, string>> }> {
  const library = open(await tempFolder());
  library.ensurePartition({ partitionId: P, label: 'Fleet one', demo: false });
  library.ensurePartition({ partitionId: 'other', label: 'Fleet two', demo: false });
  const events = ['A1', 'A2', 'A3'].map((ticket) => fleetEvent({ ticket }));
  library.upsertEventPage(P, eventPage(events), Date.now());
  library.upsertEventPage('other', eventPage([fleetEvent({ ticket: 'B1' })]), Date.now());
  const rows = library.query(P, { ...EMPTY_QUERY, sort: 'time' }).rows;
  return { library, ids: Object.fromEntries(rows.map((row) => [row.ticket, row.incidentId])) };
}

const idOf = (ids: Readonly<Record<string, string>>, ticket: string): string => {
  const id = ids[ticket];
  if (id === undefined) throw new Error(`no incident ${ticket}`);
  return id;
};
const find = (library: Library, text: string): readonly string[] =>
  library.claims
    .list(P, { text, status: null, archived: false })
    .rows.map((row) => row.claimNumber);
const isHeld = (library: Library, incidentId: string): boolean =>
  library.detail(incidentId).hold !== null;
const actions = (library: Library, chain: string): readonly string[] =>
  library.custody.entries(chain).map(({ action }) => action);

describe('a claim', () => {
  test('is found by the words of everybody and everything in it, accents or not', async () => {
    const { library, ids } = await filled();
    library.claims.create(P, CONTENT, [idOf(ids, 'A1')], 'Ana');
    library.claims.create(P, { ...EMPTY_CLAIM, claimNumber: 'CLM-9' }, [], 'Ana');
    for (const text of ['4711', 'eva nag', 'brandt', 'krpa', 'repair bill', 'chloe', 'a1 north'])
      expect(find(library, text), text).toEqual(['CLM-4711']);
    expect(find(library, 'clm')).toHaveLength(2);
    expect(find(library, 'zebra')).toEqual([]);
    expect(library.claims.list('other', { text: '', status: null, archived: false }).rows).toEqual(
      [],
    );
  });

  test('keeps what was typed, and holds any number of incidents that may be in others too', async () => {
    const { library, ids } = await filled();
    const [one, two] = [idOf(ids, 'A1'), idOf(ids, 'A2')];
    const { claimId } = library.claims.create(P, EMPTY_CLAIM, [one], 'Ana');
    const second = library.claims.create(P, { ...EMPTY_CLAIM, claimNumber: 'X' }, [one], 'Ana');
    library.claims.save(claimId, CONTENT);
    const { added, claim } = library.claims.add(claimId, [one, two], 'Ana');
    expect(added).toEqual([two]);
    expect(claim).toMatchObject(CONTENT);
    expect(claim.incidents.map(({ ticket }) => ticket).sort()).toEqual(['A1', 'A2']);
    expect(
      library.claims
        .ofIncident(one)
        .map((each) => each.claimId)
        .sort(),
    ).toEqual([claimId, second.claimId].sort());
    expect(library.claims.remove(claimId, [one], false, 'Ana').removed).toEqual([one]);
    expect(actions(library, one)).toEqual([
      'added-to-claim',
      'added-to-claim',
      'removed-from-claim',
    ]);
  });

  test('takes no incident of another fleet and changes nothing when one is among others', async () => {
    const { library, ids } = await filled();
    const foreign = library.query('other', { ...EMPTY_QUERY, sort: 'time' }).rows[0]?.incidentId;
    const { claimId } = library.claims.create(P, CONTENT, [], 'Ana');
    expect(() => library.claims.add(claimId, [idOf(ids, 'A1'), foreign ?? ''], 'Ana')).toThrow(
      expect.objectContaining({ code: 'library.not-found' }),
    );
    expect(library.claims.get(claimId).incidents).toEqual([]);
  });

  test('leaves the list when archived, comes back, and never while it is on hold', async () => {
    const { library } = await filled();
    const { claimId } = library.claims.create(P, CONTENT, [], 'Ana');
    library.claims.archive(claimId, true, 'Ana');
    expect(find(library, '')).toEqual([]);
    library.claims.archive(claimId, false, 'Ana');
    library.claims.hold({ claimId, reason: 'Suit', userName: 'Ana' });
    expect(() => library.claims.archive(claimId, true, 'Ana')).toThrow(
      expect.objectContaining({ code: 'claim.on-hold' }),
    );
    expect(find(library, '')).toEqual(['CLM-4711']);
  });
});

describe('the legal hold of a claim', () => {
  test('lies on its incidents and on those added later, and is released with it', async () => {
    const { library, ids } = await filled();
    const [one, two] = [idOf(ids, 'A1'), idOf(ids, 'A2')];
    const { claimId } = library.claims.create(P, CONTENT, [one], 'Ana');
    library.claims.hold({ claimId, reason: 'Suit expected', userName: 'Ben' });
    library.claims.add(claimId, [two], 'Ana');
    expect(library.detail(one).hold).toMatchObject({
      by: 'Ben',
      reason: 'Claim CLM-4711: Suit expected',
    });
    expect(library.detail(two).hold).toMatchObject({ by: 'Ana' });
    expect(() => library.hold.release({ incidentId: one, reason: 'x', userName: 'Ben' })).toThrow(
      expect.objectContaining({ code: 'hold.by-claim' }),
    );
    library.claims.releaseHold({ claimId, reason: 'Settled', userName: 'Ben' });
    expect([one, two].map((id) => isHeld(library, id))).toEqual([false, false]);
    expect(actions(library, two)).toEqual(['added-to-claim', 'held', 'hold-released']);
    expect(library.custody.verify(two)).toMatchObject({ ok: true });
  });

  test('leaves alone what is on hold for itself, and hands over to another claim on hold', async () => {
    const { library, ids } = await filled();
    const [own, shared] = [idOf(ids, 'A1'), idOf(ids, 'A2')];
    library.hold.put({ incidentId: own, reason: 'Own reason', userName: 'Ana' });
    const first = library.claims.create(P, CONTENT, [own, shared], 'Ana');
    const second = library.claims.create(P, { ...CONTENT, claimNumber: 'B' }, [shared], 'Ana');
    for (const { claimId } of [first, second])
      library.claims.hold({ claimId, reason: 'Suit', userName: 'Ana' });
    const after = library.claims.releaseHold({
      claimId: first.claimId,
      reason: 'Done',
      userName: 'Ana',
    });
    expect([...after.stillOnHold].sort()).toEqual([own, shared].sort());
    expect(library.detail(own).hold?.reason).toBe('Own reason');
    library.claims.releaseHold({ claimId: second.claimId, reason: 'Done', userName: 'Ana' });
    expect([own, shared].map((id) => isHeld(library, id))).toEqual([true, false]);
  });

  test('outlasts taking an incident out, but not the undoing of an addition; nothing happens without a name', async () => {
    const { library, ids } = await filled();
    const [one, two, three] = [idOf(ids, 'A1'), idOf(ids, 'A2'), idOf(ids, 'A3')];
    const { claimId } = library.claims.create(P, CONTENT, [one], 'Ana');
    library.claims.hold({ claimId, reason: 'Suit', userName: 'Ana' });
    library.claims.add(claimId, [two], 'Ana');
    expect(library.claims.remove(claimId, [one], false, 'Ana').stillOnHold).toEqual([one]);
    expect(library.claims.remove(claimId, [two], true, 'Ana').stillOnHold).toEqual([]);
    expect([one, two].map((id) => isHeld(library, id))).toEqual([true, false]);
    expect(() => library.claims.add(claimId, [three], '')).toThrow(
      expect.objectContaining({ code: 'hold.needs-name' }),
    );
    expect(library.claims.get(claimId).incidents).toEqual([]);
    library.hold.release({ incidentId: one, reason: 'Not of this case', userName: 'Ana' });
    expect(isHeld(library, one)).toBe(false);
  });
});

describe('after the index is lost', () => {
  test('claims, their incidents and holds come back; a damaged description is named and kept', async () => {
    const { library, ids } = await filled();
    const [one, two] = [idOf(ids, 'A1'), idOf(ids, 'A2')];
    const kept = library.claims.create(P, CONTENT, [one, two], 'Ana');
    library.claims.hold({ claimId: kept.claimId, reason: 'Suit', userName: 'Ana' });
    library.claims.save(kept.claimId, { ...CONTENT, notes: 'Typed last' });
    const damaged = library.claims.create(P, { ...CONTENT, claimNumber: 'BAD' }, [one], 'Ana');
    await library.saving.repairCustodyCopies();
    for (const fleet of [P, 'other']) await library.saving.writeFleetFiles(fleet);
    const before = library.claims.get(kept.claimId);
    library.close();
    const root = join(await tempFolder(), 'copy');
    await cp(library.root, root, { recursive: true });
    const [bad = ''] = (await readdir(root, { recursive: true })).filter((name) =>
      name.endsWith(join(damaged.claimId, 'claim.json')),
    );
    await writeFile(join(root, bad), (await readFile(join(root, bad), 'utf8')).slice(0, 90));
    await rm(join(root, 'index.sqlite'));

    const report = await rebuildIndex(root, systemClock);
    expect(report.claims).toBe(1);
    expect(report.problems.map(({ path }) => path)).toEqual([bad.split('\\').join('/')]);
    const again = open(root);
    expect(again.claims.get(kept.claimId)).toEqual({
      ...before,
      incidents: before.incidents.map((incident) => ({
        ...incident,
        daysLeft: expect.any(Number) as number,
      })),
    });
    expect(isHeld(again, one)).toBe(true);
    again.claims.releaseHold({ claimId: kept.claimId, reason: 'Settled', userName: 'Ana' });
    expect(isHeld(again, one)).toBe(false);
    await again.saving.repairCustodyCopies();
    const check = await checkLibrary(root);
    expect(check.findings.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      `unreadable ${bad.split('\\').join('/')}`,
    ]);
  });
});
