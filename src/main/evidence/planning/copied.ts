/** Which files are copied from this disk into a package, in which form, and why one stays out; pure. */
import { captureModeLabel } from '@shared/domain/camera';
import { DERIVED_KIND_NAMES } from '@shared/domain/derived';
import type { AssetKind } from '@shared/domain/incident';
import type { PackageChoice, PackagePart } from '@shared/domain/package-choice';
import { message } from '@shared/words/message';
import { ENGLISH, type Words } from '@shared/words/words';
import type { EvidenceDerived, EvidenceFile, EvidenceSource } from '../evidence-source';
import { hasSound, silentCopyOf } from './silent-copy';
import { cameraIn, titleIn } from '../words/retold';
import { byKindAndName, isSaved, originalTitle } from './titles';

/** The form in which something goes in. */
export type CopiedForm =
  | { readonly kind: 'as-it-is' }
  | { readonly kind: 'without-sound'; readonly copy: EvidenceDerived }
  /** The copy has to be made first. */
  | { readonly kind: 'without-sound-to-make' };

export interface CopiedItem<File> {
  readonly file: File;
  readonly part: PackagePart;
  readonly title: string;
  readonly chosen: boolean;
  /** Null: it stays out. */
  readonly form: CopiedForm | null;
  /** Why it stays out or changes its form though it is chosen. */
  readonly remark: string | null;
}

const PART_OF: Readonly<Record<AssetKind, PackagePart>> = {
  video: 'videos',
  snapshot: 'snapshots',
  track: 'track',
  'device-data': 'device-data',
  'service-answer': 'service-answers',
};
export const FACES_MAY_BE_SEEN = message('Faces may be seen; only redacted copies go in.');
const AS_IT_IS: CopiedForm = { kind: 'as-it-is' };
const out = (remark: string): Outcome => ({ form: null, remark });

interface Outcome {
  readonly form: CopiedForm | null;
  readonly remark: string | null;
}

/** Every original saved here, in the order of the package. */
export function originalItems(
  source: EvidenceSource,
  choice: PackageChoice,
  words: Words = ENGLISH,
): readonly CopiedItem<EvidenceFile>[] {
  return source.files
    .filter(isSaved)
    .sort(byKindAndName)
    .map((file) => {
      const part = PART_OF[file.kind];
      const excluded = file.kind === 'video' && choice.withoutCameras.includes(cameraKey(file));
      const chosen = choice.parts[part] && !excluded;
      const outcome = originalOutcome(source, file, choice, words);
      return {
        file,
        part,
        title: originalTitle(file, words),
        chosen,
        form: chosen ? outcome.form : null,
        remark: outcome.remark,
      };
    });
}

/** What a video is switched by: its capture mode, or its own id when it has none. */
export function cameraKey(file: EvidenceFile): string {
  return file.captureMode ?? file.fileId;
}

function originalOutcome(
  source: EvidenceSource,
  file: EvidenceFile,
  { sound, faces, driverName }: PackageChoice,
  { say }: Words,
): Outcome {
  if (file.kind === 'service-answer') {
    return driverName
      ? { form: AS_IT_IS, remark: null }
      : out(say('The answers may name the driver.'));
  }
  if (file.kind === 'device-data') {
    return driverName
      ? { form: AS_IT_IS, remark: null }
      : out(say('The data may name the driver.'));
  }
  if (file.kind === 'track') return { form: AS_IT_IS, remark: null };
  if (!faces) return out(say(FACES_MAY_BE_SEEN));
  if (file.kind === 'snapshot' || sound) return { form: AS_IT_IS, remark: null };
  const clip = source.clips.find(({ fileId }) => fileId === file.fileId);
  if (!clip) return out(say('It can not be read here, so its sound can not be taken out.'));
  if (clip.audioCodec === null) return { form: AS_IT_IS, remark: null };
  const copy = silentCopyOf(source, file.fileId);
  return {
    form: copy ? { kind: 'without-sound', copy } : { kind: 'without-sound-to-make' },
    // Only the window says this: the report names what is left out.
    remark:
      'A copy without its sound goes in, tied to the original by its hash; the original stays here.',
  };
}

/** Every clip and copy, oldest first; copies that stand for an original are not offered twice. */
export function derivedItems(
  source: EvidenceSource,
  choice: PackageChoice,
  words: Words = ENGLISH,
): readonly CopiedItem<EvidenceDerived>[] {
  const stand = new Set(
    originalItems(source, choice).flatMap(({ form }) =>
      form?.kind === 'without-sound' ? [form.copy.derivedId] : [],
    ),
  );
  const offered = source.derived.filter(
    ({ derivedId, kind }) => kind !== 'still' && !stand.has(derivedId),
  );
  const possible = offered.filter((made) => derivedOutcome(made, choice, words).form !== null);
  const shortest = [...possible].sort(byLength)[0];
  return offered.map((made) => {
    const chosen =
      choice.parts.clips &&
      !choice.withoutClips.includes(made.derivedId) &&
      (!choice.onlyShortestClip || made === shortest);
    const outcome = derivedOutcome(made, choice, words);
    return {
      file: made,
      part: 'clips',
      title: `${words.say(DERIVED_KIND_NAMES[made.kind])}: ${titleIn(words, made.title)}`,
      chosen,
      form: chosen ? outcome.form : null,
      remark: outcome.remark,
    };
  });
}

function derivedOutcome(
  made: EvidenceDerived,
  { sound, faces }: PackageChoice,
  { say }: Words,
): Outcome {
  if (!faces && made.kind !== 'redacted') return out(say(FACES_MAY_BE_SEEN));
  if (!sound && hasSound(made)) return out(say('It has sound.'));
  return { form: AS_IT_IS, remark: null };
}

function byLength(a: EvidenceDerived, b: EvidenceDerived): number {
  return (
    a.toMs - a.fromMs - (b.toMs - b.fromMs) ||
    a.sizeBytes - b.sizeBytes ||
    (a.derivedId < b.derivedId ? -1 : 1)
  );
}

export function silentTitle(
  { captureMode, displayName }: EvidenceFile,
  words: Words = ENGLISH,
): string {
  const camera =
    captureMode === null ? displayName : cameraIn(words, captureModeLabel(captureMode));
  return words.say('{camera} video without its sound', { camera });
}
