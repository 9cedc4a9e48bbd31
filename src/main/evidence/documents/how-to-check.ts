/** The page that tells anybody how to check a package with what their system already has. */
import type { PackageFacts } from './package-facts';
import { utc } from './words';

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
    data/report.html        start here: the report, for screen and paper
    data/originals          the files exactly as the camera service sent them
    data/derived            made from the originals for convenience; the originals decide
    data/service-answers    what the camera service said of this incident, as it said it
    data/metadata           the same facts as in the report, for machines
    data/custody            who did what to these files, and when
    manifest-sha256.txt     the hash of every file under data
    manifest-sha512.txt     the same with a second kind of hash
    tagmanifest-sha256.txt  the hashes of the manifests and of this page

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

What this cannot show: what happened on the camera or in the cloud before the files were saved, and
who prepared the package.
`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
