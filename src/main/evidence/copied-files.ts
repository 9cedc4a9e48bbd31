/** Every file that is copied into a package from this disk: originals, and what was made of them. */
import type { EvidenceDerived, EvidenceFile, EvidenceSource } from './evidence-source';

export function copiedFiles({ files, derived }: EvidenceSource): readonly EvidenceFile[] {
  return [...files, ...derived.map(asFile)];
}

/** A derived file is copied and checked against its hash like an original. */
function asFile(made: EvidenceDerived): EvidenceFile {
  return {
    fileId: made.derivedId,
    kind: 'video',
    displayName: made.displayName,
    originalName: null,
    captureMode: null,
    state: 'saved',
    sizeBytes: made.sizeBytes,
    sha256: made.sha256,
    sha512: made.sha512,
    savedAtMs: made.createdAtMs,
    error: null,
    absolutePath: made.absolutePath,
    sourceUrl: null,
  };
}
