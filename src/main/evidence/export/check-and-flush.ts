/** Reads a finished zip back while the system writes it to the disk. */
import { bothEnded } from '../both-ended';
import type { ZipWriter } from '../zip/zip-writer';
import { writing } from './writing';

export async function checkAndFlush<Report>(
  zip: ZipWriter,
  check: () => Promise<Report>,
): Promise<Report> {
  const [, report] = await bothEnded(writing(zip.close()), check());
  return report;
}
