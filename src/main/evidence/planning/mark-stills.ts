/** Which stills belong to the marks: those that lie here, those to make, and marks of which there is no picture; pure. */
import { MARK_KIND_NAMES } from '@shared/domain/mark';
import type { PackageChoice } from '@shared/domain/package-choice';
import {
  isOutcomeOf,
  isStill,
  STILL_NOT_DECODED,
  stillTitle,
  type StillMoment,
  type StillOutcome,
  type StillToMake,
} from '@shared/domain/still';
import type { EvidencePlan, PlannedGap } from '@shared/domain/evidence';
import { formatUtcPrecise } from '@shared/time';
import { plural } from '@shared/units';
import { message } from '@shared/words/message';
import { ENGLISH, type Words } from '@shared/words/words';
import type { EvidenceDerived, EvidenceSource } from '../evidence-source';
import { titleIn } from '../words/retold';
import { FACES_MAY_BE_SEEN } from './copied';
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
const UNSEEN = {
  only: message('Still of the mark “{mark}” at {time}'),
  first: message('Still of the mark “{mark}”, first moment, at {time}'),
  last: message('Still of the mark “{mark}”, last moment, at {time}'),
  'first-and-last': message('Still of the mark “{mark}” at {time}'),
} as const satisfies Readonly<Record<StillMoment, string>>;

/** One still a camera that has a picture: of a mark’s moment, of a range’s first and last one. */
export function markStills(
  source: EvidenceSource,
  { parts, faces }: Pick<PackageChoice, 'parts' | 'faces'>,
  { say }: Words = ENGLISH,
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
    remark: faces ? null : say(FACES_MAY_BE_SEEN),
  };
}

export const goIn = ({ chosen, remark }: MarkStills): boolean => chosen && remark === null;

/** What the window says beside the switch; null when all of them lie here. */
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
export function stillGaps(stills: MarkStills, words: Words = ENGLISH): readonly PlannedGap[] {
  const { say } = words;
  if (!goIn(stills)) return [];
  const unseen = stills.unseen.map(({ mark, moment, timeMs }) => ({
    title: say(UNSEEN[moment], {
      mark: say(MARK_KIND_NAMES[mark.kind]),
      time: formatUtcPrecise(timeMs),
    }),
    reason: say('No camera that is saved here has a picture of that moment.'),
  }));
  return [...unseen, ...limitGaps(stills.over, words)];
}

/** Stills whose mark is elsewhere now would only mislead. */
export function staleGaps(stills: MarkStills, words: Words = ENGLISH): readonly PlannedGap[] {
  if (!goIn(stills)) return [];
  return stills.stale.map(({ title }) => ({
    title: stillFileTitle(title, words),
    reason: words.say('Its mark was moved, changed or deleted after it was made.'),
  }));
}

/** @param title as `stillTitle` gives it */
export const stillFileTitle = (title: string, words: Words): string =>
  words.say('Still: {title}', { title: titleIn(words, title) });

/** Stills that are still wanted once the window has made what it could, each with the reason. */
export function unmadeStills(
  { stillsToMake }: Pick<EvidencePlan, 'stillsToMake'>,
  outcomes: readonly StillOutcome[],
  words: Words = ENGLISH,
): readonly PlannedGap[] {
  return stillsToMake.map((still) => {
    const outcome = outcomes.find((each) => isOutcomeOf(each, still));
    const reason = words.told(outcome?.reason ?? NOT_MADE, [STILL_NOT_DECODED]);
    return { title: stillFileTitle(stillTitle(still), words), reason };
  });
}

/** The plan without them. */
export function withoutUnmade(plan: EvidencePlan, unmade: readonly PlannedGap[]): EvidencePlan {
  if (plan.stillsToMake.length === 0) return plan;
  return {
    ...plan,
    files: plan.files.filter(({ kind, sourceFileId }) => kind !== 'still' || sourceFileId !== null),
    missing: [...plan.missing, ...unmade],
    stillsToMake: [],
  };
}

const NOT_MADE = message('It was not made.');
