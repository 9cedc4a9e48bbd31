/** What the window tells after the index was made anew. */
import type { RebuiltNotice } from '@shared/domain/library-place';
import type { RebuildReport } from '../library';

/** More nobody reads there; the log has them all. */
const MAX_SHOWN = 20;

export function rebuiltNotice({
  incidents,
  events,
  backup,
  problems,
}: RebuildReport): RebuiltNotice {
  const shown = problems.slice(0, MAX_SHOWN);
  return { incidents, events, backup, problems: shown, more: problems.length - shown.length };
}
