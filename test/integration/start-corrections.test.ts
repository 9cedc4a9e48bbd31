/** Corrected starts on a real disk: noted in custody, told in review and package, back after a rebuild. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { CorrectionContent } from '@shared/domain/start-correction';
import { openLibrary, rebuildIndex, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { hashFile } from '@main/platform/hashing';
import { silentLog } from '@main/platform/log';
import { saveVideo } from '../support/saved-video';
import { tempFolder } from '../support/temp-folder';

const effects = { clock: systemClock, log: silentLog };
const BY_HAND: CorrectionContent = { offsetMs: 100, method: 'by-hand', basis: '' };
const BY_SOUND: CorrectionContent = { offsetMs: -40.25, method: 'sound', basis: 'against Front' };

function open(root: string): Library {
  const library = openLibrary({ root, ...effects });
  onTestFinished(() => library.close());
  return library;
}

async function firstClip(library: Library, incidentId: string) {
  const [clip] = (await library.reviewMaterial(incidentId)).clips;
  if (clip === undefined) throw new Error('no clip');
  return clip;
}

test('a start is moved and put back, each time with old value, new value and name in the record', async () => {
  const library = open(await tempFolder());
  const { incidentId, fileId, path } = await saveVideo(library, 'junction-collision/c_f.mp4');
  const before = await firstClip(library, incidentId);
  const { sha256 } = await hashFile(path);

  const kept = library.correctStart(incidentId, fileId, BY_HAND, 'Ana');
  expect(kept).toMatchObject({ ...BY_HAND, user: 'Ana' });
  expect(await firstClip(library, incidentId)).toMatchObject({
    startMs: before.startMs + 100,
    startSource: before.startSource,
    correction: kept,
  });
  expect((await library.evidenceSource(incidentId)).clips[0]?.startMs).toBe(before.startMs + 100);

  library.correctStart(incidentId, fileId, BY_HAND, 'Ben');
  library.correctStart(incidentId, fileId, BY_SOUND, 'Ben');
  library.correctStart(incidentId, fileId, null, 'Ben');
  expect(await firstClip(library, incidentId)).toEqual(before);

  const noted = library.custody.entries(incidentId).filter((e) => e.action === 'start-corrected');
  expect(noted.map(({ user, data }) => [user, data['before'], data['after']])).toEqual([
    ['Ana', null, BY_HAND],
    ['Ben', BY_HAND, BY_SOUND],
    ['Ben', BY_SOUND, null],
  ]);
  expect(noted[0]?.data['result']).toBe(
    'C_F.mp4: start by file times +0.100 s (by hand), before as it is',
  );
  expect(library.custody.verify(incidentId).ok).toBe(true);
  expect((await hashFile(path)).sha256).toBe(sha256);
});

test('only a video of that very incident can be moved', async () => {
  const library = open(await tempFolder());
  const { incidentId, fileId } = await saveVideo(library, 'junction-collision/c_f.mp4');
  const refused = expect.objectContaining({ code: 'library.not-found' }) as unknown;
  expect(() => library.correctStart('another', fileId, BY_HAND, '')).toThrow(refused);
  expect(() => library.correctStart(incidentId, 'nothing', BY_HAND, '')).toThrow(refused);
});

test('a correction stands in the folder and comes back with a rebuilt index', async () => {
  const root = await tempFolder();
  const library = open(root);
  const { incidentId, fileId } = await saveVideo(library, 'junction-collision/c_f.mp4');
  const kept = library.correctStart(incidentId, fileId, BY_SOUND, 'Ana');
  await library.saving.repairCustodyCopies();
  await library.saving.writeFleetFiles('fleet-1');
  library.close();
  await rm(join(root, 'index.sqlite'));

  await rebuildIndex(root, systemClock);
  const again = open(root);
  expect((await firstClip(again, incidentId)).correction).toEqual(kept);
  expect(again.custody.verify(incidentId).ok).toBe(true);
});
