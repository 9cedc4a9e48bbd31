/** Manifests as other programs write them. */
import { describe, expect, it } from 'vitest';
import { readForeignManifest } from './manifest-lines';

describe('a manifest of another program', () => {
  it('may use either case, tabs, other line ends and no last one', () => {
    const { hashes, badLines } = readForeignManifest(
      'ABCD  data/a.txt\r\nef01\tdata/b c.txt\r0123 data/ü.txt',
      '1.0',
    );
    expect([...hashes]).toEqual([
      ['data/a.txt', 'abcd'],
      ['data/b c.txt', 'ef01'],
      ['data/ü.txt', '0123'],
    ]);
    expect(badLines).toEqual([]);
  });

  it('has the old marks in 0.97 alone', () => {
    expect([...readForeignManifest('ab *data/a\nab  ./data/b', '0.97').hashes.keys()]).toEqual([
      'data/a',
      'data/b',
    ]);
    expect(readForeignManifest('ab  ./data/b', '1.0').badLines).toEqual([1]);
  });

  it('writes a percent sign as %25 in 1.0, as itself in 0.97', () => {
    expect([...readForeignManifest('ab  data/50%25.txt', '1.0').hashes.keys()]).toEqual([
      'data/50%.txt',
    ]);
    expect([...readForeignManifest('ab  data/50%25.txt', '0.97').hashes.keys()]).toEqual([
      'data/50%25.txt',
    ]);
  });

  it('cannot name a place outside, a file twice, or a file with a line break', () => {
    expect(readForeignManifest('ab  ../x\nab  /etc/x\nab  data/a%0Ab', '1.0').badLines).toEqual([
      1, 2, 3,
    ]);
    expect(readForeignManifest('ab  data/a\ncd  data/a', '1.0').repeated).toEqual(['data/a']);
  });
});
