/** A signer's certificate with those that vouch for it, nearest first; whom to trust is the reader's to decide. */
import type { Signer } from '@shared/domain/evidence';
import { isIssuedBy, issuerName, readCertificate, type ReadCertificate } from './read-certificate';

/** The signer's own certificate, then each one's issuer as far as they are at hand. */
export type CertificateChain = readonly [ReadCertificate, ...ReadCertificate[]];

/** More links than any real chain has. */
const MOST_LINKS = 10;

/** The end that RFC 5280, section 4.1.2.5, gives certificates without one. */
const NO_END_MS = Date.UTC(9999, 11, 31, 23, 59, 59);

/** Finds the way from `leaf` up through `others`, in whatever order they come; the rest is left out. */
export function chainFrom(
  leaf: ReadCertificate,
  others: readonly ReadCertificate[],
): CertificateChain {
  const chain: [ReadCertificate, ...ReadCertificate[]] = [leaf];
  while (chain.length < MOST_LINKS) {
    const last = chain.at(-1) ?? leaf;
    const next = last.selfSigned ? undefined : others.find((one) => isIssuedBy(last, one));
    if (next === undefined || chain.includes(next)) break;
    chain.push(next);
  }
  return chain;
}

/** @returns null when a link is unreadable or does not vouch for the one before it. */
export function readChain(certificatesDer: readonly Uint8Array[]): CertificateChain | null {
  if (certificatesDer.length > MOST_LINKS) return null;
  const [leaf, ...others] = certificatesDer.map(readCertificate);
  if (!leaf) return null;
  const chain: [ReadCertificate, ...ReadCertificate[]] = [leaf];
  for (const next of others) {
    const last = chain.at(-1) ?? leaf;
    if (!next || last.selfSigned || !isIssuedBy(last, next)) return null;
    chain.push(next);
  }
  return chain;
}

export function signerOf(chain: CertificateChain): Signer {
  const [leaf] = chain;
  return {
    name: leaf.name || leaf.organisation || leaf.subject,
    organisation: leaf.organisation,
    fingerprint: leaf.fingerprint,
    sinceMs: leaf.fromMs,
    untilMs: leaf.untilMs >= NO_END_MS ? null : leaf.untilMs,
    issuers: chain.filter(({ selfSigned }) => !selfSigned).map(issuerName),
  };
}

/** Whether every certificate of the chain counts at that time (UTC milliseconds since 1970). */
export function countsAt(chain: CertificateChain, timeMs: number): boolean {
  // Certificates count in whole seconds.
  const second = Math.floor(timeMs / 1000) * 1000;
  return chain.every(({ fromMs, untilMs }) => fromMs <= second && second <= untilMs);
}
