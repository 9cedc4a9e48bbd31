/** Writes what the fleet service says of the stories: `resources/demo/fleet.json`. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DemoIncident,
  type DemoManifest,
  DemoManifestSchema,
  type DemoVideo,
} from '../../src/simulator/demo-manifest';
import { Director } from './director';
import { pictureSize } from './encode';
import { toDegrees } from './geo';
import type { CameraPlan, Story } from './story';
import { eventMs, trueStartMs, videoSeconds } from './timing';

/** Sunday of the demo week, 19:00 in the demo town, the evening after the clocks went back. */
const NOW = Date.UTC(2026, 9, 25, 18) / 1000;

export const videoFile = (camera: CameraPlan): string => `${camera.mode.toLowerCase()}.mp4`;
export const snapshotFile = (mode: string, index: number): string =>
  `snapshot_${mode.toLowerCase()}_${String(index + 1)}.jpg`;
export const NMEA_FILE = 'track.nmea';

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The device's own file name: vehicle clock, camera, as dashcams call their files. */
const originalName = (story: Story, camera: CameraPlan): string => {
  const stamp = new Date(trueStartMs(story, camera)).toISOString();
  const digits = stamp.slice(0, 19).replace(/\D/g, '');
  return `EVT_${digits.slice(0, 8)}_${digits.slice(8)}_${camera.mode}.MP4`;
};

function claimedStart(camera: CameraPlan, trueSeconds: number): number | null {
  if (camera.claimedStart === 'none') return null;
  if (camera.claimedStart === 'zero') return 0;
  return rounded(trueSeconds + (camera.claimedStart?.offMs ?? 0) / 1000, 3);
}

async function videoOf(story: Story, camera: CameraPlan, folder: string): Promise<DemoVideo> {
  const trueMs = trueStartMs(story, camera);
  const startAt = claimedStart(camera, trueMs / 1000);
  const seconds = videoSeconds(camera);
  const file = camera.missing ? null : videoFile(camera);
  const { width, height } = pictureSize(camera);
  return {
    file,
    originalName: originalName(story, camera),
    captureMode: camera.mode,
    startAt,
    endAt: startAt ? rounded(startAt + seconds, 3) : startAt,
    trueStartMs: trueMs,
    durationSeconds: rounded(seconds, 3),
    framesPerSecond: camera.framesPerSecond,
    width,
    height,
    videoCodec: 'h264',
    audioCodec: camera.audio ? 'aac' : null,
    sizeBytes: file ? (await stat(join(folder, file))).size : 0,
  };
}

async function incidentOf(story: Story, root: string): Promise<DemoIncident> {
  const folder = join(root, story.folder);
  const at = eventMs(story) / 1000;
  const pose = new Director(story).motion.poseAt(0);
  const { latitude, longitude } = toDegrees(pose);
  const starts = story.cameras.map((camera) => at + camera.start);
  const ends = story.cameras.map((camera) => at + camera.start + videoSeconds(camera));
  const { vehicle, driver, nmea } = story;
  const hasFix = nmea !== null;
  return {
    ticket: story.ticket,
    folder: story.folder,
    story: story.story,
    type: story.type,
    typeName: story.typeName,
    category: story.category,
    severityLevel: story.severityLevel,
    timestamp: rounded(at, 3),
    latitude: hasFix ? rounded(latitude, 6) : null,
    longitude: hasFix ? rounded(longitude, 6) : null,
    vehicleName: vehicle.name,
    carId: vehicle.carId,
    driverName: story.driverUnknown ? null : driver.name,
    driverId: story.driverUnknown ? null : driver.id,
    deviceCid: vehicle.deviceCid,
    deviceName: vehicle.deviceName,
    tripId: story.tripId,
    speedKph: hasFix ? rounded(pose.speedMps * 3.6, 1) : null,
    speedLimitKph: story.speedLimitKph,
    linkedTicket: story.linkedTicket ?? null,
    expiryDays: story.expiryDays,
    expired: story.expired ?? false,
    uploading: story.uploading ?? false,
    manualUpload: story.manualUpload ?? false,
    videos: await Promise.all(story.cameras.map((camera) => videoOf(story, camera, folder))),
    snapshots: story.snapshots.map(({ mode }, index) => ({
      file: snapshotFile(mode, index),
      captureMode: mode,
    })),
    nmea: nmea && !story.expired ? NMEA_FILE : null,
    nmeaStartAt: nmea && !story.expired ? rounded(at + nmea.from, 3) : null,
    nmeaEndAt: nmea && !story.expired ? rounded(at + nmea.to, 3) : null,
    startAt: rounded(Math.min(...starts), 3),
    endAt: rounded(Math.max(...ends), 3),
  };
}

/** @param root folder that holds a folder for every story, with its files already made. */
export async function manifestOf(stories: readonly Story[], root: string): Promise<DemoManifest> {
  const incidents = await Promise.all(stories.map((story) => incidentOf(story, root)));
  return DemoManifestSchema.parse({
    version: 1,
    now: NOW,
    zone: 'Europe/Amsterdam',
    fleets: [
      { id: 4101, name: 'Demo Fleet', depth: 0 },
      { id: 4102, name: 'Demo Fleet North', depth: 1 },
    ],
    incidents: incidents.sort((a, b) => a.timestamp - b.timestamp),
  });
}
