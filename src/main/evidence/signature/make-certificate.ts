/** Makes the self-made X.509 certificate of a signing key (RFC 5280). */
import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto';
import {
  BitString,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set,
  Utf8String,
} from 'asn1js';
import {
  AlgorithmIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs';
import { exact } from './exact';
import { OID } from './oids';

export interface SignerNames {
  readonly name: string;
  readonly organisation: string;
}

/** RFC 5280, appendix A.1: ub-common-name and ub-organization-name. */
const MAX_NAME_LENGTH = 64;

/** RFC 5280, section 4.1.2.5: a certificate without a well-defined end. */
const NEVER = new Date(Date.UTC(9999, 11, 31, 23, 59, 59));

const VERSION_3 = 2;

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Extended key usage is left out: the certificate is good for nothing but signatures as it is. */
export function makeCertificate(
  { privateKey, publicKey }: KeyPair,
  names: SignerNames,
  sinceMs: number,
): Buffer {
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const subject = distinguishedName(names);
  const algorithm = new AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 });
  const certificate = new Certificate({
    version: VERSION_3,
    serialNumber: new Integer({ valueHex: serialNumber() }),
    signature: algorithm,
    issuer: subject,
    subject,
    notBefore: new Time({ type: TimeType.UTCTime, value: wholeSecond(sinceMs) }),
    notAfter: new Time({ type: TimeType.GeneralizedTime, value: NEVER }),
    subjectPublicKeyInfo: PublicKeyInfo.fromBER(spki),
    extensions: extensions(spki),
    signatureAlgorithm: algorithm,
  });
  const toBeSigned = Buffer.from(certificate.encodeTBS().toBER(false));
  certificate.tbsView = new Uint8Array(toBeSigned);
  const signature = sign('sha256', toBeSigned, { key: privateKey, dsaEncoding: 'der' });
  certificate.signatureValue = new BitString({ valueHex: exact(signature) });
  return Buffer.from(certificate.toSchema().toBER(false));
}

/** One attribute a level, most general first: pkijs alone would put all of them into one (X.501, 9.2). */
function distinguishedName({ name, organisation }: SignerNames): RelativeDistinguishedNames {
  const parts = [
    { type: OID.organisation, value: clipped(organisation) },
    { type: OID.commonName, value: clipped(name) || 'No name given' },
  ].filter(({ value }) => value !== '');
  const sequence = new Sequence({
    value: parts.map(
      ({ type, value }) =>
        new Set({
          value: [
            new Sequence({
              value: [new ObjectIdentifier({ value: type }), new Utf8String({ value })],
            }),
          ],
        }),
    ),
  });
  return RelativeDistinguishedNames.fromBER(sequence.toBER(false));
}

function extensions(spki: Buffer): Extension[] {
  const DIGITAL_SIGNATURE_AND_NON_REPUDIATION = 0b1100_0000;
  const usage = new BitString({
    valueHex: Uint8Array.of(DIGITAL_SIGNATURE_AND_NON_REPUDIATION).buffer,
    unusedBits: 6,
  });
  const keyId = new OctetString({
    valueHex: exact(createHash('sha256').update(spki).digest().subarray(0, 20)),
  });
  return [
    { extnID: OID.basicConstraints, critical: true, value: new BasicConstraints({}).toSchema() },
    { extnID: OID.keyUsage, critical: true, value: usage },
    { extnID: OID.subjectKeyIdentifier, critical: false, value: keyId },
  ].map(
    ({ extnID, critical, value }) =>
      new Extension({ extnID, critical, extnValue: value.toBER(false) }),
  );
}

/** Positive and not empty, 16 octets (RFC 5280, section 4.1.2.2). */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return exact(bytes);
}

function clipped(text: string): string {
  const plain = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return Array.from(plain).slice(0, MAX_NAME_LENGTH).join('').trim();
}

function wholeSecond(timeMs: number): Date {
  return new Date(Math.floor(timeMs / 1000) * 1000);
}
