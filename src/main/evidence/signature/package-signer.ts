/** The key that signs packages: made on first use, kept in the system's keychain and nowhere else. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import type { PlannedSignature, Signer } from '@shared/domain/evidence';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import { oneAtATime } from '@main/platform/one-at-a-time';
import type { SecretStore } from '@main/platform/secret-store';
import type * as certificates from './certificate';
import type { SignerNames } from './certificate';
import { exact } from './exact';
import type { SigningKey } from './sign-manifest';

/** One entry for both, so that they can never be of two minds; under the 2,560 bytes some keychains hold. */
const ENTRY = 'package-signing-key';
const EntrySchema = z.object({ version: z.literal(1), pkcs8: z.base64(), certificate: z.base64() });

export interface ReadyKey {
  readonly signer: Signer;
  readonly key: SigningKey;
}

export interface PackageSigner {
  /** What the next package will be signed with; makes nothing. */
  look(): Promise<PlannedSignature>;
  /** The key for an export, made now if there is none. Null without a keychain. */
  key(names: SignerNames): Promise<ReadyKey | null>;
  /**
   * A new key in place of the old one; packages signed before stay as they are.
   * @throws AppError `keychain.unavailable`
   */
  renew(names: SignerNames): Promise<PlannedSignature>;
}

export interface PackageSignerOptions {
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Loaded when first needed: reading ASN.1 takes a library that would slow the start. */
const loadCertificates = (): Promise<typeof certificates> => import('./certificate');

export function createPackageSigner({ secrets, clock, log }: PackageSignerOptions): PackageSigner {
  const inOrder = oneAtATime();

  async function stored(): Promise<ReadyKey | null> {
    const text = await secrets.get(ENTRY);
    if (text === null) return null;
    const ready = await parseEntry(text);
    if (ready === null) log.warn('the signing key in the keychain is not readable');
    return ready;
  }

  async function make(names: SignerNames): Promise<ReadyKey> {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pkcs8 = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
    const { makeCertificate } = await loadCertificates();
    const certificate = makeCertificate(pair, names, clock.now());
    const text = JSON.stringify({
      version: 1,
      pkcs8: pkcs8.toString('base64'),
      certificate: certificate.toString('base64'),
    });
    const ready = await parseEntry(text);
    if (!ready) throw new Error('a new signing key cannot be read back');
    await secrets.set(ENTRY, text);
    log.info('a signing key was made', { fingerprint: ready.signer.fingerprint });
    return ready;
  }

  return {
    look: () =>
      inOrder(async () => {
        try {
          const ready = await stored();
          return ready ? { kind: 'signed', signer: ready.signer } : { kind: 'new-key' };
        } catch {
          return { kind: 'unsigned' };
        }
      }),
    key: (names) =>
      inOrder(async () => {
        try {
          return (await stored()) ?? (await make(names));
        } catch (caught) {
          log.warn('packages go out unsigned', {
            reason: caught instanceof Error ? caught.message : '',
          });
          return null;
        }
      }),
    renew: (names) => inOrder(async () => ({ kind: 'signed', signer: (await make(names)).signer })),
  };
}

/** Null for anything but a key and the certificate of that very key. */
async function parseEntry(text: string): Promise<ReadyKey | null> {
  try {
    const entry = EntrySchema.parse(JSON.parse(text));
    const pkcs8 = Buffer.from(entry.pkcs8, 'base64');
    const certificateDer = Buffer.from(entry.certificate, 'base64');
    const { readCertificate } = await loadCertificates();
    const certificate = readCertificate(certificateDer);
    const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    if (!certificate?.publicKey.equals(createPublicKey(privateKey))) return null;
    // Own memory: a view into node's shared pool would take the pool along to the other thread.
    const key = {
      pkcs8: new Uint8Array(exact(pkcs8)),
      certificateDer: new Uint8Array(exact(certificateDer)),
    };
    return { signer: certificate.signer, key };
  } catch {
    return null;
  }
}
