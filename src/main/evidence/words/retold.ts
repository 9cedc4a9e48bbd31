/** Says again, in the language of a report, what was named or written down in English; what is not ours stays. */
import { FRAMES, NOTE_PATTERNS, ONE_FRAME } from '@shared/domain/derived-words';
import { eventTypeLabel, USUAL_EVENT_LABELS } from '@shared/domain/event-type';
import { message } from '@shared/words/message';
import type { Words } from '@shared/words/words';

const VIDEO = message('{camera} video');

/** `Front`, `Front + Cabin`, `Front 2`, `Front video`; a name that somebody gave stays as it was typed. */
export function cameraIn(words: Words, name: string): string {
  return name
    .split(' + ')
    .map((one) => {
      const [, camera, number] = /^(.+) (\d+)$/.exec(one) ?? [];
      return camera === undefined
        ? words.told(one, [VIDEO])
        : `${words.told(camera)} ${number ?? ''}`;
    })
    .join(' + ');
}

/** The title of a made file or a still: cameras, frames, moments and lengths with commas between. */
export function titleIn(words: Words, title: string): string {
  return title
    .split(', ')
    .map((part) => {
      const length = /^(\d+\.\d) s$/.exec(part)?.[1];
      if (length !== undefined) return `${words.number(Number(length), 1)} s`;
      const again = words.told(part, [FRAMES, ONE_FRAME]);
      return again === part ? cameraIn(words, part) : again;
    })
    .join(', ');
}

export function noteIn(words: Words, note: string): string {
  return words.told(note, NOTE_PATTERNS);
}

/** What the service calls `harsh_braking`; what is not one of the usual ones stays the service's word. */
export function eventTypeIn({ say }: Words, typeName: string): string {
  const label = eventTypeLabel(typeName);
  const usual = USUAL_EVENT_LABELS.find((each) => each.toLowerCase() === label.toLowerCase());
  return usual === undefined ? label : say(usual);
}
