/** The facts of a package as JSON files, for machines; sorted keys, so that the same facts are the same bytes. */
import { canonicalJson } from '@main/platform/canonical-json';
import { openTable } from '@shared/playback/frame-table';
import { framesAt } from '@shared/playback/frames-at';
import type { PackageFacts } from './package-facts';

const FORMAT_VERSION = 1;

function jsonText(value: unknown): string {
  const sorted: unknown = JSON.parse(canonicalJson(value));
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

const iso = (timeMs: number | null): string | null =>
  timeMs === null ? null : new Date(timeMs).toISOString();

export function claimJson({ claim, plan, preparedAtMs }: PackageFacts): string {
  return jsonText({
    format: 'roadproof-claim',
    version: FORMAT_VERSION,
    packageName: plan.packageName,
    preparedAt: iso(preparedAtMs),
    reportLanguage: plan.language,
    claim,
    missing: plan.missing,
    leftOut: plan.leftOut,
    choice: plan.choice,
  });
}

export function incidentJson({ source }: PackageFacts): string {
  const { incident, cameras, clips, track, trackMissing } = source;
  // Links into the running app mean nothing to a reader; files stand in files.json.
  const { files: _files, posterUrl: _posterUrl, ...facts } = incident;
  return jsonText({
    format: 'roadproof-incident-facts',
    version: FORMAT_VERSION,
    eventTime: iso(incident.eventTimeMs),
    incident: facts,
    cameras,
    clips: clips.map((clip) => ({ ...clip, frames: openTable(clip.frames) })),
    track:
      track === null
        ? { missing: trackMissing }
        : {
            fileId: track.fileId,
            samples: track.samples.length,
            accelerationSamples: track.acceleration.length,
            gaps: track.gaps,
            issues: track.issues,
          },
  });
}

/** The reviewer's marks; frames are counted from 0 in the file of each camera. */
export function marksJson({ source: { marks, cameras, clips }, plan }: PackageFacts): string {
  const paths = new Map(plan.files.map((file) => [file.sourceFileId, file.path]));
  const frames = (timeMs: number) =>
    framesAt(cameras, clips, timeMs).map(({ name, fileId, frame, ptsUs }) => ({
      camera: name,
      file: paths.get(fileId) ?? null,
      frame,
      presentationTimeUs: ptsUs,
    }));
  return jsonText({
    format: 'roadproof-marks',
    version: FORMAT_VERSION,
    marks: marks.map(({ markId, fromMs, toMs, kind, colour, text, user, ...mark }) => ({
      markId,
      from: iso(fromMs),
      to: iso(toMs),
      fromMs,
      toMs,
      kind,
      colour,
      text,
      user,
      createdAt: iso(mark.createdAtMs),
      changedAt: iso(mark.changedAtMs),
      framesFrom: frames(fromMs),
      framesTo: toMs === null ? null : frames(toMs),
    })),
  });
}

/** Every original: its place here, its name and address as it came, its hashes from when it was saved. */
export function filesJson({ source, plan }: PackageFacts): string {
  const byId = new Map(source.files.map((file) => [file.fileId, file]));
  const placed = new Set(plan.files.map(({ sourceFileId }) => sourceFileId));
  return jsonText({
    format: 'roadproof-files',
    version: FORMAT_VERSION,
    originals: plan.files.flatMap(({ path, title, kind, sourceFileId }) => {
      const file = sourceFileId === null ? undefined : byId.get(sourceFileId);
      if (!file) return [];
      const { fileId, originalName, captureMode, sizeBytes, sha256, sha512, sourceUrl } = file;
      const savedAt = iso(file.savedAtMs);
      return [
        {
          path,
          title,
          kind,
          fileId,
          originalName,
          captureMode,
          sizeBytes,
          sha256,
          sha512,
          sourceUrl,
          savedAt,
        },
      ];
    }),
    originalsNotInPackage: source.files.flatMap(
      ({ fileId, kind, displayName, captureMode, state, sizeBytes, sha256, sha512 }) =>
        state !== 'saved' || placed.has(fileId)
          ? []
          : [{ fileId, kind, displayName, captureMode, sizeBytes, sha256, sha512 }],
    ),
    clips: source.derived.flatMap(({ absolutePath: _absolutePath, ...made }) => {
      const planned = plan.files.find((file) => file.sourceFileId === made.derivedId);
      return planned === undefined ? [] : [{ path: planned.path, ...made }];
    }),
    derived: plan.files
      .filter(({ kind }) => kind === 'track-gpx' || kind === 'track-csv')
      .map(({ path, title }) => ({
        path,
        title,
        madeFromFileId: source.track?.fileId ?? null,
        madeFromSha256: byId.get(source.track?.fileId ?? '')?.sha256 ?? null,
      })),
  });
}

export function toolsJson({ appVersion }: PackageFacts): string {
  return jsonText({
    format: 'roadproof-tools',
    version: FORMAT_VERSION,
    tools: [{ name: 'Roadproof', version: appVersion }],
    container: { bagIt: '1.0', zip: 'stored entries', hashes: ['sha256', 'sha512'] },
    track: { positions: 'WGS 84', speed: 'metres per second', acceleration: 'standard gravity' },
  });
}
