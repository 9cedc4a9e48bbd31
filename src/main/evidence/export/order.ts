/** What one export is ordered with: the facts of its incident, the key they name, a passphrase if there is one. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdsEvidence, type ClaimDetails, type PlannedSignature } from '@shared/domain/evidence';
import { AppError } from '@shared/errors';
import type { PackageFacts } from '../documents/package-facts';
import type { EvidenceOptions, ExportInput } from '../evidence-options';
import type { ReadyKey } from '../signature/package-signer';
import type { SigningKey } from '../signature/sign-manifest';
import { gatherFacts, type HandOver } from './gather-facts';
import type { Encryption } from './package-job';

export interface Order {
  readonly facts: PackageFacts;
  readonly signingKey: SigningKey | null;
  readonly encryption: Encryption | null;
  /** Somebody was asked about a file of the target's name. */
  readonly mayReplace: boolean;
  /** Reads the facts from the library again. */
  readonly gather: () => Promise<PackageFacts>;
}

/** @throws AppError `evidence.nothing-chosen`, `library.not-found`, `evidence.nothing-to-export` */
export async function factsToExport(
  handOver: HandOver,
  options: EvidenceOptions,
): Promise<PackageFacts> {
  const facts = await gatherFacts(handOver, options);
  if (!holdsEvidence(facts.plan)) throw new AppError('evidence.nothing-chosen');
  return facts;
}

/**
 * The key to sign with, null without one. Only once the target is chosen: an export that is called off makes none.
 * @throws AppError `signature.expired`
 */
export async function keyFor(
  claim: ClaimDetails,
  { signer, who }: EvidenceOptions,
): Promise<ReadyKey | null> {
  const { name, organisation } = who?.() ?? { name: '', organisation: '' };
  const ready = await signer?.key({
    name: name.trim() || claim.preparedBy,
    organisation: organisation.trim() || claim.organisation,
  });
  return ready ?? null;
}

export function orderOf(
  facts: PackageFacts,
  { passphrase, ...handOver }: ExportInput,
  ready: ReadyKey | null,
  mayReplace: boolean,
  options: EvidenceOptions,
): Order {
  const signature: PlannedSignature = ready
    ? { kind: 'signed', signer: ready.signer }
    : { kind: 'unsigned' };
  return {
    facts: { ...facts, plan: { ...facts.plan, signature } },
    signingKey: ready?.key ?? null,
    encryption: encryptionWith(passphrase, options.workFolder ?? tmpdir()),
    mayReplace,
    gather: () => gatherFacts(handOver, options),
  };
}

function encryptionWith(passphrase: string | undefined, workFolder: string): Encryption | null {
  return passphrase === undefined
    ? null
    : { passphrase, plainPath: join(workFolder, randomUUID()) };
}
