/** What the evidence capability asks of the library: everything of one incident, with files on disk. */
import type { Clip } from '@shared/domain/clip';
import type { ClockReceipt } from '@shared/domain/clocks';
import type { DerivedFile } from '@shared/domain/derived';
import type { IncidentDetail, IncidentFile, ReviewCamera } from '@shared/domain/incident';
import type { Mark } from '@shared/domain/mark';
import type { Track } from '@shared/domain/track';

/** A file of the incident with its place on this disk; `absolutePath` is null when not saved. */
export interface EvidenceFile extends IncidentFile {
  readonly absolutePath: string | null;
  /** Where it came from, without the signature; null when unknown. */
  readonly sourceUrl: string | null;
}

/** One line of the custody log of this incident. */
export interface EvidenceCustodyEntry {
  /** UTC milliseconds since 1970. */
  readonly timeMs: number;
  readonly actor: string;
  /** What was done, in a few plain words: `saved`, `exported`. */
  readonly action: string;
  /** To which file or with which result. */
  readonly subject: string;
  /** The entry exactly as the log holds it: one JSON object without a line break; null: it may not be shown. */
  readonly line: string | null;
}

/** A file made from originals, with its place on this disk. */
export interface EvidenceDerived extends DerivedFile {
  readonly absolutePath: string;
}

/** Plain data only: it crosses a thread border. */
export interface EvidenceSource {
  readonly incident: IncidentDetail;
  /** Every file of the incident, saved or not. */
  readonly files: readonly EvidenceFile[];
  readonly cameras: readonly ReviewCamera[];
  readonly clips: readonly Clip[];
  readonly track: Track | null;
  /** Why there is no track, in plain words; null when there is one. */
  readonly trackMissing: string | null;
  /** The service's one start for all files of the event, UTC milliseconds; null when it names none. */
  readonly videoStartMs: number | null;
  /** Two clocks of each saved file: the service's and that of the computer. */
  readonly receipts: readonly ClockReceipt[];
  /** Clips and copies made from originals, oldest first. */
  readonly derived: readonly EvidenceDerived[];
  /** The reviewer's marks, by time. */
  readonly marks: readonly Mark[];
  /** Oldest first. */
  readonly custody: readonly EvidenceCustodyEntry[];
}

/** The library as evidence sees it. */
export interface EvidenceLibrary {
  /** @throws AppError `library.not-found` when there is no such incident. */
  evidenceSource(incidentId: string): Promise<EvidenceSource>;
}

/** Written to the custody log once a package stands under its final name. */
export interface ExportRecord {
  readonly exportId: string;
  readonly incidentId: string;
  readonly actor: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly claimNumber: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Of the package before it was encrypted; the same as `sha256` for a plain one. */
  readonly innerSha256: string;
  readonly filesCount: number;
  /** SHA-256 of the signer's certificate; null for an unsigned package. */
  readonly signer: string | null;
  /** Makes the identical package again, with the originals. */
  readonly recipe: Uint8Array;
}
