/** What a check says of a package's signature: held, broken, or none; pure. */
import type { PackageCheckLine, PackageFact } from '@shared/domain/package-check';
import { formatUtc } from '@shared/time';
import type { SignatureReport } from '../verify/check-signature';
import type { Problem } from '../verify/container';

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
        ? `It fits the bytes of ${signature.over}, and through them every file: nothing changed since it was made, and its maker held the key. The certificate is self-made: the name in it is the signer’s own word, not proof of identity.`
        : 'It was changed, taken from another package, forged or removed.',
      findings,
      findingsCount: findings.length,
    },
  ];
}

export function signatureFacts(signature: SignatureReport): readonly PackageFact[] {
  if (signature.state === 'invalid') return [];
  if (signature.state === 'unsigned') {
    return [
      { label: 'Signature', value: 'None: the hashes show no change, not who made the package.' },
    ];
  }
  const { signer, signedAtMs } = signature;
  const who = [signer.name, signer.organisation].filter((part) => part !== '').join(', ');
  return [
    {
      label: 'Signed with the key of',
      value: `${who}, certificate since ${formatUtc(signer.sinceMs)}`,
    },
    { label: 'Signed at', value: `${formatUtc(signedAtMs)}, by the signer’s clock` },
    { label: 'SHA-256 of the certificate', value: signer.fingerprint },
  ];
}
