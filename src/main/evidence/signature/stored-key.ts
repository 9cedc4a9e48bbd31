/** The signing key as text for the keychain, and back: both halves in one entry, never of two minds. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { KeyOrigin } from '@shared/domain/signing-key';
import { readChain, type CertificateChain } from './certificate-chain';
import { exact } from './exact';
import type { SigningKey } from './sign-manifest';

const EntrySchema = z.union([
  z.object({
    version: z.literal(2),
    origin: z.enum(['made', 'imported']),
    pkcs8: z.base64(),
    certificates: z.array(z.base64()).min(1),
  }),
  /** Keys made before certificates could be imported. */
  z
    .object({ version: z.literal(1), pkcs8: z.base64(), certificate: z.base64() })
    .transform(({ pkcs8, certificate }) => ({
      origin: 'made' as const,
      pkcs8,
      certificates: [certificate],
    })),
]);

export interface StoredKey {
  readonly origin: KeyOrigin;
  readonly chain: CertificateChain;
  readonly key: SigningKey;
}

export function storedKeyText(origin: KeyOrigin, { pkcs8, certificatesDer }: SigningKey): string {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  return JSON.stringify({
    version: 2,
    origin,
    pkcs8: base64(pkcs8),
    certificates: certificatesDer.map(base64),
  });
}

/** Null for anything but a key with the certificate of that very key and an unbroken chain. */
export function readStoredKey(text: string): StoredKey | null {
  try {
    const { origin, pkcs8, certificates } = EntrySchema.parse(JSON.parse(text));
    // Own memory: a view into node's shared pool would take the pool along to the other thread.
    const bytes = (base64: string): Uint8Array =>
      new Uint8Array(exact(Buffer.from(base64, 'base64')));
    const key = { pkcs8: bytes(pkcs8), certificatesDer: certificates.map(bytes) };
    const chain = readChain(key.certificatesDer);
    const privateKey = createPrivateKey({
      key: Buffer.from(key.pkcs8),
      format: 'der',
      type: 'pkcs8',
    });
    if (!chain?.[0].publicKey.equals(createPublicKey(privateKey))) return null;
    return { origin, chain, key };
  } catch {
    return null;
  }
}
