/** Everything of one incident for a package: review material, files with their places, custody. */
import type { DerivedFile } from '@shared/domain/derived';
import type { Mark } from '@shared/domain/mark';
import type { ReviewMaterial } from '@shared/domain/incident';
import type { IncidentFile } from '@shared/domain/incident';
import type { CustodyEntry } from '@main/custody';
import type { LibraryContext } from './context';
import { listDerived, locateDerived } from './derived-files';
import { filesOf, publicFile } from './file-records';
import { listMarks } from './marks';
import { reviewMaterial } from './review-material';

export interface SourceFile extends IncidentFile {
  /** Null when the file is not saved. */
  readonly absolutePath: string | null;
  /** Where it came from, without the signature; null when unknown. */
  readonly sourceUrl: string | null;
  readonly sourceHeaders: Readonly<Record<string, string>>;
}

export interface SourceCustodyEntry {
  readonly timeMs: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** The entry exactly as the record holds it: one JSON object without a line break. */
  readonly line: string;
}

export interface IncidentSource extends Pick<
  ReviewMaterial,
  'incident' | 'cameras' | 'clips' | 'track' | 'trackMissing' | 'videoStartMs' | 'receipts'
> {
  readonly files: readonly SourceFile[];
  /** Oldest first. */
  readonly derived: readonly (DerivedFile & { readonly absolutePath: string })[];
  /** By time. */
  readonly marks: readonly Mark[];
  /** Oldest first. */
  readonly custody: readonly SourceCustodyEntry[];
}

/** @throws AppError `library.not-found` */
export async function evidenceSource(
  library: LibraryContext,
  incidentId: string,
): Promise<IncidentSource> {
  const material = await reviewMaterial(library, incidentId, 'all');
  const { incident, cameras, clips, track, trackMissing, videoStartMs, receipts } = material;
  const entries = library.custody.entries(incidentId);
  const lines = library.custody.lines(incidentId);
  return {
    incident,
    cameras,
    clips,
    track,
    trackMissing,
    videoStartMs,
    receipts,
    files: filesOf(library, incidentId).map((file) => ({
      ...publicFile(file),
      absolutePath: file.state === 'saved' ? file.path : null,
      sourceUrl: file.sourceUrl,
      sourceHeaders: file.sourceHeaders,
    })),
    derived: listDerived(library, incidentId).flatMap((made) => {
      const located = locateDerived(library, made.derivedId);
      return located === null ? [] : [{ ...made, absolutePath: located.path }];
    }),
    marks: listMarks(library, incidentId),
    custody: entries.map((entry, index) => ({
      timeMs: entry.timeMs,
      actor: entry.user,
      action: entry.action,
      subject: subjectOf(entry),
      line: lines[index] ?? '',
    })),
  };
}

/** The file an entry is about, else what came out of it. */
function subjectOf(entry: CustodyEntry): string {
  for (const key of ['file', 'package', 'result', 'reason']) {
    const value = entry.data[key];
    if (typeof value === 'string') return value;
  }
  return '';
}
