/** Who looked at an incident, as the window tells it to a real library: when it is written down, and when not. */
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { verifyChain, type CustodyEntry } from '@main/custody';
import { libraryHandlers } from '@main/ipc/library-handlers';
import {
  createEventPages,
  createSync,
  openLibrary,
  rebuildIndex,
  type Library,
} from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { eventPage, fleetEvent } from '../support/fleet-events';
import { saveVideo } from '../support/saved-video';
import { saveSmallIncidents, SMALL_FLEET } from '../support/small-incidents';
import { tempFolder } from '../support/temp-folder';

const MINUTE_MS = 60_000;

interface Bench {
  readonly root: string;
  readonly library: Library;
  /** As the review deck does when it opens. */
  readonly view: (incidentId: string, user: string) => Promise<void>;
  readonly viewings: (incidentId: string) => readonly CustodyEntry[];
  readonly later: (minutes: number) => void;
}

async function bench(): Promise<Bench> {
  const root = await tempFolder();
  let ahead = 0;
  const clock = { ...systemClock, now: () => Date.now() + ahead };
  const library = openLibrary({ root, clock, log: silentLog });
  onTestFinished(() => library.close());
  let name = '';
  const shared = {
    clock,
    log: silentLog,
    library,
    service: () => null,
    partitionId: () => SMALL_FLEET,
  };
  const handlers = libraryHandlers({
    library,
    sync: createSync({ ...shared, onChange: () => {} }),
    eventPages: createEventPages(shared),
    partitionId: shared.partitionId,
    user: () => name,
    reveal: () => {},
  });
  return {
    root,
    library,
    view: async (incidentId, user) => {
      name = user;
      await handlers['incidents:viewed']({ incidentId });
    },
    viewings: (incidentId) =>
      library.custody.entries(incidentId).filter(({ action }) => action === 'viewed'),
    later: (minutes) => {
      ahead += minutes * MINUTE_MS;
    },
  };
}

async function saved(library: Library): Promise<string> {
  const [incidentId = ''] = await saveSmallIncidents(library, 1);
  return incidentId;
}

test('a viewing is one entry, beside the files too, with the cameras that were there', async () => {
  const { library, view, viewings } = await bench();
  const id = await saved(library);
  await Promise.all([view(id, 'Ada'), view(id, 'Ada')]);
  expect(viewings(id)).toMatchObject([
    { user: 'Ada', data: { result: 'opened for review', cameras: ['C_F', 'C_I'] } },
  ]);
  const copy = await readFile(join(library.folder(id) ?? '', 'custody.jsonl'), 'utf8');
  const lines = copy.split('\n').filter((line) => line !== '');
  expect(lines).toEqual(library.custody.lines(id));
  expect(verifyChain(id, lines).ok).toBe(true);
});

test('going back and forth is the same viewing, coming back later is another', async () => {
  const { library, view, viewings, later } = await bench();
  const id = await saved(library);
  await view(id, 'Ada');
  later(29);
  await view(id, 'Ada');
  expect(viewings(id)).toHaveLength(1);
  later(2);
  await view(id, 'Ada');
  expect(viewings(id)).toHaveLength(2);
});

test('each person’s viewing counts, with a name or without one', async () => {
  const { library, view, viewings } = await bench();
  const id = await saved(library);
  for (const user of ['Ada', 'Ben', '', 'Ada', 'Ben', '']) await view(id, user);
  expect(viewings(id).map(({ user }) => user)).toEqual(['Ada', 'Ben', '']);
});

test('an incident of which a part is saved is viewed as well', async () => {
  const { library, view, viewings } = await bench();
  const { incidentId } = await saveVideo(library, 'junction-collision/c_f.mp4');
  expect(library.detail(incidentId).saveState).toBe('partly-saved');
  await view(incidentId, 'Ada');
  expect(viewings(incidentId)).toMatchObject([{ data: { cameras: ['C_F'] } }]);
});

test('a viewing under a clock that ran ahead hides none of those after it', async () => {
  const { library, view, viewings, later } = await bench();
  const id = await saved(library);
  later(60 * 24);
  await view(id, 'Ada');
  later(-60 * 24);
  await view(id, 'Ada');
  expect(viewings(id)).toHaveLength(2);
});

test('where nothing is saved nothing is viewed, and no folder is made', async () => {
  const { library, view } = await bench();
  library.ensurePartition({ partitionId: SMALL_FLEET, label: 'Fleet one', demo: false });
  const page = eventPage([fleetEvent({ ticket: 'A1' })]);
  const [id = ''] = library.upsertEventPage(SMALL_FLEET, page, Date.now());
  expect(id).not.toBe('');
  await view(id, 'Ada');
  expect(library.custody.lines(id)).toEqual([]);
  expect(library.folder(id)).toBeNull();
  await expect(view('nobody', 'Ada')).rejects.toMatchObject({ code: 'library.not-found' });
});

test('viewings come back with an index that is made anew, and still count', async () => {
  const { root, library, view } = await bench();
  const id = await saved(library);
  await view(id, 'Ada');
  const lines = library.custody.lines(id);
  library.close();
  // A copy: this process may hold the closed index a moment longer.
  const copy = join(await tempFolder(), 'library');
  await cp(root, copy, { recursive: true });
  await rebuildIndex(copy, systemClock);
  const again = openLibrary({ root: copy, clock: systemClock, log: silentLog });
  onTestFinished(() => again.close());
  expect(again.custody.lines(id)).toEqual(lines);
  expect(again.custody.verify(id).ok).toBe(true);
  expect(again.noteViewed(id, 'Ada')).toBe(false);
  expect(again.noteViewed(id, 'Ben')).toBe(true);
});
