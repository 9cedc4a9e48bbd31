/** Reads a demo folder (`fleet.json` and one folder an incident) into events and their files. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DemoIncident, type DemoManifest, DemoManifestSchema } from './demo-manifest';
import type { FleetAssets, FleetEvent } from './fleet-event';
import { fileOnDisk, type MediaFile } from './media-files';

export interface DemoFleet {
  readonly manifest: DemoManifest;
  readonly events: readonly FleetEvent[];
  readonly assetsByTicket: ReadonlyMap<string, FleetAssets>;
}

/** @throws when the manifest does not fit its schema or a file it names is not there. */
export async function readDemoFolder(folder: string): Promise<DemoFleet> {
  const text = await readFile(join(folder, 'fleet.json'), 'utf8');
  const manifest = DemoManifestSchema.parse(JSON.parse(text));
  const fleetId = manifest.fleets[0]?.id ?? 1;
  const assetsByTicket = new Map<string, FleetAssets>();
  for (const incident of manifest.incidents) {
    assetsByTicket.set(incident.ticket, await assetsOf(folder, incident));
  }
  const events = manifest.incidents.map((incident, index) => eventOf(incident, index + 1, fleetId));
  return { manifest, events, assetsByTicket };
}

function eventOf(incident: DemoIncident, id: number, fleetId: number): FleetEvent {
  return {
    ...incident,
    id,
    fleetId,
    uuid: `00000000-0000-4000-a000-${String(id).padStart(12, '0')}`,
    videosTotal: incident.videos.length,
    videosUploaded: incident.videos.filter((video) => video.file !== null).length,
  };
}

async function assetsOf(folder: string, incident: DemoIncident): Promise<FleetAssets> {
  const open = async (file: string): Promise<MediaFile> => {
    const path = join(folder, incident.folder, file);
    return fileOnDisk(`demo/${incident.folder}/${file}`, path, await stat(path));
  };
  // The cloud has deleted an expired incident's media, whatever the folder still holds.
  const openIfKept = async (file: string | null) =>
    file === null || incident.expired ? null : open(file);

  const snapshots = incident.expired
    ? []
    : await Promise.all(
        incident.snapshots.map(async ({ file, captureMode }) => ({
          captureMode,
          media: await open(file),
        })),
      );
  const videos = await Promise.all(
    incident.videos.map(async (video) => ({
      ...video,
      media: await openIfKept(video.file),
      screenshot:
        snapshots.find((snapshot) => snapshot.captureMode === video.captureMode)?.media ?? null,
    })),
  );
  return {
    startAt: incident.startAt,
    endAt: incident.endAt,
    videos,
    snapshots,
    nmea: await openIfKept(incident.nmea),
    nmeaStartAt: incident.nmeaStartAt,
    nmeaEndAt: incident.nmeaEndAt,
  };
}
