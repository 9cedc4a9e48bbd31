/** How packages are signed: ECDSA or RSA (PKCS #1 v1.5), both over SHA-256, as every openssl verifies them. */
import { sign, verify, type KeyObject } from 'node:crypto';
import { Null } from 'asn1js';
import { AlgorithmIdentifier } from 'pkijs';
import { OID } from './oids';

const CURVES = new Map([
  ['prime256v1', 'P-256'],
  ['secp384r1', 'P-384'],
  ['secp521r1', 'P-521'],
]);
const LEAST_RSA_BITS = 2048;

/** The key's kind in words, e.g. `ECDSA P-256`; null for a key that packages are not signed with. */
export function keyKind(key: KeyObject): string | null {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') {
    const curve = CURVES.get(namedCurve ?? '');
    return curve === undefined ? null : `ECDSA ${curve}`;
  }
  const bigEnough = key.asymmetricKeyType === 'rsa' && modulusLength >= LEAST_RSA_BITS;
  return bigEnough ? `RSA ${modulusLength}` : null;
}

/** As the signature names it (RFC 5754, section 3). */
export function signatureAlgorithm(publicKey: KeyObject): AlgorithmIdentifier {
  return publicKey.asymmetricKeyType === 'rsa'
    ? new AlgorithmIdentifier({
        algorithmId: OID.sha256WithRsaEncryption,
        algorithmParams: new Null(),
      })
    : new AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 });
}

export function signBytes(bytes: Uint8Array, key: KeyObject): Buffer {
  return sign('sha256', bytes, { key, dsaEncoding: 'der' });
}

export function verifyBytes(bytes: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  return keyKind(key) !== null && verify('sha256', bytes, { key, dsaEncoding: 'der' }, signature);
}
