/** Copies of whole videos without their sound: found among the derived files, and put in the original's place. */
import type { Clip } from '@shared/domain/clip';
import type { DerivedFile } from '@shared/domain/derived';
import { frameCount, frameStartUs, shiftedTable } from '@shared/playback/frame-table';
import type { EvidenceDerived, EvidenceSource } from '../evidence-source';

/** Anything that does not say so is taken to have sound. */
export function hasSound({ kind, parameters }: DerivedFile): boolean {
  if (kind === 'still') return false;
  return kind === 'lossless-clip'
    ? parameters['hasSound'] !== false
    : parameters['sound'] !== 'left out';
}

/** The copy of all frames of a clip's original, packet by packet, without its sound; null when none was made. */
export function silentCopyOf(
  { clips, derived }: EvidenceSource,
  fileId: string,
): EvidenceDerived | null {
  const clip = clips.find((each) => each.fileId === fileId);
  if (!clip) return null;
  const lastFrame = frameCount(clip.frames) - 1;
  const isWhole = (made: EvidenceDerived): boolean =>
    made.kind === 'lossless-clip' &&
    !hasSound(made) &&
    made.sources.length === 1 &&
    made.sources.every(
      (from) =>
        from.fileId === fileId &&
        from.sha256 === clip.sha256 &&
        from.firstFrame === 0 &&
        from.lastFrame === lastFrame,
    );
  return derived.find(isWhole) ?? null;
}

/** The clip as the copy has it: another file, whose time begins with the first frame. */
export function clipOfCopy(clip: Clip, copy: EvidenceDerived): Clip {
  const shiftUs = frameStartUs(clip.frames, 0);
  return {
    ...clip,
    fileId: copy.derivedId,
    startMs: clip.startMs + shiftUs / 1000,
    frames: shiftedTable(clip.frames, -shiftUs),
    audioCodec: null,
    sizeBytes: copy.sizeBytes,
    sha256: copy.sha256,
  };
}
