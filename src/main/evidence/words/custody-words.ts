/** What the actions of a custody record mean; the record itself stays as it was written. */
import { message } from '@shared/words/message';
import type { Words } from '@shared/words/words';

const ACTIONS = [
  message('signed-in'),
  message('signed-out'),
  message('saved'),
  message('partly-saved'),
  message('quarantined'),
  message('viewed'),
  message('noted'),
  message('verified'),
  message('exported'),
  message('released'),
  message('discard-requested'),
  message('discarded'),
  message('discard-failed'),
  message('clip-requested'),
  message('imported'),
  message('repaired'),
  message('derived'),
  message('held'),
  message('hold-released'),
  message('start-corrected'),
  message('claim-made'),
  message('claim-archived'),
  message('claim-restored'),
  message('added-to-claim'),
  message('removed-from-claim'),
  message('trashed'),
  message('restored'),
  message('trash-emptied'),
  message('layout-changed'),
  message('library-moved'),
  message('release-withdrawn'),
  message('reissued'),
] as const;

/** An action of another version stays as the record has it. */
export function custodyActionIn({ say }: Words, action: string): string {
  const known = ACTIONS.find((each) => each === action);
  return known === undefined ? action : say(known);
}
