/** Checks the signature of a package: over which bytes, made with which key, and as Roadproof made it. */
import { createHash } from 'node:crypto';
import type { Signer } from '@shared/domain/evidence';
import { parseBagInfo } from '../bag/bag-text';
import { countsAt, readChain, signerOf } from '../signature/certificate-chain';
import { readCertificatePem } from '../signature/pem';
import { issuerName, readCertificate } from '../signature/read-certificate';
import {
  SIGNATURE_PATH,
  SIGNED_PATH,
  SIGNER_LABEL,
  SIGNER_PATH,
} from '../signature/signature-files';
import {
  bytesToSign,
  encodeSignedData,
  readSignedData,
  type ReadSignedData,
} from '../signature/signed-data';
import { verifyBytes } from '../signature/signing-algorithm';
import type { TagTexts } from './check-bag';
import { problem, type Problem } from './container';

export type SignatureReport =
  /** Exported without a signature; that is no fault. */
  | { readonly state: 'unsigned' }
  | {
      readonly state: 'valid';
      /** The file whose exact bytes are signed. */
      readonly over: typeof SIGNED_PATH;
      readonly signer: Signer;
      /** By the clock of the computer that signed. */
      readonly signedAtMs: number;
      /** Nobody but the signer vouches for the name. */
      readonly selfSigned: boolean;
      /** The signer's certificate, then those that vouch for it; whom to trust is the reader's choice. */
      readonly chain: readonly ChainLink[];
    }
  /** What is wrong stands among the problems. */
  | { readonly state: 'invalid' };

export interface ChainLink {
  /** The whole subject on one line. */
  readonly subject: string;
  /** Who issued it, as it says itself; null when it was made by its own key. */
  readonly issuer: string | null;
  /** UTC milliseconds since 1970. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Bytes by path of what lies under `signature/`; a file that is not there has no entry. */
export type SignatureBytes = ReadonlyMap<string, Buffer>;

export interface SignatureCheck {
  readonly report: SignatureReport;
  readonly problems: readonly Problem[];
}

export function checkSignature(files: SignatureBytes, texts: TagTexts): SignatureCheck {
  const bagInfo = texts.get('bag-info.txt');
  const announced = bagInfo === undefined ? [] : (parseBagInfo(bagInfo).get(SIGNER_LABEL) ?? []);
  const p7s = files.get(SIGNATURE_PATH);
  const pem = files.get(SIGNER_PATH);
  if (!p7s && !pem && announced.length === 0) {
    return { report: { state: 'unsigned' }, problems: [] };
  }
  if (!p7s || !pem) {
    const absent = [...(p7s ? [] : [SIGNATURE_PATH]), ...(pem ? [] : [SIGNER_PATH])];
    return invalid(
      ...absent.map((path) => problem('missing', path, 'The package was signed; this is gone.')),
    );
  }
  const problems: Problem[] = [];
  if (bagInfo !== undefined && announced.length === 0) {
    problems.push(
      problem('added', SIGNATURE_PATH, 'The package was made unsigned; this was put in later.'),
    );
  }
  return judge(p7s, pem, { announced, problems, manifest: texts.get(SIGNED_PATH) });
}

interface Judged {
  readonly announced: readonly string[];
  readonly problems: readonly Problem[];
  readonly manifest: string | undefined;
}

const say = (path: string, message: string): Problem => problem('signature', path, message);

function judge(
  p7s: Buffer,
  pem: Buffer,
  { announced, problems, manifest }: Judged,
): SignatureCheck {
  const pemDer = readCertificatePem(pem.toString('latin1'));
  const certificate = pemDer && readCertificate(pemDer);
  const signed = readSignedData(p7s);
  const found = [...problems];
  if (!certificate) {
    found.push(say(SIGNER_PATH, 'This is not a certificate as Roadproof writes it.'));
  } else if (announced.length > 0 && !announced.includes(certificate.fingerprint)) {
    found.push(say(SIGNER_PATH, 'This certificate is not the one the package names.'));
  }
  if (!signed) {
    found.push(say(SIGNATURE_PATH, 'These bytes are not a signature as Roadproof makes it.'));
    return invalid(...found);
  }
  if (!certificate) return invalid(...found);
  if (!signed.certificatesDer[0]?.equals(certificate.der)) {
    found.push(say(SIGNER_PATH, 'The signature was made with another certificate than this.'));
    return invalid(...found);
  }
  return judgeSigned(p7s, signed, found, manifest);
}

/** The signature names its certificate: does it fit the list, the key, and the chain? */
function judgeSigned(
  p7s: Buffer,
  signed: ReadSignedData,
  found: Problem[],
  manifest: string | undefined,
): SignatureCheck {
  // Decoded strictly as UTF-8, so that these are the file's own bytes.
  const contentSha256 = createHash('sha256')
    .update(manifest ?? '', 'utf8')
    .digest();
  if (manifest === undefined || !contentSha256.equals(signed.contentSha256)) {
    found.push(
      say(
        SIGNATURE_PATH,
        `It signs other bytes than ${SIGNED_PATH} has: that list was changed, or the signature is of another package.`,
      ),
    );
  }
  const chain = readChain(signed.certificatesDer);
  if (!chain) {
    const message = 'A certificate in it does not vouch for the one before: changed or forged.';
    return invalid(...found, say(SIGNATURE_PATH, message));
  }
  const [leaf] = chain;
  const facts = { ...signed, certificateDer: leaf.der };
  if (leaf.issuedToItself && !leaf.selfSigned) {
    found.push(
      say(SIGNER_PATH, 'This certificate was not made by its own key: changed or forged.'),
    );
  }
  if (!verifyBytes(bytesToSign(facts), leaf.publicKey, signed.signature)) {
    found.push(say(SIGNATURE_PATH, 'It was not made with the key of its certificate.'));
  } else if (!encodeSignedData(facts, chain, signed.signature).equals(p7s)) {
    found.push(say(SIGNATURE_PATH, 'Bytes beside the signed ones were changed in it.'));
  }
  if (!leaf.maySign || !countsAt(chain, signed.signedAtMs)) {
    const message = 'Its certificate did not count for signing at the time that it names.';
    found.push(say(SIGNER_PATH, message));
  }
  if (found.length > 0) return invalid(...found);
  const report: SignatureReport = {
    state: 'valid',
    over: SIGNED_PATH,
    signer: signerOf(chain),
    signedAtMs: signed.signedAtMs,
    selfSigned: leaf.selfSigned,
    chain: chain.map((link) => ({
      subject: link.subject,
      issuer: link.selfSigned ? null : issuerName(link),
      fromMs: link.fromMs,
      untilMs: link.untilMs,
    })),
  };
  return { report, problems: [] };
}

function invalid(...problems: readonly Problem[]): SignatureCheck {
  return { report: { state: 'invalid' }, problems };
}
