/** Decides what an evidence package will hold, before a byte is written; pure. */
import type {
  EvidencePlan,
  PlannedFile,
  PlannedSignature,
  SilentCopyToMake,
} from '@shared/domain/evidence';
import type { AssetKind } from '@shared/domain/incident';
import { EVERYTHING, type PackageChoice } from '@shared/domain/package-choice';
import { STILL_MOMENT_WORDS, stillNameEnd, stillTitle } from '@shared/domain/still';
import { AppError } from '@shared/errors';
import { frameCount } from '@shared/playback/frame-table';
import { ENGLISH, type Words } from '@shared/words/words';
import type { EvidenceDerived, EvidenceFile, EvidenceSource } from './evidence-source';
import { packageName } from './package-name';
import { derivedItems, originalItems, silentTitle, type CopiedItem } from './planning/copied';
import { gaps } from './planning/gaps';
import {
  goIn,
  markStills,
  staleGaps,
  stillFileTitle,
  stillGaps,
  type MarkStills,
} from './planning/mark-stills';
import { madeFiles, possibleFiles } from './planning/made-files';
import { leftOutOf, offersOf } from './planning/offers';
import { isSaved, originalTitle } from './planning/titles';
import { NameRegister, portableName } from './portable-name';

const FOLDERS: Readonly<Record<AssetKind, string>> = {
  video: 'data/originals',
  snapshot: 'data/originals',
  track: 'data/originals',
  'device-data': 'data/originals',
  'service-answer': 'data/service-answers',
};
const CLIPS = 'data/derived/clips';
const STILLS = 'data/derived/stills';

/**
 * Exactly what goes in, what stays out on purpose, and what cannot go in, each with its reason.
 * @param source as `sourceFor` gives it: what may not be said is not in it
 * @param words of the report; titles and reasons are worded in its language
 * @throws AppError `evidence.nothing-to-export` when no medium of the incident is saved.
 */
export function planEvidence(
  source: EvidenceSource,
  claimNumber: string,
  choice: PackageChoice = EVERYTHING,
  signature: PlannedSignature = { kind: 'unsigned' },
  words: Words = ENGLISH,
): EvidencePlan {
  if (!source.files.some((file) => isSaved(file) && file.kind !== 'service-answer')) {
    throw new AppError('evidence.nothing-to-export');
  }
  const originals = originalItems(source, choice, words);
  const derived = derivedItems(source, choice, words);
  const stills = markStills(source, choice, words);
  const hasWholeVideo = originals.some(
    ({ file, form }) => form !== null && source.clips.some((clip) => clip.fileId === file.fileId),
  );
  const files = [
    ...copiedFiles(originals, derived, stills, words),
    ...madeFiles(source, choice, hasWholeVideo, words),
  ];
  const possible = possibleFiles(source);
  const copied = { originals, derived, stills };
  const offers = offersOf({ source, choice, ...copied, possible, hasWholeVideo, words });
  return {
    incidentId: source.incident.incidentId,
    language: words.language,
    packageName: packageName(source.incident, claimNumber),
    files,
    missing: [...gaps(source, words), ...stillGaps(stills, words)],
    choice,
    offers,
    leftOut: [...leftOutOf(offers, choice, words), ...staleGaps(stills, words)],
    copiesToMake: copiesToMake(source, originals),
    stillsToMake: goIn(stills) ? stills.toMake : [],
    signature,
    knownBytes: files.reduce((sum, file) => sum + (file.sizeBytes ?? 0), 0),
  };
}

function copiedFiles(
  originals: readonly CopiedItem<EvidenceFile>[],
  derived: readonly CopiedItem<EvidenceDerived>[],
  stills: MarkStills,
  words: Words,
): readonly PlannedFile[] {
  const registers = new Map<string, NameRegister>();
  const place = (folder: string, name: string, fallback: string): string => {
    const register = registers.get(folder) ?? new NameRegister();
    registers.set(folder, register);
    return `${folder}/${register.claim(portableName(name, fallback))}`;
  };
  const fromOriginals = originals.flatMap(({ file, form, title }): readonly PlannedFile[] => {
    if (form === null) return [];
    if (form.kind === 'as-it-is') {
      const path = place(FOLDERS[file.kind], file.displayName, file.kind);
      const { kind, sizeBytes, fileId: sourceFileId } = file;
      return [{ path, kind, title, sizeBytes, sourceFileId }];
    }
    const copy = form.kind === 'without-sound' ? form.copy : null;
    return [
      {
        path: place(CLIPS, copy?.displayName ?? file.displayName, 'clip'),
        kind: 'derived',
        title: silentTitle(file, words),
        sizeBytes: copy?.sizeBytes ?? file.sizeBytes,
        sourceFileId: copy?.derivedId ?? null,
      },
    ];
  });
  const fromDerived = derived.flatMap(({ file, form, title }): readonly PlannedFile[] => {
    if (form === null) return [];
    const { displayName, sizeBytes, derivedId: sourceFileId } = file;
    return [
      { path: place(CLIPS, displayName, 'clip'), kind: 'derived', title, sizeBytes, sourceFileId },
    ];
  });
  const still = (
    name: string,
    title: string,
    file: Pick<EvidenceDerived, 'derivedId' | 'sizeBytes'> | null,
  ): PlannedFile => ({
    path: place(STILLS, name, 'still'),
    kind: 'still',
    title: stillFileTitle(title, words),
    sizeBytes: file?.sizeBytes ?? null,
    sourceFileId: file?.derivedId ?? null,
  });
  const fromMarks = goIn(stills)
    ? [
        ...stills.here.map((file) => still(file.displayName, file.title, file)),
        ...stills.toMake.map((wanted) =>
          still(
            `${wanted.cameraName}_${stillNameEnd(wanted.frame, STILL_MOMENT_WORDS[wanted.moment])}.jpg`,
            stillTitle(wanted),
            null,
          ),
        ),
      ]
    : [];
  return [...fromOriginals, ...fromDerived, ...fromMarks];
}

function copiesToMake(
  { clips }: EvidenceSource,
  originals: readonly CopiedItem<EvidenceFile>[],
): readonly SilentCopyToMake[] {
  return originals.flatMap(({ file, form }) => {
    const clip = clips.find(({ fileId }) => fileId === file.fileId);
    if (form?.kind !== 'without-sound-to-make' || !clip) return [];
    const lastFrame = frameCount(clip.frames) - 1;
    // Kept with the copy, whatever language this report is in.
    return [{ clipId: clip.clipId, cameraName: originalTitle(file), lastFrame }];
  });
}
