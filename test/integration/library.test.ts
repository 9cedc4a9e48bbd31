/** The library on a real disk: list, words, sorts, folders of hostile names, schema versions. */
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EMPTY_QUERY, type IncidentQuery } from '@shared/domain/incident-query';
import { openLibrary, type Library } from '@main/library';
import { openIndex } from '@main/library/opening/open-index';
import { systemClock } from '@main/platform/clock';
import { openDatabase } from '@main/platform/database';
import { silentLog } from '@main/platform/log';
import { eventPage, fleetEvent } from '../support/fleet-events';
import { tempFolder } from '../support/temp-folder';

const P = 'fleet-1';

async function makeLibrary(): Promise<{ library: Library; root: string }> {
  const root = await tempFolder();
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  library.ensurePartition({ partitionId: P, label: 'Fleet one', demo: false });
  return { library, root };
}

const tickets = (library: Library, query: Partial<IncidentQuery>): string[] =>
  library.query(P, { ...EMPTY_QUERY, ...query }).rows.map((row) => row.ticket);

describe('the list', () => {
  test('finds words by their beginning, in any order, without regard to accents and case', async () => {
    const { library } = await makeLibrary();
    library.upsertEventPage(
      P,
      eventPage([
        fleetEvent({ ticket: 'A1', driverName: 'Chloé Castillo', typeName: 'Harsh braking' }),
        fleetEvent({ ticket: 'A2', driverName: 'Ömer O’Neill', typeName: 'Impact' }),
        fleetEvent({ ticket: 'A3', driverName: null, vehicleName: 'Van-12/b', typeName: null }),
      ]),
      Date.now(),
    );
    const find = (text: string) => tickets(library, { text, sort: 'time' }).sort();
    expect(find('cas CHLO')).toEqual(['A1']);
    expect(find('neill omer imp')).toEqual(['A2']);
    expect(find('12/b')).toEqual(['A3']);
    expect(find('a')).toEqual(['A1', 'A2', 'A3']);
    expect(find('castillo impact')).toEqual([]);
  });

  test('no text a person can type is an error', async () => {
    const { library } = await makeLibrary();
    library.upsertEventPage(P, eventPage([fleetEvent()]), Date.now());
    const odd = [
      '"',
      "'",
      '*',
      'NEAR(',
      'a AND',
      'NOT',
      '-x',
      'words:',
      '(',
      '^a',
      '\u0000',
      '💥',
      '%',
    ];
    for (const text of odd) expect(() => tickets(library, { text }), text).not.toThrow();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        tickets(library, { text });
      }),
      { numRuns: 300 },
    );
  });

  test('a changed name is found by its new words only', async () => {
    const { library } = await makeLibrary();
    library.upsertEventPage(P, eventPage([fleetEvent({ driverName: 'Ada' })]), 1);
    library.upsertEventPage(P, eventPage([fleetEvent({ driverName: 'Grace' })]), 2);
    expect(tickets(library, { text: 'ada' })).toEqual([]);
    expect(tickets(library, { text: 'grace' })).toEqual(['T1']);
  });

  test('days left: the next to go first, saved and unknown after, expired last', async () => {
    const { library } = await makeLibrary();
    library.upsertEventPage(
      P,
      eventPage([
        fleetEvent({ ticket: 'gone', expired: true, daysLeft: 0 }),
        fleetEvent({ ticket: 'ten', daysLeft: 10 }),
        fleetEvent({ ticket: 'two', daysLeft: 2 }),
        fleetEvent({ ticket: 'unknown', daysLeft: null }),
      ]),
      Date.now(),
    );
    expect(tickets(library, { sort: 'days-left' })).toEqual(['two', 'ten', 'unknown', 'gone']);
    expect(tickets(library, { sort: 'days-left', descending: true })).toEqual([
      'ten',
      'two',
      'unknown',
      'gone',
    ]);
  });

  test('every sort is total: pages put together are the whole list, once', async () => {
    const { library } = await makeLibrary();
    const events = Array.from({ length: 137 }, (_, index) =>
      fleetEvent({
        ticket: `T${index}`,
        timeMs: Date.UTC(2026, 9, 1) + (index % 5) * 1000,
        severityLevel: index % 4 === 0 ? null : index % 3,
        driverName: index % 7 === 0 ? null : `Driver ${index % 3}`,
        daysLeft: index % 6 === 0 ? null : index % 4,
      }),
    );
    library.upsertEventPage(P, eventPage(events), Date.now());
    for (const sort of ['time', 'days-left', 'severity', 'type', 'driver', 'vehicle'] as const) {
      for (const descending of [false, true]) {
        const whole = tickets(library, { sort, descending, limit: 1000 });
        const pages = [0, 50, 100].flatMap((offset) =>
          tickets(library, { sort, descending, offset, limit: 50 }),
        );
        expect(pages).toEqual(whole);
        expect(new Set(whole).size).toBe(137);
      }
    }
    const drivers = library
      .query(P, { ...EMPTY_QUERY, sort: 'driver', descending: true, limit: 1000 })
      .rows.map((row) => row.driverName);
    expect(drivers.slice(-20)).toEqual(Array.from({ length: 20 }, () => null));
    expect(drivers[0]).toBe('Driver 2');
  });

  test('changes reach a list that was sorted before', async () => {
    const { library } = await makeLibrary();
    const events = Array.from({ length: 50 }, (_, index) =>
      fleetEvent({ ticket: `T${index}`, severityLevel: index % 3, timeMs: 1e12 + index }),
    );
    library.upsertEventPage(P, eventPage(events), 1);
    const sorts = ['time', 'severity', 'driver'] as const;
    for (const sort of sorts) tickets(library, { sort });
    library.upsertEventPage(
      P,
      eventPage([
        fleetEvent({ ticket: 'T7', severityLevel: 9, timeMs: 1e12 + 7, driverName: 'Zoe' }),
        fleetEvent({ ticket: 'new', severityLevel: 0, timeMs: 1e12 - 1, driverName: 'Abe' }),
      ]),
      2,
    );
    expect(tickets(library, { sort: 'time' })[0]).toBe('new');
    expect(tickets(library, { sort: 'severity' }).at(-1)).toBe('T7');
    expect(tickets(library, { sort: 'driver' })[0]).toBe('new');
    expect(tickets(library, { sort: 'driver', descending: true })[0]).toBe('T7');
    expect(library.query(P, EMPTY_QUERY).total).toBe(51);
    expect(library.facets(P).severityLevels.find(({ value }) => value === 9)).toEqual({
      value: 9,
      count: 1,
    });
  });

  test('filters combine; another fleet is never shown', async () => {
    const { library } = await makeLibrary();
    library.upsertEventPage(
      P,
      eventPage([
        fleetEvent({ ticket: 'A', typeName: 'Impact', severityLevel: 3 }),
        fleetEvent({ ticket: 'B', typeName: 'Impact', severityLevel: 1 }),
        fleetEvent({ ticket: 'C', typeName: 'Phone use', severityLevel: 3, vehicleName: 'Van 10' }),
      ]),
      Date.now(),
    );
    library.upsertEventPage('fleet-2', eventPage([fleetEvent({ ticket: 'X' })]), Date.now());
    expect(tickets(library, { typeNames: ['Impact'], severityLevels: [3] })).toEqual(['A']);
    expect(tickets(library, { groups: ['dms'] })).toEqual(['C']);
    expect(tickets(library, { saveStates: ['saved'] })).toEqual([]);
    expect(tickets(library, { vehicles: ['Van 10'] })).toEqual(['C']);
    expect(tickets(library, { vehicles: ['Van 10'], typeNames: ['Impact'] })).toEqual([]);
    expect(library.facets(P).vehicles).toContainEqual({ value: 'Van 10', count: 1 });
    expect(library.query(P, EMPTY_QUERY).total).toBe(3);
    expect(library.facets(P)).toMatchObject({
      total: 3,
      typeNames: [
        { value: 'Impact', count: 2 },
        { value: 'Phone use', count: 1 },
      ],
    });
    expect(
      library.partitions().map(({ partitionId, incidents }) => [partitionId, incidents]),
    ).toEqual([
      ['fleet-1', 3],
      ['fleet-2', 1],
    ]);
  });
});

