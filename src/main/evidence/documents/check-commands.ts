/** The lines to type for a check, with nothing but what each system already has; the same in every language. */
import type { Signer } from '@shared/domain/evidence';
import { SIGNATURE_PATH, SIGNED_PATH, SIGNER_PATH } from '../signature/signature-files';
import { TIME_STAMP_PATH } from '../time-stamp/time-stamp-files';

export interface CheckCommand {
  readonly system: string;
  readonly lines: readonly string[];
}

export const CHECK_COMMANDS: readonly CheckCommand[] = [
  {
    system: 'Linux',
    lines: ['sha256sum -c manifest-sha256.txt', 'sha256sum -c tagmanifest-sha256.txt'],
  },
  {
    system: 'macOS',
    lines: ['shasum -a 256 -c manifest-sha256.txt', 'shasum -a 256 -c tagmanifest-sha256.txt'],
  },
  {
    system: 'Windows (PowerShell)',
    lines: [
      'Get-Content manifest-sha256.txt, tagmanifest-sha256.txt | ForEach-Object {',
      "  $hash, $file = $_ -split '  ', 2",
      '  $same = (Get-FileHash -Algorithm SHA256 -LiteralPath $file).Hash -eq $hash',
      '  if ($same) { "${file}: OK" } else { "${file}: FAILED" }',
      '}',
    ],
  },
];

/**
 * Detached CMS (RFC 5652) over the exact bytes of the tag manifest, with nothing but openssl. Where others
 * vouch for the certificate, it is taken as the anchor here: the line shows who held the key, not whom to trust.
 */
export function signatureCommand({ issuers }: Signer): string {
  const anchor = issuers.length === 0 ? '' : '-partial_chain -no_check_time -purpose any ';
  return `openssl cms -verify -binary -inform DER -in ${SIGNATURE_PATH} -content ${SIGNED_PATH} ${anchor}-CAfile ${SIGNER_PATH} -out /dev/null`;
}

/** The authority's root certificate comes from the authority itself. */
export const TIME_STAMP_COMMAND = `openssl ts -verify -data ${SIGNED_PATH} -in ${TIME_STAMP_PATH} -CAfile authority-root.pem`;
/** Shows whose certificate it is. */
export const CERTIFICATE_COMMAND = `openssl x509 -in ${SIGNER_PATH} -noout -subject -issuer -dates -fingerprint -sha256`;
