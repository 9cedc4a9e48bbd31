/** What a check says of a package's time stamp: held, broken, or none; pure. */
import type { PackageCheckLine, PackageFact } from '@shared/domain/package-check';
import { formatUtc } from '@shared/time';
import type { TimeStampReport } from '../verify/check-time-stamp';
import type { Problem } from '../verify/container';

/** A hostile package must not flood the screen. */
const MOST_NAME_LETTERS = 100;

/** None for a package without one: nothing was checked, so nothing passed. */
export function timeStampLine(
  timeStamp: TimeStampReport,
  problems: readonly Problem[],
): readonly PackageCheckLine[] {
  if (timeStamp.state === 'none') return [];
  if (timeStamp.state === 'absent') {
    const asked = timeStamp.authority.slice(0, MOST_NAME_LETTERS);
    return [
      {
        id: 'time-stamp',
        title: 'Time stamp',
        passed: true,
        caution: true,
        explanation: `A time stamp was announced but is missing: when this package was made, one was asked of ${asked}. Either no answer had come yet, or somebody has taken it out. All else can still be checked; the sender can issue the package again with it.`,
        findings: [],
        findingsCount: 0,
      },
    ];
  }
  const findings = problems
    .filter(({ kind }) => kind === 'time-stamp')
    .map(({ path, message }) => ({ path, message }));
  return [
    {
      id: 'time-stamp',
      title: 'Time stamp',
      passed: timeStamp.state === 'valid',
      explanation:
        timeStamp.state === 'valid'
          ? `${timeStamp.authority} confirms that the list of hashes, and through it every file, was there on ${formatUtc(timeStamp.timeMs)}. ${trustWords(timeStamp.issuers)}`
          : 'It was changed, taken from another package, forged or removed in part.',
      findings,
      findingsCount: findings.length,
    },
  ];
}

function trustWords([issuer]: readonly string[]): string {
  const by = issuer === undefined ? 'self-signed' : `issued by ${issuer}`;
  return `Its certificate is ${by}, not checked against your system’s trust: whether to trust it is yours to decide.`;
}

export function timeStampFacts(timeStamp: TimeStampReport): readonly PackageFact[] {
  if (timeStamp.state !== 'valid') return [];
  const { timeMs, authority, issuers } = timeStamp;
  return [
    {
      label: 'Time-stamped',
      value: `${formatUtc(timeMs)} by ${[authority, ...issuers].join(', issued by ')}`,
    },
  ];
}
