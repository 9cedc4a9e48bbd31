/** Decides what an evidence package will hold, before a byte is written; pure. */
import { captureModeLabel } from '@shared/domain/camera';
import { DERIVED_KIND_NAMES } from '@shared/domain/derived';
import type {
  EvidencePlan,
  PlannedFile,
  PlannedGap,
  PlannedSignature,
} from '@shared/domain/evidence';
import type { AssetKind } from '@shared/domain/incident';
import { AppError } from '@shared/errors';
import { comparePaths } from './bag/bag-text';
import type { EvidenceFile, EvidenceSource } from './evidence-source';
import { packageName } from './package-name';
import { NameRegister, portableName } from './portable-name';

const FOLDERS: Readonly<Record<AssetKind, string>> = {
  video: 'data/originals',
  snapshot: 'data/originals',
  track: 'data/originals',
  'service-answer': 'data/service-answers',
};
/** At the top of the package, where who unpacks it looks first. */
export const VIEWER_PATH = 'viewer.html';

const KIND_ORDER: readonly AssetKind[] = ['video', 'snapshot', 'track', 'service-answer'];

/**
 * Exactly what goes in and what cannot, with its reason.
 * @throws AppError `evidence.nothing-to-export` when no medium of the incident is saved.
 */
export function planEvidence(
  source: EvidenceSource,
  claimNumber: string,
  signature: PlannedSignature = { kind: 'unsigned' },
): EvidencePlan {
  const saved = source.files.filter((file) => file.state === 'saved' && file.absolutePath !== null);
  if (!saved.some((file) => file.kind !== 'service-answer')) {
    throw new AppError('evidence.nothing-to-export');
  }
  const files = [...originals(saved), ...derivedFiles(source), ...madeFiles(source)];
  return {
    incidentId: source.incident.incidentId,
    packageName: packageName(source.incident, claimNumber),
    files,
    missing: gaps(source),
    signature,
    knownBytes: files.reduce((sum, file) => sum + (file.sizeBytes ?? 0), 0),
  };
}

function originals(saved: readonly EvidenceFile[]): readonly PlannedFile[] {
  const names = new Map<string, NameRegister>();
  return [...saved].sort(byKindAndName).map((file) => {
    const folder = FOLDERS[file.kind];
    const register = names.get(folder) ?? new NameRegister();
    names.set(folder, register);
    return {
      path: `${folder}/${register.claim(portableName(file.displayName, file.kind))}`,
      kind: file.kind,
      title: originalTitle(file),
      sizeBytes: file.sizeBytes,
      sourceFileId: file.fileId,
    };
  });
}

function derivedFiles({ derived }: EvidenceSource): readonly PlannedFile[] {
  const register = new NameRegister();
  return derived.map((made) => ({
    path: `data/derived/clips/${register.claim(portableName(made.displayName, 'clip'))}`,
    kind: 'derived',
    title: `${DERIVED_KIND_NAMES[made.kind]}: ${made.title}`,
    sizeBytes: made.sizeBytes,
    sourceFileId: made.derivedId,
  }));
}

function madeFiles(source: EvidenceSource): readonly PlannedFile[] {
  const made = (path: string, kind: PlannedFile['kind'], title: string): PlannedFile => ({
    path,
    kind,
    title,
    sizeBytes: null,
    sourceFileId: null,
  });
  return [
    made('data/report.html', 'report', 'Report'),
    ...(source.track
      ? [
          made('data/derived/track.gpx', 'track-gpx', 'Track as GPX'),
          made('data/derived/track.csv', 'track-csv', 'Track as a table (CSV)'),
        ]
      : []),
    made('data/custody/custody.jsonl', 'custody', 'Custody log'),
    ...(source.marks.length === 0
      ? []
      : [made('data/metadata/marks.json', 'metadata', 'Marks and notes, with frame numbers')]),
    made('data/metadata/claim.json', 'metadata', 'Claim data'),
    made('data/metadata/incident.json', 'metadata', 'Incident data'),
    made('data/metadata/files.json', 'metadata', 'Files, hashes and origins'),
    made('data/metadata/tools.json', 'metadata', 'Tools and settings used'),
    ...(source.clips.length === 0
      ? []
      : [made(VIEWER_PATH, 'viewer', 'Viewer: all cameras in sync, in any browser')]),
    made('HOW-TO-CHECK.txt', 'instructions', 'How to check this package'),
  ];
}

/** Everything a reader would look for and not find; one line a file or camera. */
function gaps(source: EvidenceSource): readonly PlannedGap[] {
  const unsaved = source.files.filter(
    (file) => file.state !== 'saved' || file.absolutePath === null,
  );
  const told = new Set(unsaved.map((file) => file.captureMode).filter((mode) => mode !== null));
  const cameras = source.cameras.flatMap((camera) =>
    camera.status === 'missing' && !told.has(camera.captureMode)
      ? [{ title: `${camera.name} camera`, reason: camera.reason }]
      : [],
  );
  const files = [...unsaved]
    .sort(byKindAndName)
    .map((file) => ({ title: originalTitle(file), reason: reasonOf(file) }));
  const trackTold = unsaved.some((file) => file.kind === 'track');
  const track =
    source.track === null && !trackTold
      ? [{ title: 'GPS track', reason: source.trackMissing ?? 'No track was recorded.' }]
      : [];
  return [...files, ...cameras, ...unnamedVideos(source, cameras.length), ...track];
}

/** The service counts more videos than it names files for: said, never passed over. */
function unnamedVideos(source: EvidenceSource, toldCameras: number): readonly PlannedGap[] {
  const { videosRecorded, uploading } = source.incident;
  const named = source.files.filter(({ kind }) => kind === 'video').length + toldCameras;
  const more = videosRecorded - named;
  if (more <= 0) return [];
  return [
    {
      title: more === 1 ? 'One more video' : `${more} more videos`,
      reason: uploading
        ? 'Recorded, but still on its way from the device to the cloud.'
        : 'Recorded by the device, but the service names no file for it.',
    },
  ];
}

function originalTitle(file: EvidenceFile): string {
  const camera = file.captureMode === null ? null : captureModeLabel(file.captureMode);
  switch (file.kind) {
    case 'video':
      return camera === null ? `Video ${file.displayName}` : `${camera} video`;
    case 'snapshot':
      return camera === null ? `Snapshot ${file.displayName}` : `${camera} snapshot`;
    case 'track':
      return 'GPS and G-sensor log (NMEA)';
    case 'service-answer':
      return `Service answer ${file.displayName}`;
  }
}

function reasonOf(file: EvidenceFile): string {
  switch (file.state) {
    case 'expired':
      return 'The cloud deleted it before it was saved here.';
    case 'failed':
      return `Saving failed. ${file.error?.detail ?? file.error?.message ?? ''}`.trim();
    case 'queued':
    case 'saving':
      return 'It is still being saved.';
    case 'saved':
      return 'It is recorded as saved but not on this disk.';
    case 'missing':
      return file.error?.message ?? 'It has not been saved from the cloud.';
  }
}

function byKindAndName(a: EvidenceFile, b: EvidenceFile): number {
  return (
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    comparePaths(a.displayName, b.displayName) ||
    comparePaths(a.fileId, b.fileId)
  );
}
