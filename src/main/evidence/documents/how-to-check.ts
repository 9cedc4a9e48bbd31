/** The page that tells anybody how to check a package with what their system already has. */
import type { PlannedSignature, Signer } from '@shared/domain/evidence';
import type { Words } from '@shared/words/words';
import { wordsIn } from '../words/words-in';
import {
  CERTIFICATE_COMMAND,
  CHECK_COMMANDS,
  signatureCommand,
  TIME_STAMP_COMMAND,
} from './check-commands';
import { utc } from './figures';
import type { PackageFacts } from './package-facts';
import { code, columns, oneLine, page, text } from './text-page';

export function howToCheck({ plan, claim, preparedAtMs, appVersion }: PackageFacts): string {
  const words = wordsIn(plan.language);
  const { say } = words;
  const time = utc(preparedAtMs);
  const name = oneLine(claim.preparedBy);
  return page([
    say('HOW TO CHECK THIS PACKAGE'),
    columns([
      [say('Package:'), plan.packageName],
      [say('Prepared:'), name === '' ? time : say('{time} by {name}', { time, name })],
      [say('Made with:'), `Roadproof ${appVersion}`],
    ]),
    say('What is in here'),
    columns(entries(words, plan.signature), '    '),
    text(say('The package is a BagIt bag (RFC 8493): any BagIt tool can check it too.')),
    say('1. Nothing changed'),
    text(
      say(
        'Unpack the zip. Open a terminal in the folder that holds this page and run the lines for your system. Every file must be told OK.',
      ),
    ),
    ...CHECK_COMMANDS.flatMap(({ system, lines }) => [`${system}:`, code(lines)]),
    say('2. Nothing added'),
    text(
      say(
        'Every file under data must have its line in manifest-sha256.txt. Lines in it: {count}. A file that is not listed does not belong to the package.',
        { count: plan.files.filter(({ path }) => path.startsWith('data/')).length },
      ),
    ),
    say('3. It is the package that was sent'),
    text(
      say(
        'Whoever changes files can also write new manifests. So ask the sender, by telephone or letter, for the SHA-256 of the zip they sent, and compare it with yours:',
      ),
    ),
    columns(
      [
        ['Linux:', 'sha256sum NAME.zip'],
        ['macOS:', 'shasum -a 256 NAME.zip'],
        ['Windows:', 'Get-FileHash NAME.zip'],
      ],
      '    ',
    ),
    say('4. The signature'),
    ...signatureText(words, plan.signature),
    say('5. The time stamp, if there is one'),
    text(
      say(
        'A file signature/manifest.tsr is the answer of a time-stamp authority (RFC 3161): it confirms that tagmanifest-sha256.txt, and through it every file, was there at its time. With the root certificate that the authority publishes, saved as authority-root.pem:',
      ),
    ),
    code([TIME_STAMP_COMMAND, 'openssl ts -reply -in signature/manifest.tsr -text']),
    text(
      say(
        'The first must say "Verification: OK". The second shows the time. Without such a file the package was made without an authority, or none could be reached.',
      ),
    ),
    text(
      say(
        'What this cannot show: what happened on the camera or in the cloud before the files were saved, and who, as a person, prepared the package.',
      ),
    ),
  ]);
}

function entries(
  { say }: Words,
  signature: PlannedSignature,
): readonly (readonly [string, string])[] {
  const signed: readonly (readonly [string, string])[] =
    signature.kind === 'signed'
      ? [
          ['signature/manifest.p7s', say('the signature over tagmanifest-sha256.txt')],
          ['signature/signer.pem', say('the certificate of the key that signed')],
        ]
      : [];
  return [
    ['viewer.html', say('all cameras in sync with the map: unpack, then open it in a browser')],
    ['data/report.html', say('start here: the report, for the screen')],
    ['data/report.pdf', say('the same report on paper, with a certification page to fill in')],
    ['data/originals', say('the files exactly as the camera service sent them')],
    ['data/derived', say('made from the originals for convenience; the originals decide')],
    ['data/service-answers', say('what the camera service said of this incident, as it said it')],
    ['data/metadata', say('the same facts as in the report, for machines')],
    ['data/custody', say('who did what to these files, and when')],
    ['manifest-sha256.txt', say('the hash of every file under data')],
    ['manifest-sha512.txt', say('the same with a second kind of hash')],
    ['tagmanifest-sha256.txt', say('the hashes of the manifests and of this page')],
    ...signed,
  ];
}

function signatureText(words: Words, signature: PlannedSignature): readonly string[] {
  const { say } = words;
  if (signature.kind !== 'signed') {
    return [
      text(
        `${say('This package is not signed: the computer that made it had no keychain to hold a key in.')} ${say('Steps 1 to 3 hold all the same.')}`,
      ),
    ];
  }
  const { signer } = signature;
  return [
    text(say('The package is signed with the key of this certificate:')),
    columns(certificate(words, signer), '    '),
    text(
      say(
        'The signature is made over the bytes of tagmanifest-sha256.txt, and through it over every file. With openssl (on Windows it comes with Git), in the folder that holds this page:',
      ),
    ),
    code([signatureCommand(signer), CERTIFICATE_COMMAND]),
    text(
      say(
        'The first must say "CMS Verification successful". The second shows the certificate: ask the signer, by telephone or letter, for its SHA-256, and compare. Who changes a package can also make a new key.',
      ),
    ),
    text(
      say(
        'A good signature shows that nothing has changed since it was made and that its maker held the key. {identity} The time in the signature is that of the signer’s own clock.',
        { identity: identityWords(words, signer) },
      ),
    ),
  ];
}

function certificate(
  { say }: Words,
  { name, organisation, fingerprint, sinceMs, untilMs, issuers }: Signer,
): readonly (readonly [string, string])[] {
  const issuedBy =
    issuers.length === 0
      ? say('itself (self-made)')
      : issuers.map(oneLine).join(say(', in turn by '));
  return [
    [say('Name:'), oneLine(name)],
    [say('Organisation:'), organisation === '' ? say('none given') : oneLine(organisation)],
    [say('Since:'), utc(sinceMs)],
    ...(untilMs === null ? [] : [[say('Until:'), utc(untilMs)] as const]),
    [say('Issued by:'), issuedBy],
    ['SHA-256:', fingerprint],
  ];
}

function identityWords({ say }: Words, { issuers: [issuer] }: Signer): string {
  return issuer === undefined
    ? say(
        'The certificate is self-made: nobody else vouches for the name in it, so it is not proof of identity.',
      )
    : say(
        'The certificate was issued by {issuer}: whether to trust that issuer is yours to decide. With its root certificate in root.pem, "-CAfile root.pem" in the first line checks the chain as well.',
        { issuer: oneLine(issuer) },
      );
}
