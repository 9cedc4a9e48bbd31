/** The page that tells anybody how to check a package with what their system already has. */
import type { PlannedSignature, Signer } from '@shared/domain/evidence';
import type { PackageFacts } from './package-facts';
import { TIME_STAMP_PATH } from '../time-stamp/time-stamp-files';
import { SIGNATURE_PATH, SIGNED_PATH, SIGNER_PATH } from '../signature/signature-files';
import { utc } from './figures';

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

export function howToCheck({ plan, claim, preparedAtMs, appVersion }: PackageFacts): string {
  const commands = CHECK_COMMANDS.map(
    ({ system, lines }) => `${system}:\n\n${lines.map((line) => `    ${line}\n`).join('')}`,
  ).join('\n');
  return `HOW TO CHECK THIS PACKAGE

Package:     ${plan.packageName}
Prepared:    ${utc(preparedAtMs)}${claim.preparedBy === '' ? '' : ` by ${oneLine(claim.preparedBy)}`}
Made with:   Roadproof ${appVersion}

What is in here

    viewer.html             all cameras in sync with the map: unpack, then open it in a browser
    data/report.html        start here: the report, for the screen
    data/report.pdf         the same report on paper, with a certification page to fill in
    data/originals          the files exactly as the camera service sent them
    data/derived            made from the originals for convenience; the originals decide
    data/service-answers    what the camera service said of this incident, as it said it
    data/metadata           the same facts as in the report, for machines
    data/custody            who did what to these files, and when
    manifest-sha256.txt     the hash of every file under data
    manifest-sha512.txt     the same with a second kind of hash
    tagmanifest-sha256.txt  the hashes of the manifests and of this page${signatureEntry(plan.signature)}

The package is a BagIt bag (RFC 8493): any BagIt tool can check it too.

1. Nothing changed

Unpack the zip. Open a terminal in the folder that holds this page and run the lines for your
system. Every file must be told OK.

${commands}
2. Nothing added

Every file under data must have its line in manifest-sha256.txt. There are
${plan.files.filter(({ path }) => path.startsWith('data/')).length} lines in it. A file that is not listed does not belong to the package.

3. It is the package that was sent

Whoever changes files can also write new manifests. So ask the sender, by telephone or letter, for the
SHA-256 of the zip they sent, and compare it with yours:

    Linux:    sha256sum NAME.zip
    macOS:    shasum -a 256 NAME.zip
    Windows:  Get-FileHash NAME.zip

4. The signature

${signatureText(plan.signature)}
5. The time stamp, if there is one

A file signature/manifest.tsr is the answer of a time-stamp authority (RFC 3161): it confirms that
tagmanifest-sha256.txt, and through it every file, was there at its time. With the root certificate
that the authority publishes, saved as authority-root.pem:

    ${TIME_STAMP_COMMAND}
    openssl ts -reply -in signature/manifest.tsr -text

The first must say "Verification: OK". The second shows the time. Without such a file the package
was made without an authority, or none could be reached.

What this cannot show: what happened on the camera or in the cloud before the files were saved, and
who, as a person, prepared the package.
`;
}

function signatureEntry(signature: PlannedSignature): string {
  if (signature.kind !== 'signed') return '';
  return `
    signature/manifest.p7s  the signature over tagmanifest-sha256.txt
    signature/signer.pem    the certificate of the key that signed`;
}

function signatureText(signature: PlannedSignature): string {
  if (signature.kind !== 'signed') {
    return `This package is not signed: the computer that made it had no keychain to hold a key in. Steps 1 to
3 hold all the same.
`;
  }
  const { signer } = signature;
  const { name, organisation, fingerprint, sinceMs, untilMs } = signer;
  return `The package is signed with the key of this certificate:

    Name:          ${oneLine(name)}
    Organisation:  ${organisation === '' ? 'none given' : oneLine(organisation)}
    Since:         ${utc(sinceMs)}${untilMs === null ? '' : `\n    Until:         ${utc(untilMs)}`}
    Issued by:     ${signer.issuers.length === 0 ? 'itself (self-made)' : signer.issuers.map(oneLine).join(', in turn by ')}
    SHA-256:       ${fingerprint}

The signature is made over the bytes of tagmanifest-sha256.txt, and through it over every file. With
openssl (on Windows it comes with Git), in the folder that holds this page:

    ${signatureCommand(signer)}
    ${CERTIFICATE_COMMAND}

The first must say "CMS Verification successful". The second shows the certificate: ask the signer,
by telephone or letter, for its SHA-256, and compare. Who changes a package can also make a new key.

A good signature shows that nothing has changed since it was made and that its maker held the key.
${identityWords(signer)}
The time in the signature is that of the signer's own clock.
`;
}

function identityWords({ issuers: [issuer] }: Signer): string {
  return issuer === undefined
    ? 'The certificate is self-made: nobody else vouches for the name in it, so it is not proof of identity.'
    : `The certificate was issued by ${oneLine(issuer)}: whether to trust that issuer is yours to decide. With its root
certificate in root.pem, "-CAfile root.pem" in the first line checks the chain as well.`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