describe('folders', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
    fc.constantFrom(
      '../../../etc/passwd',
      '..\\..\\windows',
      '/absolute',
      'C:\\x',
      'CON',
      'nul.txt',
      'COM1',
      'a\u202Egpj.exe',
      'x'.repeat(4096),
      '🚚🔥'.repeat(20),
      '.',
      '..',
      '...',
      ' ',
      'trailing. ',
      'a/b/c',
      'a\u0000b',
      'Ticket',
      'TICKET',
      'ticket',
      'é',
      'e\u0301',
    ),
  );

  test('600 hostile tickets and fleet names: every folder lies inside, portable and unique', async () => {
    const { library, root } = await makeLibrary();
    const names = fc.sample(fc.tuple(hostile, hostile), { numRuns: 600, seed: 7 });
    const pairs = new Map(
      names.map(([fleet, ticket]) => [`${fleet}\n${ticket}`, { fleet, ticket }]),
    );
    const folders = new Map<string, string>();
    for (const { fleet, ticket } of pairs.values()) {
      const [incidentId] = library.upsertEventPage(fleet, eventPage([fleetEvent({ ticket })]), 1);
      if (incidentId === undefined) continue;
      folders.set(incidentId, await library.saving.ensureFolder(incidentId));
    }
    expect(folders.size).toBeGreaterThan(500);
    const seen = new Set<string>();
    for (const folder of folders.values()) {
      const inside = relative(root, folder);
      expect(inside.startsWith('..')).toBe(false);
      const parts = inside.split(sep);
      expect(parts).toHaveLength(3);
      for (const part of parts) {
        expect(part).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,90}$/);
        expect(part).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(part).not.toMatch(/\.$/);
      }
      expect(seen.has(inside.toLowerCase())).toBe(false);
      seen.add(inside.toLowerCase());
      expect((await stat(folder)).isDirectory()).toBe(true);
    }
    expect((await readdir(root)).every((name) => /^[A-Za-z0-9._-]+$/.test(name))).toBe(true);
  });
});

