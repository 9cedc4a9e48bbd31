/** Reads and checks a time-stamp authority's answer (RFC 3161): what it stamps, who signed, when; pure. */
import { createHash, type KeyObject } from 'node:crypto';
import { fromBER, ObjectIdentifier, OctetString, Sequence, type BaseBlock } from 'asn1js';
import { ExtKeyUsage, SignedData, TimeStampResp, TSTInfo, type SignerInfo } from 'pkijs';
import { chainFrom, countsAt, type CertificateChain } from '../signature/certificate-chain';
import { exact } from '../signature/exact';
import { OID } from '../signature/oids';
import { readCertificate, type ReadCertificate } from '../signature/read-certificate';
import { hashOf, verifyWith } from './stamp-algorithms';

export interface TimeStamp {
  /** UTC milliseconds since 1970, by the authority's clock. */
  readonly timeMs: number;
  /** The authority's certificate, then those that vouch for it. */
  readonly chain: CertificateChain;
}

export type ReadTimeStamp =
  | { readonly state: 'good'; readonly stamp: TimeStamp }
  /** The authority says no. */
  | { readonly state: 'refused'; readonly reason: string }
  /** The answer is not what was asked for. */
  | { readonly state: 'bad'; readonly reason: string };

export interface Expected {
  readonly manifestSha256: Uint8Array;
  /** Of the request; null when it is not at hand any more. */
  readonly nonce: Uint8Array | null;
}

/** `granted` and `grantedWithMods` (RFC 3161, section 2.4.2). */
const GRANTED: readonly number[] = [0, 1];

class Bad extends Error {}

export function readTimeStamp(response: Uint8Array, expected: Expected): ReadTimeStamp {
  try {
    const { result, offset } = fromBER(exact(response));
    if (offset !== response.length) throw new Bad('Bytes follow the answer.');
    const answer = new TimeStampResp({ schema: result });
    const { status, statusStrings } = answer.status;
    if (!GRANTED.includes(status)) {
      const said = statusStrings?.map(({ valueBlock }) => valueBlock.value).join(' ') ?? '';
      return { state: 'refused', reason: said || `status ${String(status)}` };
    }
    if (!answer.timeStampToken) throw new Bad('It holds no time stamp.');
    const signedData = new SignedData({ schema: answer.timeStampToken.content as BaseBlock });
    return { state: 'good', stamp: checked(signedData, expected) };
  } catch (caught) {
    const reason = caught instanceof Bad ? caught.message : 'It cannot be read as a time stamp.';
    return { state: 'bad', reason };
  }
}

function checked(signedData: SignedData, expected: Expected): TimeStamp {
  const [signer, ...others] = signedData.signerInfos;
  if (!signer || others.length > 0) throw new Bad('It is not signed by exactly one authority.');
  const { eContentType, eContent } = signedData.encapContentInfo;
  if (eContentType !== OID.timeStampInfo || !eContent) throw new Bad('It holds no time stamp.');
  const content = Buffer.from(eContent.getValue());
  const info = TSTInfo.fromBER(exact(content));
  checkInfo(info, expected);
  const certificates = (signedData.certificates ?? []).flatMap(
    (one) => readCertificate(Buffer.from(one.toSchema().toBER(false))) ?? [],
  );
  const authority = certificates.find((one) => isNamed(signer, one));
  if (!authority) throw new Bad('The certificate of its signer is not in it.');
  const chain = chainFrom(authority, certificates);
  checkSignature(signer, content, authority.publicKey);
  if (!mayStamp(authority)) throw new Bad('Its certificate is not one for time stamps.');
  const timeMs = info.genTime.getTime();
  if (!countsAt(chain, timeMs)) throw new Bad('Its certificate did not count at its own time.');
  return { timeMs, chain };
}

function checkInfo({ messageImprint, nonce }: TSTInfo, expected: Expected): void {
  const { hashAlgorithm, hashedMessage } = messageImprint;
  const imprint = Buffer.from(hashedMessage.valueBlock.valueHexView);
  if (hashAlgorithm.algorithmId !== OID.sha256 || !imprint.equals(expected.manifestSha256)) {
    throw new Bad('It stamps other bytes.');
  }
  if (expected.nonce === null) return;
  const given = nonce && Buffer.from(nonce.valueBlock.valueHexView);
  if (!given?.equals(expected.nonce)) throw new Bad('It answers another request.');
}

/** The signed attributes must name this content; the signature is made over them (RFC 5652, section 5.4). */
function checkSignature(signer: SignerInfo, content: Buffer, key: KeyObject): void {
  const contentType = attribute(signer, OID.contentType);
  const digest = attribute(signer, OID.messageDigest);
  const hash = hashOf(signer.digestAlgorithm.algorithmId);
  const found = hash !== null && createHash(hash).update(content).digest();
  const same =
    found &&
    contentType instanceof ObjectIdentifier &&
    contentType.getValue() === OID.timeStampInfo &&
    digest instanceof OctetString &&
    found.equals(digest.valueBlock.valueHexView);
  const signed = Buffer.from(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0));
  const signature = Buffer.from(signer.signature.valueBlock.valueHexView);
  if (!same || !verifyWith(signer, signed, key, signature)) {
    throw new Bad('Its signature does not hold.');
  }
}

function attribute(signer: SignerInfo, type: string): unknown {
  const values = signer.signedAttrs?.attributes.find((one) => one.type === type)?.values;
  return (values as unknown[] | undefined)?.[0];
}

/** By the hash of the certificate among the signed attributes (RFC 3161, 2.4.1; RFC 5816). */
function isNamed(signer: SignerInfo, { der }: ReadCertificate): boolean {
  const version2 = attribute(signer, OID.signingCertificateV2);
  const list = version2 ?? attribute(signer, OID.signingCertificate);
  const id = member(member(list, 0), 0);
  const parts = id instanceof Sequence ? id.valueBlock.value : [];
  const named = parts.find((part) => part instanceof OctetString);
  const algorithm = member(parts[0], 0);
  const stated = algorithm instanceof ObjectIdentifier ? hashOf(algorithm.getValue()) : null;
  const hash = stated ?? (version2 ? 'sha256' : 'sha1');
  const found = createHash(hash).update(der).digest();
  return named !== undefined && found.equals(named.valueBlock.valueHexView);
}

function member(block: unknown, index: number): BaseBlock | undefined {
  return block instanceof Sequence ? block.valueBlock.value[index] : undefined;
}

/** Extended key usage `timeStamping` and nothing else, critical (RFC 3161, section 2.3). */
function mayStamp({ parsed }: ReadCertificate): boolean {
  const found = parsed.extensions?.find(({ extnID }) => extnID === OID.extendedKeyUsage);
  if (!found?.critical) return false;
  const usage = ExtKeyUsage.fromBER(exact(found.extnValue.valueBlock.valueHexView));
  return usage.keyPurposes.length === 1 && usage.keyPurposes[0] === OID.timeStamping;
}
