/** A memory card as a three-camera dashcam leaves it, made of demo recordings. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoFile } from './saved-video';

export const CARD_NAME = 'CARD';

/** The collision of the demo fleet, named by local time in Amsterdam (UTC+2 on that day). */
export const EVENT_FILES: Readonly<Record<string, string>> = {
  '20261021_074201_EF.mp4': 'junction-collision/c_f.mp4',
  '20261021_074201_EI.mp4': 'junction-collision/c_i.mp4',
  '20261021_074203_ER.mp4': 'junction-collision/c_r.mp4',
  '20261021_074201_E.nmea': 'junction-collision/track.nmea',
};

/** An ordinary recording of another time. */
export const ORDINARY_FILE = '20261021_101500_NF.mp4';

/** Returns the card's folder: three cameras and a track of one event, and an ordinary recording. */
export async function makeCard(folder: string): Promise<string> {
  const card = join(folder, CARD_NAME);
  const record = join(card, 'BlackVue', 'Record');
  await mkdir(record, { recursive: true });
  for (const [name, source] of Object.entries(EVENT_FILES)) {
    await copyFile(demoFile(source), join(record, name));
  }
  await copyFile(demoFile('rear-end-in-rain/c_f.mp4'), join(record, ORDINARY_FILE));
  await writeFile(join(card, 'readme.txt'), 'not a recording');
  return card;
}
