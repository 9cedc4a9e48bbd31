/** The custody record in a real database: nobody changes it unnoticed. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { APP_CHAIN, verifyChain } from '@main/custody';
import { openLibrary, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { tempFolder } from '../support/temp-folder';

async function withEntries(): Promise<Library> {
  const library = openLibrary({ root: await tempFolder(), clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  for (let count = 0; count < 5; count += 1) {
    library.custody.append('incident', {
      action: 'saved',
      user: 'Ada',
      data: { file: `C_${count}.mp4`, sizeBytes: count },
    });
  }
  library.custody.append(APP_CHAIN, { action: 'signed-in', user: '' });
  return library;
}

describe('the custody record', () => {
  test('chains each entry to the one before, each incident for itself', async () => {
    const { custody } = await withEntries();
    const entries = custody.entries('incident');
    expect(entries.map((entry) => entry.index)).toEqual([0, 1, 2, 3, 4]);
    expect(entries[0]?.previous).toBe('0'.repeat(64));
    for (const [index, entry] of entries.entries()) {
      if (index > 0) expect(entry.previous).toBe(entries[index - 1]?.hash);
    }
    expect(custody.verify('incident')).toMatchObject({ ok: true, entries: 5 });
    expect(custody.verify(APP_CHAIN)).toMatchObject({ ok: true, entries: 1 });
  });

  test('the database refuses to change or delete an entry', async () => {
    const { database, custody } = await withEntries();
    expect(() => database.run("UPDATE custody SET line = '{}'")).toThrow(/never changed/);
    expect(() => database.run('DELETE FROM custody')).toThrow(/never deleted/);
    expect(() =>
      database.run(
        "INSERT OR REPLACE INTO custody SELECT chain, entry_index, 0, action, hash, '{}' FROM custody",
      ),
    ).toThrow();
    expect(custody.verify('incident').ok).toBe(true);
  });

  test('an entry that is rolled back leaves no hole', async () => {
    const { database, custody } = await withEntries();
    expect(() =>
      database.transaction(() => {
        custody.append('incident', { action: 'verified', user: 'Ada' });
        throw new Error('the disk said no');
      }),
    ).toThrow('the disk said no');
    custody.append('incident', { action: 'exported', user: 'Ada' });
    expect(custody.verify('incident')).toMatchObject({ ok: true, entries: 6 });
  });

  test.each([
    ['a word', (lines: string[]) => lines.map((line) => line.replace('C_2.mp4', 'C_9.mp4')), 2],
    ['a missing entry', (lines: string[]) => lines.filter((_, index) => index !== 1), 1],
    ['another order', (lines: string[]) => [lines[1], lines[0], ...lines.slice(2)], 0],
    ['an entry twice', (lines: string[]) => [...lines, lines.at(-1)], 5],
    ['another spelling', (lines: string[]) => lines.map((line) => line.replace('{', '{ ')), 0],
    ['what is no entry', (lines: string[]) => [...lines.slice(0, 4), 'oops'], 4],
  ])('tells where %s breaks the chain', async (_, tamper, atIndex) => {
    const { custody } = await withEntries();
    const lines = tamper([...custody.lines('incident')]).filter((line) => line !== undefined);
    expect(verifyChain('incident', lines)).toMatchObject({ ok: false, atIndex });
  });

  test('a cut-off end is not seen by the chain alone: the last hash tells', async () => {
    const { custody } = await withEntries();
    const whole = custody.verify('incident');
    const cut = verifyChain('incident', custody.lines('incident').slice(0, 4));
    expect(cut.ok && whole.ok && cut.lastHash !== whole.lastHash).toBe(true);
  });
});
