/** The service's label of an event type, made readable; its own word is kept beside it where it is evidence. */

import { message } from '../words/message';

/** The usual ones, as they are shown; each can be said in the languages of reports. */
export const USUAL_EVENT_LABELS = [
  message('Impact'),
  message('Harsh braking'),
  message('Harsh acceleration'),
  message('Harsh turn'),
  message('Harsh cornering'),
  message('Speeding'),
  message('Speed limit violation'),
  message('Stop sign violation'),
  message('Tailgating'),
  message('Lane departure'),
  message('Forward collision warning'),
  message('Phone use'),
  message('Distraction'),
  message('Drowsiness'),
  message('No seat belt'),
  message('Manual upload'),
  message('Remote clip'),
  message('Reverse gear beep'),
  // Of imported recordings.
  message('Event recording'),
  message('Parking recording'),
  message('Manual recording'),
  message('Recording'),
] as const;

/** Documented: the service calls type 1 `collision` and shows it as "Impact". */
const SHOWN_AS: Readonly<Record<string, string>> = { collision: 'Impact' };

/** `harsh_braking` becomes `Harsh braking`, `collision` `Impact`; other words stay as they are. */
export function eventTypeLabel(typeName: string): string {
  const words = typeName.replaceAll('_', ' ').trim();
  if (words === '') return typeName;
  return SHOWN_AS[words.toLowerCase()] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** `Impact (collision)`: the label with the service's own word wherever the two differ by more than a capital. */
export function eventTypeWithWord(typeName: string, label = eventTypeLabel(typeName)): string {
  const own = typeName.trim();
  return own.toLowerCase() === label.toLowerCase() ? label : `${label} (${own})`;
}
