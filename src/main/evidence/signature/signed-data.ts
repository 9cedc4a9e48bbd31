/** Detached CMS SignedData (RFC 5652, section 5) with one signer: the bytes, given its parts. */
import { createHash } from 'node:crypto';
import { ObjectIdentifier, OctetString, Sequence, UTCTime, type BaseBlock } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { CertificateChain } from './certificate-chain';
import { exact } from './exact';
import { OID } from './oids';
import { signatureAlgorithm } from './signing-algorithm';

/** What is signed in truth: the content's hash, when, and with which certificate. */
export interface SignedFacts {
  readonly contentSha256: Uint8Array;
  readonly signedAtMs: number;
  readonly certificateDer: Uint8Array;
}

/** The first context-specific tag is replaced by SET OF for signing (RFC 5652, section 5.4). */
const SET_OF = 0x31;
const SIGNED_ATTRIBUTES = 0;
const VERSION_1 = 1;

function attributes({ contentSha256, signedAtMs, certificateDer }: SignedFacts): Attribute[] {
  const certificateHash = createHash('sha256').update(certificateDer).digest();
  // ESSCertIDv2 with SHA-256, its default, left out as DER wants (RFC 5035, section 4).
  const certId = new Sequence({ value: [new OctetString({ valueHex: exact(certificateHash) })] });
  const signingCertificate = new Sequence({ value: [new Sequence({ value: [certId] })] });
  const values: readonly (readonly [string, BaseBlock])[] = [
    [OID.contentType, new ObjectIdentifier({ value: OID.data })],
    [OID.messageDigest, new OctetString({ valueHex: exact(contentSha256) })],
    [OID.signingTime, new UTCTime({ valueDate: new Date(signedAtMs) })],
    [OID.signingCertificateV2, signingCertificate],
  ];
  const encoded = values.map(([type, value]) => new Attribute({ type, values: [value] }));
  const der = (attribute: Attribute): Buffer => Buffer.from(attribute.toSchema().toBER(false));
  // SET OF in DER is sorted by its encoded elements (X.690, section 11.6).
  return encoded.sort((a, b) => Buffer.compare(der(a), der(b)));
}

function signedAttributes(facts: SignedFacts): SignedAndUnsignedAttributes {
  return new SignedAndUnsignedAttributes({
    type: SIGNED_ATTRIBUTES,
    attributes: attributes(facts),
  });
}

/** The bytes that the signature is made over. */
export function bytesToSign(facts: SignedFacts): Buffer {
  const bytes = Buffer.from(signedAttributes(facts).toSchema().toBER(false));
  bytes[0] = SET_OF;
  return bytes;
}

/** Same parts, same bytes: the verifier makes them anew and compares. The chain's first one signed. */
export function encodeSignedData(
  facts: SignedFacts,
  chain: CertificateChain,
  signature: Uint8Array,
): Buffer {
  const [{ parsed: certificate, publicKey }] = chain;
  const sha256 = new AlgorithmIdentifier({ algorithmId: OID.sha256 });
  const signedData = new SignedData({
    version: VERSION_1,
    digestAlgorithms: [sha256],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: chain.map(({ parsed }) => parsed),
    signerInfos: [
      new SignerInfo({
        version: VERSION_1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        digestAlgorithm: sha256,
        signedAttrs: signedAttributes(facts),
        signatureAlgorithm: signatureAlgorithm(publicKey),
        signature: new OctetString({ valueHex: exact(signature) }),
      }),
    ],
  });
  const contentInfo = new ContentInfo({
    contentType: OID.signedData,
    content: signedData.toSchema(true),
  });
  return Buffer.from(contentInfo.toSchema().toBER(false));
}

export interface ReadSignedData {
  readonly contentSha256: Buffer;
  readonly signedAtMs: number;
  readonly signature: Buffer;
  /** The certificates that the signature carries, in its order. */
  readonly certificatesDer: readonly Buffer[];
}

/** @returns null when these bytes are no signature with one signer and its attributes. */
export function readSignedData(bytes: Uint8Array): ReadSignedData | null {
  try {
    const contentInfo = ContentInfo.fromBER(exact(bytes));
    if (contentInfo.contentType !== OID.signedData) return null;
    const signedData = new SignedData({ schema: contentInfo.content as BaseBlock });
    const [signer, ...others] = signedData.signerInfos;
    if (!signer || others.length > 0) return null;
    const value = (type: string): unknown =>
      (signer.signedAttrs?.attributes.find((one) => one.type === type)?.values as unknown[])[0];
    const digest = value(OID.messageDigest);
    const time = value(OID.signingTime);
    if (!(digest instanceof OctetString) || !(time instanceof UTCTime)) return null;
    return {
      contentSha256: Buffer.from(digest.valueBlock.valueHexView),
      signedAtMs: time.toDate().getTime(),
      signature: Buffer.from(signer.signature.valueBlock.valueHexView),
      certificatesDer: (signedData.certificates ?? []).map((one) =>
        Buffer.from(one.toSchema().toBER(false)),
      ),
    };
  } catch {
    return null;
  }
}
