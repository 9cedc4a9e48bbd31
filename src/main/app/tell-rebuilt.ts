/** Tells that the library's index was made anew, and what could not be read. */
import { dialog } from 'electron';
import type { RebuildReport } from '../library';

/** More would not fit on a screen; the log has them all. */
const MAX_SHOWN = 8;

/** Does not wait: the window opens meanwhile. */
export function tellRebuilt({ incidents, events, backup, problems }: RebuildReport): void {
  const shown = problems.slice(0, MAX_SHOWN).map(({ path, reason }) => `${path}: ${reason}`);
  const more = problems.length - shown.length;
  void dialog.showMessageBox({
    type: problems.length === 0 ? 'info' : 'warning',
    title: 'Roadproof',
    message: 'The library’s index was lost or damaged. It has been rebuilt from the folders.',
    detail: [
      `${incidents} incidents with files and ${events} other events are back.`,
      ...(backup === null ? [] : [`The old index is kept as ${backup}.`]),
      ...(problems.length === 0
        ? ['Everything could be read.']
        : ['Not everything could be read. Nothing was deleted:', ...shown]),
      ...(more > 0 ? [`… and ${more} more, in the log (Help → Show log).`] : []),
    ].join('\n'),
    buttons: ['Go on'],
  });
}
