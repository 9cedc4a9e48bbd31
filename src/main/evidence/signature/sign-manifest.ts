/** Signs the bytes of a package's tag manifest; through it, everything in the package. */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { readCertificate } from './certificate';
import { certificatePem } from './pem';
import { bytesToSign, encodeSignedData } from './signed-data';

/** A private key with its certificate: plain bytes for the export thread, never for a disk or a log. */
export interface SigningKey {
  readonly pkcs8: Uint8Array;
  readonly certificateDer: Uint8Array;
}

export interface ManifestSignature {
  /** `signature/manifest.p7s` */
  readonly p7s: Buffer;
  /** `signature/signer.pem` */
  readonly pem: string;
}

export function signManifest(
  manifest: Uint8Array,
  { pkcs8, certificateDer }: SigningKey,
  signedAtMs: number,
): ManifestSignature {
  const certificate = readCertificate(certificateDer);
  if (!certificate) throw new Error('the signing certificate cannot be read');
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  const contentSha256 = createHash('sha256').update(manifest).digest();
  const facts = { contentSha256, signedAtMs, certificateDer };
  const signature = sign('sha256', bytesToSign(facts), { key, dsaEncoding: 'der' });
  return {
    p7s: encodeSignedData(facts, certificate.parsed, signature),
    pem: certificatePem(certificateDer),
  };
}
