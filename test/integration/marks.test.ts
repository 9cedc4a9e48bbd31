/** Marks on a real disk: kept through a crash, found by words, noted in custody, older libraries upgraded. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { MarkContent } from '@shared/domain/mark';
import { openLibrary, type Library } from '@main/library';
import { openIndex } from '@main/library/opening/open-index';
import { SCHEMA_STEPS } from '@main/library/schema';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { eventPage, fleetEvent } from '../support/fleet-events';
import { runChild } from '../support/run-child';
import { tempFolder } from '../support/temp-folder';

const P = 'fleet-1';
const MARKS_STEP = SCHEMA_STEPS.findIndex((step) => step.includes('CREATE TABLE marks'));

function open(root: string): Library {
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  return library;
}

function fill(library: Library): string {
  library.ensurePartition({ partitionId: P, label: 'Fleet one', demo: false });
  const events = [fleetEvent({ ticket: 'A1' }), fleetEvent({ ticket: 'A2' })];
  library.upsertEventPage(P, eventPage(events), Date.now());
  const found = library.query(P, { ...EMPTY_QUERY, sort: 'time' }).rows[0];
  if (found === undefined) throw new Error('no incident');
  return found.incidentId;
}

const mark = (change: Partial<MarkContent> = {}): MarkContent => ({
  markId: '4f6d8d0e-54a9-4c36-8a1e-1f9b3f0f8d11',
  fromMs: 1_792_390_353_600.333,
  toMs: null,
  kind: 'impact',
  colour: 'red',
  text: 'Éclat on the windscreen',
  ...change,
});
const find = (library: Library, text: string): readonly string[] =>
  library.query(P, { ...EMPTY_QUERY, text, sort: 'time' }).rows.map((row) => row.incidentId);

describe('marks', () => {
  test('are kept, changed and deleted, each time with an entry in the chain of custody', async () => {
    const library = open(await tempFolder());
    const id = fill(library);
    const made = library.marks.save(id, mark(), 'Ana');
    expect(library.marks.list(id)).toEqual([made]);
    expect(made).toMatchObject({ ...mark(), user: 'Ana' });

    library.marks.save(id, mark(), 'Ana');
    const changed = library.marks.save(id, mark({ toMs: 1_792_390_354_000, text: 'x' }), 'Ben');
    expect(changed).toMatchObject({ user: 'Ana', createdAtMs: made.createdAtMs, text: 'x' });
    library.marks.delete(id, mark().markId, 'Ben');
    library.marks.delete(id, mark().markId, 'Ben');
    expect(library.marks.list(id)).toEqual([]);

    const noted = library.custody.entries(id).filter(({ action }) => action === 'noted');
    expect(noted.map(({ user, data }) => [user, data['result']])).toEqual([
      ['Ana', 'note made'],
      ['Ben', 'note changed'],
      ['Ben', 'note deleted'],
    ]);
    expect(library.custody.verify(id).ok).toBe(true);
  });

  test('find their incident by their words, and no longer when they are gone', async () => {
    const library = open(await tempFolder());
    const id = fill(library);
    expect(find(library, 'eclat wind')).toEqual([]);
    library.marks.save(id, mark(), '');
    expect(find(library, 'eclat wind')).toEqual([id]);
    library.marks.save(id, mark({ text: 'Brake lights' }), '');
    expect(find(library, 'eclat')).toEqual([]);
    expect(find(library, 'brake')).toEqual([id]);
    library.marks.delete(id, mark().markId, '');
    expect(find(library, 'brake')).toEqual([]);
  });

  test('of an incident nobody knows are refused', async () => {
    const library = open(await tempFolder());
    expect(() => library.marks.save('nowhere', mark(), '')).toThrow(
      expect.objectContaining({ code: 'library.not-found' }),
    );
  });

  test('survive a process that is killed right after saving', async () => {
    const root = await tempFolder();
    const setUp = open(root);
    const id = fill(setUp);
    setUp.close();
    await runChild('save-marks-child.ts', { root, incidentId: id, count: 25 }, null);
    const library = open(root);
    expect(library.marks.list(id)).toHaveLength(25);
    expect(library.custody.verify(id).ok).toBe(true);
    expect(find(library, 'windscreen')).toEqual([id]);
  });

  test('come to a library that was written before there were any', async () => {
    const root = await tempFolder();
    const before = openIndex(root, SCHEMA_STEPS.slice(0, MARKS_STEP));
    expect(before.all("SELECT name FROM sqlite_master WHERE name = 'marks'")).toEqual([]);
    before.run("INSERT INTO partitions (partition_id, label, folder) VALUES ('old', 'Old', 'old')");
    before.close();
    const library = open(root);
    const id = fill(library);
    library.marks.save(id, mark(), '');
    expect(find(library, 'windscreen')).toEqual([id]);
    expect(library.partitions().map(({ partitionId }) => partitionId)).toContain('old');
  });
});
