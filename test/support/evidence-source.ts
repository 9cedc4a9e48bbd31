/** Builds an incident with real files in a folder, as the library would hand it to the evidence capability. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clip } from '@shared/domain/clip';
import type { ClaimDetails } from '@shared/domain/evidence';
import type { AssetKind, IncidentDetail } from '@shared/domain/incident';
import type { Track } from '@shared/domain/track';
import type { EvidenceDerived, EvidenceFile, EvidenceSource } from '@main/evidence';

export const EVENT_TIME_MS = Date.UTC(2026, 5, 12, 8, 15, 30);

export const CLAIM: ClaimDetails = {
  claimNumber: 'CLM-4711',
  purpose: 'Liability claim',
  recipient: 'Harbour Mutual',
  preparedBy: 'Ana Novák',
  organisation: 'Northline Freight',
  notes: 'Call before release.',
};

/** Repeatable bytes that do not compress; no two seeds alike. */
export function madeBytes(sizeBytes: number, seed: number): Buffer {
  const bytes = Buffer.allocUnsafe(sizeBytes);
  let state = (seed * 2654435761 + 1) >>> 0;
  for (let index = 0; index < sizeBytes; index += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[index] = state & 0xff;
  }
  return bytes;
}

export async function savedFile(
  folder: string,
  name: string,
  kind: AssetKind,
  bytes: Uint8Array,
  captureMode: string | null = null,
): Promise<EvidenceFile> {
  await mkdir(folder, { recursive: true });
  const absolutePath = join(folder, name);
  await writeFile(absolutePath, bytes);
  return {
    fileId: `file-${name}`,
    kind,
    displayName: name,
    originalName: name,
    captureMode,
    state: 'saved',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sha512: createHash('sha512').update(bytes).digest('hex'),
    savedAtMs: EVENT_TIME_MS + 3_600_000,
    error: null,
    absolutePath,
    sourceUrl: `https://media.example/${name}`,
  };
}

export function notSaved(
  name: string,
  kind: AssetKind,
  captureMode: string | null,
  state: EvidenceFile['state'],
): EvidenceFile {
  return {
    fileId: `file-${name}`,
    kind,
    displayName: name,
    originalName: null,
    captureMode,
    state,
    sizeBytes: null,
    sha256: null,
    sha512: null,
    savedAtMs: null,
    error: null,
    absolutePath: null,
    sourceUrl: null,
  };
}

export function madeTrack(fileId: string): Track {
  const at = (second: number): number => EVENT_TIME_MS + second * 1000;
  const seconds = Array.from({ length: 41 }, (_, index) => index - 20);
  return {
    fileId,
    samples: seconds
      .filter((second) => second < 5 || second > 8)
      .map((second, index) => ({
        timeMs: at(second),
        latitudeDeg: 50.08 + second * 0.00012,
        longitudeDeg: 14.43 + Math.sin(second / 9) * 0.0008,
        speedMps: second < 0 ? 14 : Math.max(0, 14 - second * 2.8),
        headingDeg: 12,
        altitudeM: 210,
        satellites: 9,
        hdop: 0.9,
        quality: second === 12 || second === 13 ? 'void' : 'valid',
        line: index * 2 + 1,
        sentence: 'GPRMC',
      })),
    acceleration: Array.from({ length: 401 }, (_, index) => ({
      timeMs: at(-20) + index * 100,
      xG: index > 199 && index < 208 ? -2.4 : 0.02,
      yG: index > 199 && index < 208 ? 0.7 : 0.01,
      zG: 1,
    })),
    gaps: [
      { fromMs: at(4), toMs: at(9), reason: 'no-data' },
      { fromMs: at(11), toMs: at(14), reason: 'void-fixes' },
    ],
    issues: { linesTotal: 90, badChecksum: 2, unreadable: 1, unused: { GSV: 12 } },
  };
}

export function madeIncident(): IncidentDetail {
  return {
    incidentId: 'incident-1',
    ticket: 'T-1002',
    eventTimeMs: EVENT_TIME_MS,
    type: 3,
    typeName: 'Collision',
    group: 'sensor',
    severityLevel: 3,
    driverName: 'Jo <b>Park</b>',
    vehicleName: 'Van 12',
    deviceId: 'D-77',
    latitudeDeg: 50.08,
    longitudeDeg: 14.43,
    zone: 'Europe/Prague',
    captureModes: ['C_F', 'C_R'],
    videosRecorded: 2,
    videosArrived: 2,
    videosSaved: 1,
    uploading: false,
    daysLeft: 12,
    expired: false,
    saveState: 'partly-saved',
    savedBytes: 0,
    discardedAtMs: null,
    syncedAtMs: EVENT_TIME_MS + 3_000_000,
    fate: 'to-save',
    vanishedAtMs: null,
    verifiedAtMs: null,
    verifyFailedAtMs: null,
    files: [],
    tripId: 'trip-9',
    speedKph: 50,
    speedLimitKph: 50,
    isOverSpeed: null,
    overSpeedKph: null,
    overSpeedSeverity: null,
    driverId: null,
    carId: null,
    coachingId: null,
    sessionId: null,
    sessionType: null,
    tag: null,
    uploadStatus: null,
    linked: [],
    hold: null,
    eventReadAtMs: null,
    imported: null,
    posterUrl: null,
  };
}

