/** Turns what the verifier found into one explained line for each thing it looked at; pure. */
import type { PackageCheckId, PackageCheckLine, PackageFact } from '@shared/domain/package-check';
import { parseBagInfo } from '../bag/bag-text';
import type { Problem, ProblemKind } from '../verify/container';
import type { ForeignBagFacts } from '../verify/verify-package';

/** A wholly foreign folder can hold a hundred thousand unlisted files; nobody reads on after these. */
const MOST_FINDINGS = 200;

/** A label or value of a hostile bag-info.txt must not flood the screen. */
const MOST_FACT_LETTERS = 300;

interface CheckKind {
  readonly id: PackageCheckId;
  readonly title: string;
  readonly kinds: readonly ProblemKind[];
  readonly passed: string;
  readonly failed: string;
}

const CHECKS: readonly CheckKind[] = [
  {
    id: 'container',
    title: 'Container',
    kinds: ['container'],
    passed: 'It opens cleanly: one folder, no links, no twin names, nothing that points outside.',
    failed: 'It is damaged, or built to mislead whoever unpacks it. Do not unpack it.',
  },
  {
    id: 'bag',
    title: 'BagIt 1.0',
    kinds: ['bagit'],
    passed: 'It is a bag as RFC 8493 wants it, and its count of bytes and files is right.',
    failed: 'It is not a bag as RFC 8493 wants it.',
  },
  {
    id: 'completeness',
    title: 'Completeness',
    kinds: ['missing', 'added', 'renamed'],
    passed: 'Every file that its lists name is there, and no other.',
    failed: 'Files are missing, renamed, or were put in later.',
  },
  {
    id: 'hashes',
    title: 'SHA-256 and SHA-512',
    kinds: ['changed', 'manifest'],
    passed: 'Every byte was read; every file fits both of its hashes, every list fits its own.',
    failed: 'At least one file or list is no longer what it was when the package was made.',
  },
];

/** @param foreign of a bag that another program made: which rules it was held to. */
export function checkLines(
  problems: readonly Problem[],
  foreign: ForeignBagFacts | null = null,
): readonly PackageCheckLine[] {
  const checks = foreign === null ? CHECKS : CHECKS.map((check) => wordsFor(check, foreign));
  return checks.map(({ id, title, kinds, passed, failed }) => {
    const found = problems.filter(({ kind }) => kinds.includes(kind));
    return {
      id,
      title,
      passed: found.length === 0,
      explanation: found.length === 0 ? passed : failed,
      findings: found.slice(0, MOST_FINDINGS).map(({ path, message }) => ({ path, message })),
      findingsCount: found.length,
    };
  });
}

/** What passed is said of the hashes and the version that this bag really has. */
function wordsFor(check: CheckKind, { version, algorithms, weak }: ForeignBagFacts): CheckKind {
  const names = algorithms.map((algorithm) =>
    algorithm.toUpperCase().replace(/^SHA(\d)/, 'SHA-$1'),
  );
  switch (check.id) {
    case 'bag':
      return {
        ...check,
        title: `BagIt ${version}`,
        passed: `It is a bag as BagIt ${version} wants it, made by another program.`,
        failed: `It is not a bag as BagIt ${version} wants it.`,
      };
    case 'completeness':
      return { ...check, passed: 'Every file that its lists name is there, and no other payload.' };
    case 'hashes':
      return {
        ...check,
        title: names.join(' and '),
        passed: weak
          ? 'Every byte was read and fits its hash. Hashes of this kind show accidents; somebody who means to can deceive them.'
          : 'Every byte was read; every file fits the hashes that its lists give.',
      };
    default:
      return check;
  }
}

/** The reserved elements of RFC 8493, section 2.2.2, that tell a reader what this is. */
const TOLD: readonly (readonly [element: string, label: string])[] = [
  ['External-Identifier', 'Claim or case'],
  ['External-Description', 'Description'],
  ['Source-Organization', 'From'],
  ['Contact-Name', 'Prepared by'],
  ['Bagging-Date', 'Made on'],
  ['Bag-Software-Agent', 'Made with'],
];

/** @param bagInfo text of `bag-info.txt`; undefined when the package has none. */
export function packageFacts(bagInfo: string | undefined): readonly PackageFact[] {
  const fields = parseBagInfo(bagInfo ?? '');
  return TOLD.flatMap(([element, label]) => {
    const value = (fields.get(element) ?? []).join(', ').slice(0, MOST_FACT_LETTERS);
    return value === '' ? [] : [{ label, value }];
  });
}
