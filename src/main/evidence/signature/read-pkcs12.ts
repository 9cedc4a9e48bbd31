/** Reads a company's key file (PKCS #12, RFC 7292): old and new kinds of encryption, RSA and ECDSA keys. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { AppError } from '@shared/errors';
import { chainFrom, countsAt, type CertificateChain } from './certificate-chain';
import { exact } from './exact';
import { keyFileRounds, MOST_ROUNDS } from './key-file-rounds';
import { readCertificate } from './read-certificate';
import { signManifest, type SigningKey } from './sign-manifest';
import { readSignedData } from './signed-data';
import { keyKind } from './signing-algorithm';

/** The bytes of a key file with its passphrase and the time it must count at. */
export interface KeyFile {
  readonly bytes: Uint8Array;
  readonly passphrase: string;
  /** UTC milliseconds since 1970. */
  readonly nowMs: number;
}

/**
 * The key with the certificates up to the last issuer in the file, tried out once.
 * @throws AppError `signature.not-a-key-file`, `signature.wrong-passphrase`, `signature.no-key`,
 * `signature.unsuitable`, `signature.expired`
 */
export function readPkcs12({ bytes, passphrase, nowMs }: KeyFile): SigningKey {
  const bags = openBags(bytes, passphrase);
  const keys = bags.flatMap(privateKeyOf);
  if (keys.length === 0) throw new AppError('signature.no-key');
  const certificates = bags.flatMap(certificateOf).flatMap((der) => readCertificate(der) ?? []);
  for (const { key, pkcs8 } of keys) {
    const publicKey = createPublicKey(key);
    const own = certificates.find((one) => one.publicKey.equals(publicKey));
    if (!own) continue;
    const chain = chainFrom(own, certificates);
    checkFit(chain, nowMs);
    return tried({ pkcs8, certificatesDer: chain.map(({ der }) => new Uint8Array(exact(der))) });
  }
  throw new AppError('signature.unsuitable', {
    detail: 'The file holds no certificate of its key.',
  });
}

type Bag = forge.pkcs12.Bag;

function openBags(bytes: Uint8Array, passphrase: string): readonly Bag[] {
  try {
    const file = forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'));
    refuseEndless(file);
    return safeBags(file, passphrase);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const said = cause instanceof Error ? cause.message : '';
    if (WRONG_PASSPHRASE.test(said)) throw new AppError('signature.wrong-passphrase', { cause });
    if (!/unsupported/i.test(said)) throw new AppError('signature.not-a-key-file', { cause });
    throw new AppError('signature.not-a-key-file', {
      detail: 'It is protected in a way that Roadproof does not know.',
      cause,
    });
  }
}

function refuseEndless(file: forge.asn1.Asn1): void {
  const rounds = keyFileRounds(file);
  if (rounds <= MOST_ROUNDS) return;
  const asked = Number.isFinite(rounds) ? rounds.toLocaleString('en') : 'Too many';
  throw new AppError('signature.not-a-key-file', {
    detail: `${asked} rounds of its passphrase would take too long; ${MOST_ROUNDS.toLocaleString('en')} are the most.`,
  });
}

const CHECK_SUM_FAILED = /invalid password/i;
const WRONG_PASSPHRASE = /invalid password|failed to decrypt|unable to decrypt/i;

/**
 * The check sum takes the passphrase as UTF-16, newer encryption as UTF-8 (RFC 7292, appendix B; RFC 8018),
 * the library both alike. So a passphrase beyond ASCII is tried a second time, without the sum it passed: the
 * first time decrypts to rubbish, which one time in some hundreds looks decrypted and fails only later.
 */
function safeBags(file: forge.asn1.Asn1, passphrase: string): readonly Bag[] {
  const open = (content: forge.asn1.Asn1, typed: string): readonly Bag[] =>
    forge.pkcs12.pkcs12FromAsn1(content, false, typed).safeContents.flatMap((one) => one.safeBags);
  try {
    return open(file, passphrase);
  } catch (caught) {
    const utf8 = forge.util.encodeUtf8(passphrase);
    const passed = !(caught instanceof Error && CHECK_SUM_FAILED.test(caught.message));
    if (!passed || utf8 === passphrase || !Array.isArray(file.value)) throw caught;
    const VERSION_AND_CONTENT = 2;
    return open({ ...file, value: file.value.slice(0, VERSION_AND_CONTENT) }, utf8);
  }
}

function privateKeyOf(bag: Bag): readonly { key: KeyObject; pkcs8: Uint8Array }[] {
  const { keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids;
  if (bag.type !== keyBag && bag.type !== pkcs8ShroudedKeyBag) return [];
  const info = bag.key
    ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key))
    : bag.asn1;
  try {
    const key = createPrivateKey({ key: derOf(info), format: 'der', type: 'pkcs8' });
    const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
    return [{ key, pkcs8: new Uint8Array(exact(pkcs8)) }];
  } catch (cause) {
    throw new AppError('signature.unsuitable', { detail: 'Its key is of an unknown kind.', cause });
  }
}

function certificateOf(bag: Bag): readonly Buffer[] {
  if (bag.type !== forge.pki.oids['certBag']) return [];
  return [derOf(bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1)];
}

function derOf(asn1: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1');
}

function checkFit(chain: CertificateChain, nowMs: number): void {
  const [own] = chain;
  const day = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);
  if (keyKind(own.publicKey) === null) {
    throw new AppError('signature.unsuitable', {
      detail: 'Its key is neither RSA of 2048 bits or more nor ECDSA on P-256, P-384 or P-521.',
    });
  }
  if (!own.maySign) {
    throw new AppError('signature.unsuitable', {
      detail: 'The certificate does not allow its key to sign (key usage).',
    });
  }
  if (countsAt(chain, nowMs)) return;
  const late = chain.find((one) => !countsAt([one], nowMs)) ?? own;
  throw new AppError('signature.expired', {
    detail: `“${late.name || late.subject}” counts from ${day(late.fromMs)} to ${day(late.untilMs)}.`,
  });
}

/** Signs once and reads that back: better to fail here than while handing over. */
function tried(key: SigningKey): SigningKey {
  const { p7s } = signManifest(Buffer.from('trial'), key, Date.UTC(2026, 0, 1));
  const carried = readSignedData(p7s)?.certificatesDer ?? [];
  const same = key.certificatesDer.every((der, index) => carried[index]?.equals(der));
  if (same) return key;
  throw new AppError('signature.unsuitable', {
    detail: 'The certificate is written in an unusual way.',
  });
}
