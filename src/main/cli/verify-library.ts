/** `roadproof verify-library <folder>`: hashes again all that a library's folders describe. */
import { existsSync } from 'node:fs';
import type { LibraryCheck } from '@shared/domain/library-check';
import { checkLibrary } from '@main/library';
import { libraryArguments, shownText } from './library-arguments';

const USAGE = 'usage: roadproof verify-library <library folder> [--json]\n';

/** @returns the exit code: 0 everything is as it was saved, 1 something is not, 2 wrong arguments. */
export async function run(args: readonly string[]): Promise<number> {
  const options = libraryArguments(args);
  if (options === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (!existsSync(options.folder)) {
    process.stderr.write(`there is no folder ${options.folder}\n`);
    return 1;
  }
  const check = await checkLibrary(options.folder);
  process.stdout.write(options.json ? `${JSON.stringify(check, null, 2)}\n` : asText(check));
  return check.ok ? 0 : 1;
}

function asText(check: LibraryCheck): string {
  const lines = [
    `incidents  ${check.incidents}`,
    `files      ${check.filesHashed} hashed`,
    `custody    ${check.custodyRecords} records`,
    ...check.findings.map(
      ({ kind, path, reason }) => `${kind.padEnd(10)} ${shownText(path)}: ${shownText(reason)}`,
    ),
    check.ok
      ? 'VERIFIED   every file is as it was saved'
      : `FAILED     ${check.findings.filter(({ kind }) => kind !== 'left-over').length} findings`,
  ];
  return `${lines.join('\n')}\n`;
}
