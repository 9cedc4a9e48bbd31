/** Signs the bytes of a package's tag manifest; through it, everything in the package. */
import { createHash, createPrivateKey } from 'node:crypto';
import { readChain } from './certificate-chain';
import { certificatePem } from './pem';
import { bytesToSign, encodeSignedData } from './signed-data';
import { signBytes } from './signing-algorithm';

/** A private key with its certificates: plain bytes for the export thread, never for a disk or a log. */
export interface SigningKey {
  readonly pkcs8: Uint8Array;
  /** The key's own certificate, then each one's issuer. */
  readonly certificatesDer: readonly Uint8Array[];
}

export interface ManifestSignature {
  /** `signature/manifest.p7s` */
  readonly p7s: Buffer;
  /** `signature/signer.pem` */
  readonly pem: string;
}

export function signManifest(
  manifest: Uint8Array,
  { pkcs8, certificatesDer }: SigningKey,
  signedAtMs: number,
): ManifestSignature {
  const chain = readChain(certificatesDer);
  if (!chain) throw new Error('the signing certificate cannot be read');
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  const contentSha256 = createHash('sha256').update(manifest).digest();
  const facts = { contentSha256, signedAtMs, certificateDer: chain[0].der };
  const signature = signBytes(bytesToSign(facts), key);
  return {
    p7s: encodeSignedData(facts, chain, signature),
    pem: certificatePem(chain[0].der),
  };
}
