/** `roadproof rebuild-library <folder>`: makes a library's index anew from its folders. */
import { existsSync } from 'node:fs';
import { rebuildIndex, type RebuildReport } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { AppError } from '@shared/errors';
import { libraryArguments, shownText } from './library-arguments';

const USAGE = 'usage: roadproof rebuild-library <library folder> [--json]\n';

/** @returns the exit code: 0 everything was read, 1 something was not or it cannot be done, 2 wrong arguments. */
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
  let report: RebuildReport;
  try {
    report = await rebuildIndex(options.folder, systemClock);
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    const { message, nextStep } = caught.toData();
    process.stderr.write(`${message} ${nextStep}\n`);
    return 1;
  }
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : asText(report));
  return report.problems.length === 0 ? 0 : 1;
}

function asText(report: RebuildReport): string {
  const lines = [
    `fleets    ${report.fleets}`,
    `incidents ${report.incidents} with ${report.files} saved files, ${report.events} events without a folder`,
    `claims    ${report.claims}`,
    `custody   ${report.custodyEntries} entries`,
    `old index ${report.backup ?? 'none'}`,
    ...report.problems.map(
      ({ path, reason }) => `NOT READ  ${shownText(path)}: ${shownText(reason)}`,
    ),
    `REBUILT   ${report.problems.length === 0 ? 'everything was read' : `${report.problems.length} not read, left as found`}`,
  ];
  return `${lines.join('\n')}\n`;
}
