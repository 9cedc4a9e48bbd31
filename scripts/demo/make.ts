/** Makes everything in `resources/demo`: `npm run demo:make [-- folder …]`. Needs ffmpeg. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { Director } from './director';
import { encodeVideo } from './encode';
import { NMEA_FILE, manifestOf, snapshotFile, videoFile } from './manifest';
import { nmeaOf } from './nmea';
import { writeSnapshot } from './snapshot';
import { STORIES } from './stories';
import type { Story } from './story';
import { streetsGeoJson } from './streets-geojson';
import { verifyVideo } from './verify';

/** npm runs scripts in the project's own folder. */
const PROJECT = process.cwd();
const ROOT = join(PROJECT, 'resources/demo');
const FONTS = [
  ['JetBrains Mono', '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-500-normal.woff2'],
  ['Inter', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
] as const;

async function makeStory(story: Story): Promise<void> {
  const folder = join(ROOT, story.folder);
  await rm(folder, { recursive: true, force: true });
  if (story.expired) return;
  await mkdir(folder, { recursive: true });
  const director = new Director(story);
  if (story.nmea) await writeFile(join(folder, NMEA_FILE), nmeaOf(director, story.nmea));
  for (const [index, { mode, at }] of story.snapshots.entries()) {
    const camera = story.cameras.find((candidate) => candidate.mode === mode);
    if (!camera) throw new Error(`${story.folder}: no camera ${mode} for its snapshot`);
    await writeSnapshot(director, camera, at, join(folder, snapshotFile(mode, index)));
  }
  for (const camera of story.cameras) {
    if (camera.missing) continue;
    const file = join(folder, videoFile(camera));
    await encodeVideo(director, camera, file);
    await verifyVideo(story, camera, file);
  }
}

async function main(): Promise<void> {
  for (const [family, file] of FONTS) {
    GlobalFonts.registerFromPath(join(PROJECT, 'node_modules', file), family);
  }
  await mkdir(ROOT, { recursive: true });
  await writeFile(join(ROOT, 'streets.geojson'), streetsGeoJson());
  const wanted = process.argv.slice(2);
  for (const story of STORIES) {
    if (wanted.length > 0 && !wanted.includes(story.folder)) continue;
    const began = Date.now();
    await makeStory(story);
    console.log(
      `${story.folder} made and checked in ${String(Math.round((Date.now() - began) / 1000))} s`,
    );
  }
  const manifest = await manifestOf(STORIES, ROOT);
  await writeFile(join(ROOT, 'fleet.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
