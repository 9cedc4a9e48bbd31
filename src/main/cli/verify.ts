/** `roadproof verify <package>`: checks an evidence package, zipped or unpacked, and says what is wrong. */
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import {
  verifyPackage,
  type ChainLink,
  type SignatureReport,
  type TimeStampReport,
  type VerifyReport,
} from '@main/evidence';
import { AppError } from '@shared/errors';
import { formatBytes } from '@shared/units';

const PASSPHRASE_VARIABLE = 'ROADPROOF_PASSPHRASE';

const USAGE = `usage: roadproof verify <package.zip | folder> [--json] [--passphrase-stdin]

  --passphrase-stdin   opens an encrypted package with the first line of the input; without it
                       ${PASSPHRASE_VARIABLE} in the environment does
`;

/** @returns the exit code: 0 nothing changed, 1 something did or it cannot be read, 2 wrong arguments. */
export async function run(args: readonly string[]): Promise<number> {
  const options = parse(args);
  if (options === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  let report: VerifyReport;
  try {
    const passphrase = await passphraseFrom(options);
    report = await verifyPackage(options.path, passphrase === undefined ? {} : { passphrase });
  } catch (caught) {
    if (caught instanceof AppError && caught.code.startsWith('package.')) {
      const { message } = caught.toData();
      process.stderr.write(`${message} Use --passphrase-stdin or ${PASSPHRASE_VARIABLE}.\n`);
      return 1;
    }
    const reason = caught instanceof Error ? caught.message : String(caught);
    process.stderr.write(`cannot read ${options.path}: ${reason}\n`);
    return 1;
  }
  process.stdout.write(options.json ? asJson(report) : asText(report));
  return report.ok ? 0 : 1;
}

interface Options {
  readonly path: string;
  readonly json: boolean;
  readonly passphraseFromStdin: boolean;
}

/** Never an argument: those are seen by everybody on the computer. */
async function passphraseFrom({ passphraseFromStdin }: Options): Promise<string | undefined> {
  if (!passphraseFromStdin) return process.env[PASSPHRASE_VARIABLE];
  return (await text(process.stdin)).split(/\r?\n/)[0];
}

function parse(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        'passphrase-stdin': { type: 'boolean', default: false },
      },
    });
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0) return null;
    return { path, json: values.json, passphraseFromStdin: values['passphrase-stdin'] };
  } catch {
    return null;
  }
}

function asJson({ tagTexts: _tagTexts, ...report }: VerifyReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Names come from the package: control characters must not reach the terminal. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}

const iso = (timeMs: number): string => new Date(timeMs).toISOString();

const SELF_MADE: readonly string[] = [
  '          self-made: compare this with what the signer tells you by another way;',
  '          the name in it is the signer’s own word, not proof of identity',
];

function chainLine({ subject, issuer, fromMs, untilMs }: ChainLink): string {
  const by =
    issuer === null
      ? 'self-signed'
      : `issued by ${shown(issuer)}, not checked against your system’s trust`;
  return `chain     ${shown(subject)}: ${by}; ${iso(fromMs).slice(0, 10)} to ${iso(untilMs).slice(0, 10)}`;
}

function signatureLines(signature: SignatureReport): readonly string[] {
  switch (signature.state) {
    case 'unsigned':
      return ['unsigned  no signature: the hashes show no change, not who made the package'];
    case 'invalid':
      return [];
    case 'valid': {
      const { over, signer, signedAtMs, selfSigned, chain } = signature;
      const who = [signer.name, signer.organisation].filter((part) => part !== '').map(shown);
      return [
        `signed    the bytes of ${over}, ${iso(signedAtMs)} by the signer’s clock`,
        `signer    ${who.join(', ')}; certificate since ${iso(signer.sinceMs)}`,
        `cert      SHA-256 ${signer.fingerprint}`,
        ...(selfSigned ? SELF_MADE : chain.map(chainLine)),
      ];
    }
  }
}

function foreignLines({ foreign }: VerifyReport): readonly string[] {
  if (foreign === null) return [];
  const { version, algorithms, weak } = foreign;
  return [
    `bag       BagIt ${version} of another program; hashes ${algorithms.join(', ')}`,
    ...(weak ? ['          these hashes show accidents, not intent'] : []),
  ];
}

function timeStampLines(timeStamp: TimeStampReport): readonly string[] {
  if (timeStamp.state === 'absent') {
    return [
      `CAUTION   a time stamp was announced but is missing (asked of ${shown(timeStamp.authority)}): late, or taken out`,
    ];
  }
  if (timeStamp.state !== 'valid') return [];
  const { timeMs, authority, issuers } = timeStamp;
  const by = issuers.length === 0 ? 'self-signed' : `issued by ${issuers.map(shown).join(', ')}`;
  return [
    `stamped   ${iso(timeMs)} by ${shown(authority)}, ${by}; not checked against your system’s trust`,
  ];
}

function asText(report: VerifyReport): string {
  const lines = [
    `package   ${shown(report.name)}`,
    `size      ${formatBytes(report.sizeBytes)}, ${report.filesCount} files`,
    ...foreignLines(report),
    ...(report.sealed ? ['encrypted AES-256 (WinZip AE-2), opened with the passphrase'] : []),
    ...(report.sha256 === null ? [] : [`sha-256   ${report.sha256}`]),
    ...signatureLines(report.signature),
    ...timeStampLines(report.timeStamp),
    ...report.problems.map(
      ({ kind, path, message }) =>
        `${kind.padEnd(9)} ${path === null ? '' : `${shown(path)}: `}${shown(message)}`,
    ),
    report.ok
      ? 'VERIFIED  every file is as it was when the package was made'
      : `FAILED    ${report.problems.length} ${report.problems.length === 1 ? 'problem' : 'problems'}`,
  ];
  return `${lines.join('\n')}\n`;
}
