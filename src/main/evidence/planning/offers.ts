/** What the person handing over can switch, with its size and what becomes of it; and what stays out on purpose. */
import { byModeOrder } from '@shared/domain/camera';
import type { PlannedFile, PlannedGap, PlannedOffer } from '@shared/domain/evidence';
import {
  PACKAGE_PART_NAMES,
  PACKAGE_PARTS,
  type PackageChoice,
  type PackagePart,
} from '@shared/domain/package-choice';
import { message } from '@shared/words/message';
import type { Words } from '@shared/words/words';
import type { EvidenceDerived, EvidenceFile, EvidenceSource } from '../evidence-source';
import { cameraKey, type CopiedItem } from './copied';
import { makingRemark } from './made-files';
import { goIn, stillsRemark, type MarkStills } from './mark-stills';

const BY_CHOICE = message('Left out by choice.');

export interface OfferInput {
  readonly source: EvidenceSource;
  readonly choice: PackageChoice;
  readonly originals: readonly CopiedItem<EvidenceFile>[];
  readonly derived: readonly CopiedItem<EvidenceDerived>[];
  readonly stills: MarkStills;
  /** All that is made when everything is chosen. */
  readonly possible: readonly PlannedFile[];
  readonly hasWholeVideo: boolean;
  readonly words: Words;
}

/** Parts of which this incident has nothing are not offered. */
export function offersOf(input: OfferInput): readonly PlannedOffer[] {
  return PACKAGE_PARTS.flatMap((part) => {
    if (part === 'videos') return videosOf(input.originals).map(videoOffer);
    if (part === 'clips') return input.derived.map(clipOffer);
    if (part === 'stills') return stillsOffer(input.stills, input.words);
    const copied = input.originals.filter(isOf(part));
    return copied.length > 0 ? [copiedOffer(part, copied, input.words)] : madeOffer(part, input);
  });
}

const isOf =
  (part: PackagePart) =>
  (item: CopiedItem<unknown>): boolean =>
    item.part === part;

/** As cameras stand on the deck. */
function videosOf(
  originals: readonly CopiedItem<EvidenceFile>[],
): readonly CopiedItem<EvidenceFile>[] {
  return originals
    .filter(isOf('videos'))
    .sort((a, b) => byModeOrder(cameraKey(a.file), cameraKey(b.file)));
}

function videoOffer({
  file,
  part,
  title,
  chosen,
  form,
  remark,
}: CopiedItem<EvidenceFile>): PlannedOffer {
  const { sizeBytes } = form?.kind === 'without-sound' ? form.copy : file;
  const of = { kind: 'camera', captureMode: cameraKey(file) } as const;
  return { part, of, title, files: 1, sizeBytes, chosen, remark, goesIn: form !== null };
}

function clipOffer({
  file,
  part,
  title,
  chosen,
  form,
  remark,
}: CopiedItem<EvidenceDerived>): PlannedOffer {
  const of = { kind: 'clip', derivedId: file.derivedId } as const;
  const { sizeBytes } = file;
  return { part, of, title, files: 1, sizeBytes, chosen, remark, goesIn: form !== null };
}

/** They go or stay together, made or to be made. */
function stillsOffer(stills: MarkStills, { say }: Words): readonly PlannedOffer[] {
  const { here, toMake, chosen } = stills;
  const files = here.length + toMake.length;
  if (files === 0) return [];
  const sizeBytes =
    toMake.length === 0 ? here.reduce((sum, file) => sum + file.sizeBytes, 0) : null;
  const title = say(PACKAGE_PART_NAMES.stills);
  const remark = stillsRemark(stills);
  return [
    { part: 'stills', of: null, title, files, sizeBytes, chosen, remark, goesIn: goIn(stills) },
  ];
}

/** The files of such a part go or stay together. */
function copiedOffer(
  part: PackagePart,
  items: readonly CopiedItem<EvidenceFile>[],
  { say }: Words,
): PlannedOffer {
  return {
    part,
    of: null,
    title: say(PACKAGE_PART_NAMES[part]),
    files: items.length,
    sizeBytes: items.reduce((sum, { file }) => sum + (file.sizeBytes ?? 0), 0),
    chosen: items.every(({ chosen }) => chosen),
    remark: items[0]?.remark ?? null,
    goesIn: items.some(({ form }) => form !== null),
  };
}

const MADE_KINDS: Readonly<Partial<Record<PackagePart, (file: PlannedFile) => boolean>>> = {
  'track-forms': ({ kind }) => kind === 'track-gpx' || kind === 'track-csv',
  marks: ({ path }) => path.endsWith('/marks.json'),
  'report-pdf': ({ path }) => path.endsWith('report.pdf'),
  'report-page': ({ path }) => path.endsWith('report.html'),
  viewer: ({ kind }) => kind === 'viewer',
  custody: ({ kind }) => kind === 'custody',
};

function madeOffer(
  part: PackagePart,
  { source, choice, possible, hasWholeVideo, words }: OfferInput,
): readonly PlannedOffer[] {
  const isMade = MADE_KINDS[part];
  const files = isMade ? possible.filter(isMade).length : 0;
  if (files === 0) return [];
  const chosen = choice.parts[part];
  const remark = makingRemark(part, source, hasWholeVideo, words);
  const title = words.say(PACKAGE_PART_NAMES[part]);
  const goesIn = chosen && remark === null;
  return [{ part, of: null, title, files, sizeBytes: null, chosen, remark, goesIn }];
}

/** Said in the dialog and in the report: nothing is left out in silence. */
export function leftOutOf(
  offers: readonly PlannedOffer[],
  { sound, faces, driverName }: PackageChoice,
  { say }: Words,
): readonly PlannedGap[] {
  const gap = ({ title, reason }: typeof SOUND_OUT | typeof FACES_OUT | typeof NAME_OUT) => ({
    title: say(title),
    reason: say(reason),
  });
  return [
    ...(sound ? [] : [gap(SOUND_OUT)]),
    ...(faces ? [] : [gap(FACES_OUT)]),
    ...(driverName ? [] : [gap(NAME_OUT)]),
    ...offers
      .filter(({ goesIn }) => !goesIn)
      .map(({ title, chosen, remark }) => ({
        title,
        reason: chosen && remark !== null ? remark : say(BY_CHOICE),
      })),
  ];
}

const SOUND_OUT = {
  title: message('Sound'),
  reason: message(
    'Left out for privacy. Videos that have sound are here as copies without it: the same pictures, packet by packet. The untouched originals stay with the sender; each copy names its original by SHA-256.',
  ),
} as const;
const FACES_OUT = {
  title: message('Faces'),
  reason: message(
    'Left out for privacy. Original videos and snapshots stay with the sender; only copies in which parts of the picture were hidden by hand are here, each naming its original by SHA-256.',
  ),
} as const;
const NAME_OUT = {
  title: message('Driver’s name'),
  reason: message(
    'Left out for privacy, from this report, the data files, the viewer and the names of files; the raw answers of the service stay with the sender. Pictures and sound may still show who drove.',
  ),
} as const;
