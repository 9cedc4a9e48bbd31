/** Which stills belong to the marks: those that lie here, those to make, and marks of which there is no picture; pure. */
import { MARK_KIND_NAMES, type Mark } from '@shared/domain/mark';
import type { PackageChoice } from '@shared/domain/package-choice';
import { isStill, stillTitle, type StillOutcome, type StillToMake } from '@shared/domain/still';
import type { EvidencePlan, PlannedGap } from '@shared/domain/evidence';
import type { ReviewCamera } from '@shared/domain/incident';
import { timesOf } from '@shared/playback/frames-in';
import { buildTimeline, frameDue, type TimelineLane } from '@shared/playback/timeline';
import { formatUtcPrecise } from '@shared/time';
import { plural } from '@shared/units';
import type { EvidenceDerived, EvidenceSource } from '../evidence-source';
import { isSaved } from './titles';

export interface MarkStills {
  readonly chosen: boolean;
  /** Made before, for marks that still stand where they stood. */
  readonly here: readonly EvidenceDerived[];
  readonly toMake: readonly StillToMake[];
  /** Marks whose moment no camera saw. */
  readonly unseen: readonly Mark[];
  /** Made before, for marks that were moved or deleted since. */
  readonly stale: readonly EvidenceDerived[];
  /** Why none goes in though they are chosen. */
  readonly remark: string | null;
}

const FACES = 'Faces may be seen; only redacted copies go in.';

/** One still a mark and camera that has a picture at the mark's first moment. */
export function markStills(
  source: EvidenceSource,
  { parts, faces }: Pick<PackageChoice, 'parts' | 'faces'>,
): MarkStills {
  const saved = savedCameras(source);
  const perMark = source.marks.map((mark) => ({ mark, wanted: wantedStills(saved, mark) }));
  const made = source.derived.filter(({ kind }) => kind === 'still');
  const here: EvidenceDerived[] = [];
  const toMake: StillToMake[] = [];
  for (const wanted of perMark.flatMap((each) => each.wanted)) {
    const clip = source.clips.find(({ clipId }) => clipId === wanted.clipId);
    const found = made.find((file) => isStill(file, wanted, clip?.sha256 ?? ''));
    if (found) here.push(found);
    else toMake.push(wanted);
  }
  return {
    chosen: parts.stills,
    here,
    toMake,
    unseen: perMark.flatMap(({ mark, wanted }) => (wanted.length === 0 ? [mark] : [])),
    stale: made.filter((file) => !here.includes(file)),
    remark: faces ? null : FACES,
  };
}

interface SavedCamera {
  readonly camera: Extract<ReviewCamera, { status: 'ready' }>;
  readonly lane: TimelineLane;
  readonly fileId: string;
}

/** Cameras whose original lies here, each with its place in time. */
function savedCameras({ cameras, clips, files }: EvidenceSource): readonly SavedCamera[] {
  return cameras.flatMap((camera): readonly SavedCamera[] => {
    if (camera.status !== 'ready') return [];
    const clip = clips.find(({ clipId }) => clipId === camera.clipId);
    const lane = clip && buildTimeline([clip]).lanes[0];
    const original = files.find(({ fileId }) => fileId === clip?.fileId);
    if (!lane || !original || !isSaved(original)) return [];
    return [{ camera, lane, fileId: original.fileId }];
  });
}

function wantedStills(saved: readonly SavedCamera[], mark: Mark): readonly StillToMake[] {
  return saved.flatMap(({ camera, lane, fileId }): readonly StillToMake[] => {
    const due = frameDue(lane, mark.fromMs);
    if (due.where !== 'shown') return [];
    const { frame, ptsUs } = due;
    return [
      {
        markId: mark.markId,
        cameraId: camera.cameraId,
        cameraName: camera.name,
        clipId: camera.clipId,
        fileId,
        region: camera.region,
        frame,
        ptsUs,
        ...timesOf(lane, { firstFrame: frame, lastFrame: frame }),
      },
    ];
  });
}

export const goIn = ({ chosen, remark }: MarkStills): boolean => chosen && remark === null;

/** What is said beside the switch; null when all of them lie here. */
export function stillsRemark({ toMake, remark }: MarkStills): string | null {
  if (remark !== null || toMake.length === 0) return remark;
  const marks = new Set(toMake.map(({ markId }) => markId)).size;
  return `${plural(toMake.length, 'still')} will be made: ${plural(marks, 'mark')}, each camera that has a picture of its moment.`;
}

/** Marks without any picture are missed by a reader only where stills were wanted. */
export function unseenGaps(stills: MarkStills): readonly PlannedGap[] {
  if (!goIn(stills)) return [];
  return stills.unseen.map(({ kind, fromMs }) => ({
    title: `Still of the mark “${MARK_KIND_NAMES[kind]}” at ${formatUtcPrecise(fromMs)}`,
    reason: 'No camera that is saved here has a picture of that moment.',
  }));
}

/** Stills whose mark is elsewhere now would only mislead. */
export function staleGaps(stills: MarkStills): readonly PlannedGap[] {
  if (!goIn(stills)) return [];
  return stills.stale.map(({ title }) => ({
    title: `Still: ${title}`,
    reason: 'Its mark was moved or deleted after it was made.',
  }));
}

/** The plan once the window has made what it could: what is still wanted is missing, with the reason. */
export function withoutUnmade(plan: EvidencePlan, outcomes: readonly StillOutcome[]): EvidencePlan {
  const { stillsToMake } = plan;
  if (stillsToMake.length === 0) return plan;
  const missing = stillsToMake.map((still): PlannedGap => {
    const told = outcomes.find(
      ({ markId, cameraId }) => markId === still.markId && cameraId === still.cameraId,
    );
    return { title: `Still: ${stillTitle(still)}`, reason: told?.reason ?? NOT_MADE };
  });
  return {
    ...plan,
    files: plan.files.filter(({ kind, sourceFileId }) => kind !== 'still' || sourceFileId !== null),
    missing: [...plan.missing, ...missing],
    stillsToMake: [],
  };
}

/** What the making of stills has added to what is missing. */
export function stillsMissing(before: EvidencePlan, after: EvidencePlan): readonly PlannedGap[] {
  return before.stillsToMake.length === 0 ? [] : after.missing.slice(before.missing.length);
}

const NOT_MADE = 'It was not made.';
