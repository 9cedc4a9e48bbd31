/** Turns what the verifier found into one explained line for each thing it looked at; pure. */
import type { PackageCheckId, PackageCheckLine, PackageFact } from '@shared/domain/package-check';
import { parseBagInfo } from '../bag/bag-text';
import type { Problem, ProblemKind } from '../verify/container';

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

export function checkLines(problems: readonly Problem[]): readonly PackageCheckLine[] {
  return CHECKS.map(({ id, title, kinds, passed, failed }) => {
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
