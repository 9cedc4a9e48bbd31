/** What a signer's certificate says (RFC 5280), and whether one was issued by another. */
import { createHash, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { BitString, fromBER } from 'asn1js';
import { BasicConstraints, Certificate } from 'pkijs';
import { exact } from './exact';
import { OID } from './oids';

export interface ReadCertificate {
  readonly der: Buffer;
  readonly parsed: Certificate;
  readonly publicKey: KeyObject;
  /** Common name and organisation of its subject; empty where it names none. */
  readonly name: string;
  readonly organisation: string;
  /** The whole subject on one line, most specific part first. */
  readonly subject: string;
  /** SHA-256 over the whole certificate, as browsers and openssl show it: lower-case hex. */
  readonly fingerprint: string;
  /** UTC milliseconds since 1970, both inclusive. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Issued to itself, and the key in it made its signature: nobody else vouches for the name. */
  readonly selfSigned: boolean;
  /** Subject and issuer are the same name; with `selfSigned` false it was tampered with. */
  readonly issuedToItself: boolean;
  /** May issue certificates to others. */
  readonly isAuthority: boolean;
  /** Its key may make signatures that hold as evidence. */
  readonly maySign: boolean;
}

/** @returns null when these bytes are not exactly one X.509 certificate. */
export function readCertificate(bytes: Uint8Array): ReadCertificate | null {
  try {
    const { result, offset } = fromBER(exact(bytes));
    if (offset !== bytes.length) return null;
    const der = Buffer.from(bytes);
    const parsed = new Certificate({ schema: result });
    const spki = Buffer.from(parsed.subjectPublicKeyInfo.toSchema().toBER(false));
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const issuedToItself = sameName(parsed, parsed);
    const selfSigned = issuedToItself && signedBy(der, publicKey);
    return {
      der,
      parsed,
      publicKey,
      name: namePart(parsed, OID.commonName),
      organisation: namePart(parsed, OID.organisation),
      subject: new X509Certificate(der).subject.split('\n').reverse().join(', '),
      fingerprint: createHash('sha256').update(der).digest('hex'),
      fromMs: parsed.notBefore.value.getTime(),
      untilMs: parsed.notAfter.value.getTime(),
      selfSigned,
      issuedToItself,
      isAuthority: isAuthority(parsed, selfSigned),
      maySign: maySign(parsed),
    };
  } catch {
    return null;
  }
}

/** The issuer's name stands in the certificate, the issuer's key made its signature, and it may do so. */
export function isIssuedBy(certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  return (
    issuer.isAuthority &&
    sameName(certificate.parsed, issuer.parsed) &&
    signedBy(certificate.der, issuer.publicKey)
  );
}

/** The issuer as the certificate itself names it. */
export function issuerName({ parsed }: ReadCertificate): string {
  const { issuer } = parsed;
  return (
    textOf(issuer.typesAndValues, OID.commonName) ||
    textOf(issuer.typesAndValues, OID.organisation) ||
    'an issuer without a name'
  );
}

function sameName(certificate: Certificate, issuer: Certificate): boolean {
  const encoded = (name: Certificate['issuer']): Buffer =>
    Buffer.from(name.toSchema().toBER(false));
  return encoded(certificate.issuer).equals(encoded(issuer.subject));
}

function signedBy(der: Buffer, key: KeyObject): boolean {
  try {
    return new X509Certificate(der).verify(key);
  } catch {
    // A key of another kind than the signature.
    return false;
  }
}

function namePart({ subject }: Certificate, type: string): string {
  return textOf(subject.typesAndValues, type);
}

function textOf(parts: Certificate['subject']['typesAndValues'], type: string): string {
  // pkijs types the value as any ASN.1 string.
  const found = parts.find((part) => part.type === type)?.value as
    { valueBlock: { value: unknown } } | undefined;
  const value = found?.valueBlock.value;
  return typeof value === 'string' ? value : '';
}

function extensionValue({ extensions }: Certificate, id: string): unknown {
  const found = extensions?.find(({ extnID }) => extnID === id);
  return found && fromBER(exact(found.extnValue.valueBlock.valueHexView)).result;
}

/** Roots from before version 3 carry no constraints; whoever issued itself may issue to others. */
function isAuthority(certificate: Certificate, selfSigned: boolean): boolean {
  const value = extensionValue(certificate, OID.basicConstraints);
  if (value === undefined) return selfSigned;
  return new BasicConstraints({ schema: value as never }).cA;
}

/** Key usage `digitalSignature` or `nonRepudiation` (RFC 5280, section 4.2.1.3); without one, anything. */
function maySign(certificate: Certificate): boolean {
  const DIGITAL_SIGNATURE_OR_NON_REPUDIATION = 0b1100_0000;
  const value = extensionValue(certificate, OID.keyUsage);
  if (value === undefined) return true;
  if (!(value instanceof BitString)) return false;
  return ((value.valueBlock.valueHexView[0] ?? 0) & DIGITAL_SIGNATURE_OR_NON_REPUDIATION) !== 0;
}
