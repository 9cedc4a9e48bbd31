/** `roadproof verify <package>`: checks an evidence package, zipped or unpacked, and says what is wrong. */
import { parseArgs } from 'node:util';
import { verifyPackage, type SignatureReport, type VerifyReport } from '@main/evidence';
import { formatBytes } from '@shared/units';

const USAGE = 'usage: roadproof verify <package.zip | folder> [--json]\n';

/** @returns the exit code: 0 nothing changed, 1 something did or it cannot be read, 2 wrong arguments. */
export async function run(args: readonly string[]): Promise<number> {
  const options = parse(args);
  if (options === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  let report: VerifyReport;
  try {
    report = await verifyPackage(options.path);
  } catch (caught) {
    const reason = caught instanceof Error ? caught.message : String(caught);
    process.stderr.write(`cannot read ${options.path}: ${reason}\n`);
    return 1;
  }
  process.stdout.write(options.json ? asJson(report) : asText(report));
  return report.ok ? 0 : 1;
}

function parse(args: readonly string[]): { path: string; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [path, ...others] = positionals;
    return path === undefined || others.length > 0 ? null : { path, json: values.json };
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

function signatureLines(signature: SignatureReport): readonly string[] {
  switch (signature.state) {
    case 'unsigned':
      return ['unsigned  no signature: the hashes show no change, not who made the package'];
    case 'invalid':
      return [];
    case 'valid': {
      const { over, signer, signedAtMs } = signature;
      const who = [signer.name, signer.organisation].filter((part) => part !== '').map(shown);
      return [
        `signed    the bytes of ${over}, ${iso(signedAtMs)} by the signer’s clock`,
        `signer    ${who.join(', ')}; certificate since ${iso(signer.sinceMs)}`,
        `cert      SHA-256 ${signer.fingerprint}`,
        '          self-made: compare this with what the signer tells you by another way;',
        '          the name in it is the signer’s own word, not proof of identity',
      ];
    }
  }
}

function asText(report: VerifyReport): string {
  const lines = [
    `package   ${shown(report.name)}`,
    `size      ${formatBytes(report.sizeBytes)}, ${report.filesCount} files`,
    ...(report.sha256 === null ? [] : [`sha-256   ${report.sha256}`]),
    ...signatureLines(report.signature),
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
