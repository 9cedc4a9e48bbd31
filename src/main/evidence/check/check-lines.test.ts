import { describe, expect, it } from 'vitest';
import { problem } from '../verify/container';
import { checkLines, packageFacts } from './check-lines';

describe('the lines of a check', () => {
  it('all pass when nothing was found', () => {
    const lines = checkLines([]);
    expect(lines.map(({ id }) => id)).toEqual(['container', 'bag', 'completeness', 'hashes']);
    expect(lines.every(({ passed, findings }) => passed && findings.length === 0)).toBe(true);
  });

  it('put each finding where its reader looks for it', () => {
    const lines = checkLines([
      problem('changed', 'data/originals/C_F.mp4', 'Its bytes do not fit.'),
      problem('added', 'data/extra.txt', 'It is not listed.'),
      problem('renamed', 'data/b.txt', 'It was called data/a.txt.'),
    ]);
    const failed = lines.filter(({ passed }) => !passed);
    expect(failed.map(({ id, findingsCount }) => [id, findingsCount])).toEqual([
      ['completeness', 2],
      ['hashes', 1],
    ]);
    expect(failed[1]?.findings[0]?.path).toBe('data/originals/C_F.mp4');
  });

  it('count what they do not list', () => {
    const many = Array.from({ length: 1000 }, (_, index) => problem('added', `data/${index}`, '?'));
    const line = checkLines(many).find(({ id }) => id === 'completeness');
    expect(line?.findingsCount).toBe(1000);
    expect(line?.findings.length).toBe(200);
  });
});

describe('what a package says of itself', () => {
  it('is told in plain words, cut to a bearable length', () => {
    const text = `External-Identifier: CLM-7\nBagging-Date: 2026-10-22\nSource-Organization: ${'x'.repeat(9999)}\n`;
    const facts = packageFacts(text);
    expect(facts[0]).toEqual({ label: 'Claim or case', value: 'CLM-7' });
    expect(facts.find(({ label }) => label === 'From')?.value.length).toBe(300);
  });

  it('is nothing without a bag-info.txt', () => {
    expect(packageFacts(undefined)).toEqual([]);
  });
});
