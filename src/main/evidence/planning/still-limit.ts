/** How many stills go into one package, and which stay out when there are more; pure. */
import type { PlannedGap } from '@shared/domain/evidence';
import { MOST_STILLS, STILL_MOMENT_WORDS, type StillToMake } from '@shared/domain/still';
import { plural } from '@shared/units';
import { ENGLISH, type Words } from '@shared/words/words';
import { cameraIn } from '../words/retold';
import type { WantedStills } from './wanted-stills';

export interface LimitedStills {
  /** In the order in which they were wanted. */
  readonly kept: readonly StillToMake[];
  /** By mark. */
  readonly over: readonly WantedStills[];
}

/** Where a mark begins goes before where a range ends, so that as many marks as can be are seen. */
export function limitStills(
  wanted: readonly WantedStills[],
  most: number = MOST_STILLS,
): LimitedStills {
  const ends = wanted.filter(({ moment }) => moment === 'last');
  const begins = wanted.filter(({ moment }) => moment !== 'last');
  const inTurn = [...begins, ...ends].flatMap(({ stills }) => stills);
  const kept = new Set(inTurn.slice(0, most));
  return {
    kept: wanted.flatMap(({ stills }) => stills.filter((still) => kept.has(still))),
    over: wanted
      .map((each) => ({ ...each, stills: each.stills.filter((still) => !kept.has(still)) }))
      .filter(({ stills }) => stills.length > 0),
  };
}

/** What stays out, each named by its frame; a line for all, since there may be hundreds. */
export function limitGaps(
  over: readonly WantedStills[],
  words: Words = ENGLISH,
): readonly PlannedGap[] {
  const { say, told, counted } = words;
  const left = over.flatMap(({ stills }) => stills);
  if (left.length === 0) return [];
  const frames = new Map<string, number[]>();
  for (const { cameraName, moment, frame } of left) {
    const whose = [cameraIn(words, cameraName), told(STILL_MOMENT_WORDS[moment])]
      .filter(Boolean)
      .join(', ');
    frames.set(whose, [...(frames.get(whose) ?? []), frame]);
  }
  const named = [...frames].map(([whose, all]) =>
    say('{whose}: frames {frames}', { whose, frames: all.join(', ') }),
  );
  return [
    {
      title: counted(left.length, '{count} still', '{count} stills'),
      reason: say('A package holds {most} stills at most; these are beyond that. {stills}.', {
        most: MOST_STILLS,
        stills: named.join('; '),
      }),
    },
  ];
}

/** What the window says beside the switch; null when nothing stays out. */
export function limitRemark(over: readonly WantedStills[]): string | null {
  const count = over.reduce((sum, { stills }) => sum + stills.length, 0);
  if (count === 0) return null;
  return `${plural(count, 'more still')} would be too many: a package holds ${MOST_STILLS} at most. Left out are ends of ranges first, then the latest marks.`;
}
