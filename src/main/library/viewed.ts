/** Who looked at an incident on the review deck, and when: entries of its chain of custody. */
import { parseEntry } from '@main/custody';
import { text } from '@main/platform/columns';
import type { LibraryContext } from './context';
import { filesOf } from './file-records';
import { incidentRow } from './incident-detail';

/**
 * A person who goes back and forth between incidents looks at each of them once: a break longer than this is
 * another viewing, a shorter one would only bury the rest of the record.
 */
const ONE_VIEWING_MS = 30 * 60_000;

/**
 * Writes down that somebody looks at the incident's videos. Nothing is written when none is saved, when the
 * same person was here a short while ago, or in a library that is opened read-only.
 * @returns whether an entry was added
 * @throws AppError `library.not-found`
 */
export function noteViewed(library: LibraryContext, incidentId: string, user: string): boolean {
  const { database, custody } = library;
  incidentRow(library, incidentId);
  if (database.readOnly) return false;
  return database.transaction(() => {
    const cameras = camerasSaved(library, incidentId);
    if (cameras.length === 0 || wasJustHere(library, incidentId, user)) return false;
    custody.append(incidentId, {
      action: 'viewed',
      user,
      data: { result: 'opened for review', cameras },
    });
    return true;
  });
}

/** Capture modes, or the names of files without one. */
function camerasSaved(library: LibraryContext, incidentId: string): readonly string[] {
  const videos = filesOf(library, incidentId).filter(
    ({ kind, state }) => kind === 'video' && state === 'saved',
  );
  return [...new Set(videos.map(({ captureMode, storedName }) => captureMode ?? storedName))];
}

/** An entry from a time yet to come was written under a wrong clock and says nothing of now. */
function wasJustHere(
  { clock, database }: LibraryContext,
  incidentId: string,
  user: string,
): boolean {
  const nowMs = Math.round(clock.now());
  return database
    .all(
      `SELECT line FROM custody
       WHERE chain = ? AND action = 'viewed' AND time_ms BETWEEN ? AND ?`,
      incidentId,
      nowMs - ONE_VIEWING_MS,
      nowMs,
    )
    .some((row) => parseEntry(text(row, 'line'))?.user === user);
}
