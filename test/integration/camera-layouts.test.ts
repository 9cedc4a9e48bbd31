/** Layouts of composite pictures on a real disk: for one device and mode, noted, back after a rebuild. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_CROP, type CompositeLayout } from '@shared/domain/composite-layout';
import { usualLayout } from '@shared/domain/composite-layout';
import { openLibrary, rebuildIndex, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { saveVideo } from '../support/saved-video';
import { tempFolder } from '../support/temp-folder';

const HALVES: CompositeLayout = { columns: 2, rows: 1, crop: NO_CROP, names: ['Front', 'Rear'] };

function open(root: string): Library {
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  return library;
}

const namesOf = async (library: Library, incidentId: string): Promise<readonly string[]> =>
  (await library.reviewMaterial(incidentId)).cameras
    .filter(({ captureMode }) => captureMode === 'C_F')
    .map(({ name }) => name);

test('a layout cuts the files of its device and mode, is noted, and ends with a reset', async () => {
  const library = open(await tempFolder());
  const { incidentId } = await saveVideo(library, 'junction-collision/c_f.mp4');
  expect(await namesOf(library, incidentId)).toEqual(['Front']);

  library.setLayout(incidentId, 'C_F', HALVES, 'Ana');
  expect(await namesOf(library, incidentId)).toEqual(['Front', 'Rear']);
  const { cameras, layouts } = await library.reviewMaterial(incidentId);
  expect(cameras[1]).toMatchObject({ region: { x: 0.5, y: 0, width: 0.5, height: 1 } });
  expect(layouts).toEqual({ C_F: HALVES });

  library.setLayout(incidentId, 'C_F', HALVES, 'Ben');
  library.setLayout(incidentId, 'C_F', usualLayout('C_F'), 'Ben');
  expect(await namesOf(library, incidentId)).toEqual(['Front']);
  const noted = library.custody.entries('app').filter((e) => e.action === 'layout-changed');
  expect(noted.map(({ user, data }) => [user, data['before'], data['after']])).toEqual([
    ['Ana', null, HALVES],
    ['Ben', HALVES, null],
  ]);
});

test('a layout stands in the fleet’s folder and comes back with a rebuilt index', async () => {
  const root = await tempFolder();
  const library = open(root);
  const { incidentId } = await saveVideo(library, 'junction-collision/c_f.mp4');
  library.setLayout(incidentId, 'C_F', HALVES, '');
  await library.saving.repairCustodyCopies();
  await library.saving.writeFleetFiles('fleet-1');
  library.close();
  await rm(join(root, 'index.sqlite'));
  await rebuildIndex(root, systemClock);
  expect(await namesOf(open(root), incidentId)).toEqual(['Front', 'Rear']);
});
