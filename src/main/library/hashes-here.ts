/** SHA-256 of every file whose bytes lie in this library, its trash included. */
import { text } from '@main/platform/columns';
import type { LibraryContext } from './context';

export function hashesHere({ database }: LibraryContext): ReadonlySet<string> {
  const rows = database.all(
    'SELECT sha256 FROM files WHERE sha256 IS NOT NULL UNION SELECT sha256 FROM trash_files',
  );
  return new Set(rows.map((row) => text(row, 'sha256')));
}