export function madeClip(file: EvidenceFile): Clip {
  return {
    clipId: `clip-${file.fileId}`,
    fileId: file.fileId,
    captureMode: file.captureMode ?? 'C_F',
    startMs: EVENT_TIME_MS - 10_000,
    startSource: 'service-file',
    correction: null,
    durationMs: 20_000,
    widthPx: 1280,
    heightPx: 720,
    codec: 'avc1.64001f',
    audioCodec: null,
    frames: { kind: 'constant', firstPtsUs: 0, frameDurationUs: 33_333, count: 600 },
    sizeBytes: file.sizeBytes ?? 0,
    sha256: file.sha256 ?? '',
  };
}

async function madeDerived(folder: string, from: EvidenceFile): Promise<EvidenceDerived> {
  const name = 'C_F_frames-300-500_lossless.mp4';
  const made = await savedFile(join(folder, 'derived'), name, 'video', madeBytes(654_321, 5));
  return {
    derivedId: '7a5f3a5e-8c1b-4a56-9a10-6f1a0a3b2c11',
    kind: 'lossless-clip',
    title: 'Front, frames 300 to 500',
    displayName: name,
    mimeType: 'video/mp4',
    sizeBytes: made.sizeBytes ?? 0,
    sha256: made.sha256 ?? '',
    sha512: made.sha512 ?? '',
    absolutePath: made.absolutePath ?? '',
    fromMs: EVENT_TIME_MS,
    toMs: EVENT_TIME_MS + 6_700,
    sources: [
      {
        fileId: from.fileId,
        firstFrame: 300,
        lastFrame: 500,
        displayName: from.displayName,
        sha256: from.sha256 ?? '',
      },
    ],
    parameters: { shownFrames: 201, prerollFrames: 12 },
    notes: ['Not encoded again.'],
    tool: 'Roadproof',
    toolVersion: '1.2.3',
    user: 'Ana Novák',
    createdAtMs: EVENT_TIME_MS + 7_200_000,
  };
}

/** Two videos, a clip of one, a snapshot, the NMEA, a service answer; one camera expired. Sizes cross buffer borders. */
export async function madeSource(folder: string): Promise<EvidenceSource> {
  const front = await savedFile(folder, 'C_F.mp4', 'video', madeBytes(2_500_001, 1), 'C_F');
  const cabin = await savedFile(folder, 'C_I.mp4', 'video', madeBytes(1 << 20, 2), 'C_I');
  const snapshot = await savedFile(folder, 'C_F.jpg', 'snapshot', madeBytes(4321, 3), 'C_F');
  const nmea = await savedFile(folder, 'track.nmea', 'track', Buffer.from('$GPRMC,,V*00\r\n'));
  const answer = await savedFile(
    folder,
    'detail.json',
    'service-answer',
    Buffer.from('{"data":{}}'),
  );
  return {
    incident: madeIncident(),
    files: [answer, nmea, snapshot, cabin, front, notSaved('C_R.mp4', 'video', 'C_R', 'expired')],
    cameras: [
      { cameraId: 'C_R', name: 'Rear', captureMode: 'C_R', status: 'missing', reason: 'Expired.' },
      {
        cameraId: 'C_E',
        name: 'Extended',
        captureMode: 'C_E',
        status: 'missing',
        reason: 'Not recorded.',
      },
    ],
    clips: [madeClip(front), madeClip(cabin)],
    track: madeTrack(nmea.fileId),
    trackMissing: null,
    videoStartMs: null,
    receipts: [],
    derived: [await madeDerived(folder, front)],
    marks: [],
    custody: [
      {
        timeMs: EVENT_TIME_MS + 3_600_000,
        actor: 'Ana Novák',
        action: 'saved',
        subject: 'C_F.mp4',
        line: '{"action":"saved","file":"C_F.mp4","index":0}',
      },
    ],
  };
}
