/** A day's track is left for later by the deck, and is read whole and the same by everybody else. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sign } from '@shared/testing/nmea-lines';
import { runImport, scan } from '@main/imports';
import { openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { trackOfTexts } from '@shared/incident-track';
import { demoFile } from '../support/saved-video';
import { tempFolder } from '../support/temp-folder';

const HOURS = 9;

/** One valid fix a second on the way from Amsterdam to the north. */
function longLog(): string {
  const lines = Array.from({ length: HOURS * 3600 }, (_, second) => {
    const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
    const clock = `${two(second / 3600)}${two((second / 60) % 60)}${two(second % 60)}.00`;
    const minutes = (20 + second / 2000).toFixed(4);
    return sign(`GPRMC,${clock},A,52${minutes},N,00453.0000,E,20.0,0.0,211026,,`);
  });
  return `${lines.join('\n')}\n`;
}

test('a big track is named and not read by the review, with the zone of its place', async () => {
  const folder = await tempFolder();
  const card = join(folder, 'card');
  const root = join(folder, 'library');
  await Promise.all([mkdir(card), mkdir(root)]);
  await copyFile(demoFile('rear-end-in-rain/c_r.mp4'), join(card, '20261021_000001_EF.mp4'));
  await writeFile(join(card, '20261021_000001_E.nmea'), longLog());
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  const { signal } = new AbortController();
  const options = { libraryRoot: root, computerZone: 'UTC', nowMs: Date.now(), onSeen: () => {} };
  const found = await scan([card], options, signal);
  const { incidents } = await runImport(
    found,
    { drafts: found.preview.drafts, way: 'copy' },
    { library, user: 'Ana', appVersion: '1', nowMs: Date.now, onProgress: () => {} },
    signal,
  );
  const incidentId = incidents[0]?.incidentId ?? '';

  const { track, trackMissing, trackLater, incident } = await library.reviewMaterial(incidentId);
  expect([track, trackMissing]).toEqual([null, 'The track is being read']);
  expect(incident.zone).toBe('Europe/Amsterdam');
  expect(trackLater?.files.map(({ format }) => format)).toEqual(['nmea']);

  const [file] = trackLater?.files ?? [];
  if (file === undefined || trackLater === null) throw new Error('no track file');
  const text = await readFile(library.locate(file.fileId)?.path ?? '', 'latin1');
  const later = trackOfTexts([{ ...file, text }], trackLater);
  const whole = await library.evidenceSource(incidentId);
  expect(later?.samples.length).toBeGreaterThan(60);
  expect(whole.track).toEqual(later);
});