describe('schema versions', () => {
  test('an older library is backed up, then upgraded; a newer one is refused untouched', async () => {
    const root = await tempFolder();
    openIndex(root, ['CREATE TABLE a (x)']).close();
    const upgraded = openIndex(root, ['CREATE TABLE a (x)', 'CREATE TABLE b (y)']);
    expect(upgraded.get('PRAGMA user_version')).toMatchObject({ user_version: 2 });
    upgraded.run('INSERT INTO b VALUES (1)');
    upgraded.close();
    const backup = openDatabase(join(root, 'index.sqlite.v1.backup'), { readOnly: true });
    expect(backup.get('PRAGMA user_version')).toMatchObject({ user_version: 1 });
    backup.close();
    expect(() => openIndex(root, ['CREATE TABLE a (x)'])).toThrow(
      expect.objectContaining({ code: 'library.newer' }),
    );
  });

  test('a step that fails leaves the library as it was', async () => {
    const root = await tempFolder();
    openIndex(root, ['CREATE TABLE a (x)']).close();
    expect(() => openIndex(root, ['', 'CREATE TABLE b (y); nonsense'])).toThrow();
    const index = openIndex(root, ['CREATE TABLE a (x)']);
    expect(index.all("SELECT name FROM sqlite_master WHERE name = 'b'")).toEqual([]);
    index.close();
  });

  test('a library where nothing can be made says it is unavailable', () => {
    expect(existsSync('/proc/version')).toBe(true);
    expect(() =>
      openLibrary({ root: '/proc/version/library', clock: systemClock, log: silentLog }),
    ).toThrow(expect.objectContaining({ code: 'library.unavailable' }));
  });
});
