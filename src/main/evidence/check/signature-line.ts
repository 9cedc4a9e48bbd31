/** What a check says of a package's signature: held, broken, or none; pure. */
import type { PackageCheckLine, PackageFact } from '@shared/domain/package-check';
import { formatUtc } from '@shared/time';
import type { ChainLink, SignatureReport } from '../verify/check-signature';
import type { Problem } from '../verify/container';

/** A subject is as long as its issuer likes; the screen is not. */
const MOST_SUBJECT_LETTERS = 300;

/** None for an unsigned package: nothing was checked, so nothing passed. */
export function signatureLine(
  signature: SignatureReport,
  problems: readonly Problem[],
): readonly PackageCheckLine[] {
  if (signature.state === 'unsigned') return [];
  const passed = signature.state === 'valid';
  const findings = problems
    .filter(({ kind }) => kind === 'signature')
    .map(({ path, message }) => ({ path, message }));
  return [
    {
      id: 'signature',
      title: 'Signature',
      passed,
      explanation: passed
        ? `It fits the bytes of ${signature.over}, and through them every file: nothing changed since it was made, and its maker held the key. ${certificateWords(signature.chain)}`
        : 'It was changed, taken from another package, forged or removed.',
      findings,
      findingsCount: findings.length,
    },
  ];
}

const SELF_MADE =
  'The certificate is self-made: the name in it is the signer’s own word, not proof of identity.';

/** What vouches for the name in the certificate, and who has not checked that. */
export function certificateWords(chain: readonly ChainLink[]): string {
  const issuer = chain[0]?.issuer ?? null;
  if (issuer === null) return SELF_MADE;
  return `The certificate was issued by ${issuer}, not checked against your system’s trust: whether to trust that issuer is yours to decide.`;
}

export function signatureFacts(signature: SignatureReport): readonly PackageFact[] {
  if (signature.state === 'invalid') return [];
  if (signature.state === 'unsigned') {
    return [
      { label: 'Signature', value: 'None: the hashes show no change, not who made the package.' },
    ];
  }
  const { signer, signedAtMs, chain } = signature;
  const who = [signer.name, signer.organisation].filter((part) => part !== '').join(', ');
  return [
    {
      label: 'Signed with the key of',
      value: `${who}, certificate since ${formatUtc(signer.sinceMs)}`,
    },
    ...(signature.selfSigned ? [] : chain.map(chainFact)),
    { label: 'Signed at', value: `${formatUtc(signedAtMs)}, by the signer’s clock` },
    { label: 'SHA-256 of the certificate', value: signer.fingerprint },
  ];
}

/** One line a certificate: the signer's own, then who vouches for whom. */
function chainFact(link: ChainLink, index: number): PackageFact {
  const by = link.issuer === null ? 'self-signed' : `issued by ${link.issuer}`;
  const day = (timeMs: number): string => formatUtc(timeMs).slice(0, 10);
  return {
    label: `Certificate ${index + 1}`,
    value: `${link.subject.slice(0, MOST_SUBJECT_LETTERS)}: ${by}, ${day(link.fromMs)} to ${day(link.untilMs)}`,
  };
}
