/** Changes one entry of a chain of custody behind the app's back, as somebody with the index file could. */
import { openDatabase } from '@main/platform/database';

/** @param indexPath of a library that nobody has open */
export function breakChain(indexPath: string, chain: string): void {
  const database = openDatabase(indexPath);
  try {
    database.exec('DROP TRIGGER custody_keeps_entries');
    database.run(
      `UPDATE custody SET line = replace(line, '"user":"Ana"', '"user":"Eve"')
       WHERE chain = ? AND entry_index = 1`,
      chain,
    );
    database.get('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
