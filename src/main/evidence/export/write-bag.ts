/** Streams a planned package into a zip: originals checked against the library on the way, then manifests. */
import { createHash } from 'node:crypto';
import { eventTypeWithWord } from '@shared/domain/event-type';
import type { PlannedFile } from '@shared/domain/evidence';
import {
  BAGIT_TXT,
  formatBagInfo,
  formatManifest,
  payloadOxum,
  type HashAlgorithm,
  type ManifestLine,
} from '../bag/bag-text';
import { PROFILE_IDENTIFIER, profileText } from '../bag/profile';
import { copiedFiles } from '../copied-files';
import type { PackageDocument, PackageFacts } from '../documents/package-facts';
import type { EvidenceFile } from '../evidence-source';
import {
  SIGNATURE_PATH,
  SIGNED_PATH,
  SIGNER_LABEL,
  SIGNER_PATH,
} from '../signature/signature-files';
import type { ManifestSignature } from '../signature/sign-manifest';
import {
  TIME_STAMP_LABEL,
  TIME_STAMP_PATH,
  TIME_STAMP_SUM_PATH,
  timeStampSum,
} from '../time-stamp/time-stamp-files';
import type { ZipWriter } from '../zip/zip-writer';
import { copyOriginal } from './copy-original';

interface Written {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sha512: string;
}

/** The authority's answer for a hash (lower-case hex). */
export type Stamper = (manifestSha256: string) => Promise<Uint8Array | null>;

export interface BagInput {
  readonly facts: PackageFacts;
  readonly documents: readonly PackageDocument[];
  readonly onBytes: (bytes: number) => void;
  /** Signs the tag manifest's bytes; null for an unsigned package. */
  readonly sign: ((manifest: Uint8Array) => ManifestSignature) | null;
  /** Has the tag manifest's hash time-stamped; null when there is nobody to ask or no answer. */
  readonly stamp: Stamper | null;
}

/** @returns the text of `tagmanifest-sha256.txt`, which stands for the whole package. */
export async function writeBag(
  zip: ZipWriter,
  { facts, documents, onBytes, sign, stamp }: BagInput,
  signal: AbortSignal,
): Promise<string> {
  const { plan, source, preparedAtMs } = facts;
  const originals = new Map(copiedFiles(source).map((file) => [file.fileId, file]));
  const made = new Map(documents.map((document) => [document.path, document]));
  const written: Written[] = [];
  const entryName = (path: string): string => `${plan.packageName}/${path}`;

  const addText = async (path: string, bytes: Uint8Array): Promise<void> => {
    await zip.addBytes(entryName(path), bytes, preparedAtMs);
    written.push({ path, sizeBytes: bytes.length, ...bothHashes(bytes) });
  };
  const addPlanned = async (planned: PlannedFile): Promise<void> => {
    const original = planned.sourceFileId === null ? null : originals.get(planned.sourceFileId);
    if (original) {
      const name = entryName(planned.path);
      written.push({
        path: planned.path,
        ...(await copyOriginal(zip, name, original, preparedAtMs, onBytes, signal)),
      });
      return;
    }
    const document = made.get(planned.path);
    if (!document) throw new Error(`nothing was made for ${planned.path}`);
    await addText(planned.path, document.bytes);
  };

  await addText('bagit.txt', Buffer.from(BAGIT_TXT));
  await addText('bag-info.txt', Buffer.from(bagInfo(facts, payloadSizes(facts, originals, made))));
  await addText('bagit-profile.json', Buffer.from(profileText()));
  // Tag files first: who opens the zip sees the instructions at its top.
  for (const planned of [...plan.files].sort(payloadLast)) {
    signal.throwIfAborted();
    await addPlanned(planned);
  }
  const payload = written.filter(({ path }) => path.startsWith('data/'));
  for (const algorithm of ['sha256', 'sha512'] as const) {
    const text = formatManifest(linesOf(payload, algorithm));
    await addText(`manifest-${algorithm}.txt`, Buffer.from(text));
  }
  const tags = written.filter(({ path }) => !path.startsWith('data/'));
  const tagManifest = formatManifest(linesOf(tags, 'sha256'));
  await addText(SIGNED_PATH, Buffer.from(tagManifest));
  if (sign) {
    const { p7s, pem } = sign(Buffer.from(tagManifest));
    await addText(SIGNATURE_PATH, p7s);
    await addText(SIGNER_PATH, Buffer.from(pem));
  }
  const response = await stamp?.(bothHashes(Buffer.from(tagManifest)).sha256);
  if (response) {
    await addText(TIME_STAMP_PATH, response);
    await addText(TIME_STAMP_SUM_PATH, Buffer.from(timeStampSum(response)));
  }
  return tagManifest;
}

function bothHashes(bytes: Uint8Array): { sha256: string; sha512: string } {
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sha512: createHash('sha512').update(bytes).digest('hex'),
  };
}

function linesOf(written: readonly Written[], algorithm: HashAlgorithm): readonly ManifestLine[] {
  return written.map((file) => ({ path: file.path, hash: file[algorithm] }));
}

function payloadLast(a: PlannedFile, b: PlannedFile): number {
  return Number(a.path.startsWith('data/')) - Number(b.path.startsWith('data/'));
}

/** Known before a byte is copied: originals are checked against these sizes. */
function payloadSizes(
  { plan }: PackageFacts,
  originals: ReadonlyMap<string, EvidenceFile>,
  made: ReadonlyMap<string, PackageDocument>,
): readonly { readonly sizeBytes: number }[] {
  return plan.files
    .filter(({ path }) => path.startsWith('data/'))
    .map(({ path, sourceFileId }) => ({
      sizeBytes:
        (sourceFileId === null
          ? made.get(path)?.bytes.length
          : originals.get(sourceFileId)?.sizeBytes) ?? 0,
    }));
}

function bagInfo(
  { claim, source, plan, preparedAtMs, appVersion, timeStampAuthority }: PackageFacts,
  payload: readonly { readonly sizeBytes: number }[],
): string {
  const { incident } = source;
  return formatBagInfo([
    ['Source-Organization', claim.organisation],
    ['Contact-Name', claim.preparedBy],
    ['External-Identifier', claim.claimNumber || incident.ticket || incident.incidentId],
    [
      'External-Description',
      `${eventTypeWithWord(incident.typeName)}, ${new Date(incident.eventTimeMs).toISOString()}, ticket ${incident.ticket}`,
    ],
    ['Bagging-Date', new Date(preparedAtMs).toISOString().slice(0, 10)],
    ['Payload-Oxum', payloadOxum(payload)],
    ['Bag-Software-Agent', `Roadproof ${appVersion}`],
    ['BagIt-Profile-Identifier', PROFILE_IDENTIFIER],
    ['Roadproof-Package', plan.packageName],
    ['Roadproof-Report-Language', plan.language],
    ['Roadproof-Incident', incident.incidentId],
    ['Roadproof-Recipient', claim.recipient],
    ['Roadproof-Purpose', claim.purpose],
    ['Roadproof-Missing', String(plan.missing.length)],
    ['Roadproof-Left-Out', String(plan.leftOut.length)],
    [TIME_STAMP_LABEL, timeStampAuthority ?? ''],
    [SIGNER_LABEL, plan.signature.kind === 'signed' ? plan.signature.signer.fingerprint : ''],
  ]);
}
