/** Which stills belong to the marks: those that lie here, those to make, and marks of which there is no picture; pure. */
import { MARK_KIND_NAMES } from '@shared/domain/mark';
import type { PackageChoice } from '@shared/domain/package-choice';
import {
  isOutcomeOf,
  isStill,
  stillTitle,
  type StillMoment,
  type StillOutcome,
  type StillToMake,
} from '@shared/domain/still';
import type { EvidencePlan, PlannedGap } from '@shared/domain/evidence';
import { formatUtcPrecise } from '@shared/time';
import { plural } from '@shared/units';
import type { EvidenceDerived, EvidenceSource } from '../evidence-source';
import { limitGaps, limitRemark, limitStills } from './still-limit';
import { wantedStills, type WantedStills } from './wanted-stills';

export interface MarkStills {
  readonly chosen: boolean;
  /** Made before, for marks that still stand where they stood. */
  readonly here: readonly EvidenceDerived[];
  readonly toMake: readonly StillToMake[];
  /** Moments of marks that no camera saw. */
  readonly unseen: readonly WantedStills[];
  /** More than a package holds. */
  readonly over: readonly WantedStills[];
  /** Made before, for marks that were moved, changed or deleted since. */
  readonly stale: readonly EvidenceDerived[];
  /** Why none goes in though they are chosen. */
  readonly remark: string | null;
}

/** Which end of a range it is; a mark that is a moment needs no word. */
const END_WORDS: Readonly<Partial<Record<StillMoment, string>>> = {
  first: ', first moment,',
  last: ', last moment,',
};
const FACES = 'Faces may be seen; only redacted copies go in.';

/** One still a camera that has a picture: of a mark’s moment, of a range’s first and last one. */
export function markStills(
  source: EvidenceSource,
  { parts, faces }: Pick<PackageChoice, 'parts' | 'faces'>,
): MarkStills {
  const wanted = wantedStills(source);
  const { kept, over } = limitStills(wanted);
  const made = source.derived.filter(({ kind }) => kind === 'still');
  const fileOf = (still: StillToMake): EvidenceDerived | undefined => {
    const clip = source.clips.find(({ clipId }) => clipId === still.clipId);
    return made.find((file) => isStill(file, still, clip?.sha256 ?? ''));
  };
  const here = kept.flatMap((still) => fileOf(still) ?? []);
  const known = new Set([...here, ...over.flatMap(({ stills }) => stills.map(fileOf))]);
  return {
    chosen: parts.stills,
    here,
    toMake: kept.filter((still) => fileOf(still) === undefined),
    unseen: wanted.filter(({ stills }) => stills.length === 0),
    over,
    stale: made.filter((file) => !known.has(file)),
    remark: faces ? null : FACES,
  };
}

export const goIn = ({ chosen, remark }: MarkStills): boolean => chosen && remark === null;

/** What is said beside the switch; null when all of them lie here. */
export function stillsRemark({ toMake, over, remark }: MarkStills): string | null {
  if (remark !== null) return remark;
  const marks = new Set(toMake.map(({ markId }) => markId)).size;
  const hasRange = toMake.some(({ moment }) => moment !== 'only');
  const words = [
    toMake.length === 0
      ? null
      : `${plural(toMake.length, 'still')} will be made: ${plural(marks, 'mark')}, each camera that has a picture of its moment${hasRange ? '; of a range the first and the last' : ''}.`,
    limitRemark(over),
  ].filter((each) => each !== null);
  return words.length === 0 ? null : words.join(' ');
}

/** Moments without any picture, and stills beyond what a package holds, are missed only where stills were wanted. */
export function stillGaps(stills: MarkStills): readonly PlannedGap[] {
  if (!goIn(stills)) return [];
  const unseen = stills.unseen.map(({ mark, moment, timeMs }) => ({
    title: `Still of the mark “${MARK_KIND_NAMES[mark.kind]}”${END_WORDS[moment] ?? ''} at ${formatUtcPrecise(timeMs)}`,
    reason: 'No camera that is saved here has a picture of that moment.',
  }));
  return [...unseen, ...limitGaps(stills.over)];
}

/** Stills whose mark is elsewhere now would only mislead. */
export function staleGaps(stills: MarkStills): readonly PlannedGap[] {
  if (!goIn(stills)) return [];
  return stills.stale.map(({ title }) => ({
    title: `Still: ${title}`,
    reason: 'Its mark was moved, changed or deleted after it was made.',
  }));
}

/** The plan once the window has made what it could: what is still wanted is missing, with the reason. */
export function withoutUnmade(plan: EvidencePlan, outcomes: readonly StillOutcome[]): EvidencePlan {
  const { stillsToMake } = plan;
  if (stillsToMake.length === 0) return plan;
  const missing = stillsToMake.map((still): PlannedGap => {
    const told = outcomes.find((outcome) => isOutcomeOf(outcome, still));
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
