/** The ways in which time-stamp authorities sign; SHA-1 is none of them. */
import { constants, verify, type KeyObject } from 'node:crypto';
import type { SignerInfo } from 'pkijs';

const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** RSA and ECDSA with the hash in their name (RFC 5754); plain `rsaEncryption` takes the digest's. */
const SIGNATURE_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const RSA_PSS = '1.2.840.113549.1.1.10';

/** @returns null for a hash that proves nothing today. */
export function hashOf(algorithm: string): string | null {
  return HASHES[algorithm] ?? null;
}

export function verifyWith(
  { signatureAlgorithm, digestAlgorithm }: SignerInfo,
  bytes: Uint8Array,
  key: KeyObject,
  signature: Uint8Array,
): boolean {
  const { algorithmId } = signatureAlgorithm;
  const hash = SIGNATURE_HASHES[algorithmId] ?? hashOf(digestAlgorithm.algorithmId);
  if (hash === null || bytes.length === 0) return false;
  const padding =
    algorithmId === RSA_PSS ? { padding: constants.RSA_PKCS1_PSS_PADDING } : { dsaEncoding: 'der' };
  return verify(hash, bytes, { key, ...padding } as Parameters<typeof verify>[2], signature);
}
