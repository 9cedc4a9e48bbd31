/** Bag texts: exactly the published forms, and nothing looser is read. */
import { describe, expect, it } from 'vitest';
import {
  formatBagInfo,
  formatManifest,
  isCleanRelativePath,
  parseBagInfo,
  parseManifest,
  payloadOxum,
} from './bag-text';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

describe('manifest', () => {
  it('is sorted and reads back', () => {
    const text = formatManifest([
      { hash: B, path: 'data/b.txt' },
      { hash: A, path: 'data/B.txt' },
    ]);
    expect(text).toBe(`${A}  data/B.txt\n${B}  data/b.txt\n`);
    expect(parseManifest(text, 'sha256')).toEqual({
      lines: [
        { hash: A, path: 'data/B.txt' },
        { hash: B, path: 'data/b.txt' },
      ],
      badLines: [],
      repeated: [],
    });
  });

  it.each([
    ['one blank', `${A} data/a\n`],
    ['a star before the name', `${A} *data/a\n`],
    ['three blanks', `${A}   data/a\n`],
    ['upper case', `${A.toUpperCase()}  data/a\n`],
    ['a short hash', `${A.slice(1)}  data/a\n`],
    ['a trailing blank', `${A}  data/a \n`],
    ['a carriage return', `${A}  data/a\r\n`],
    ['no line feed at the end', `${A}  data/a`],
    ['an empty line', `${A}  data/a\n\n`],
    ['a way out', `${A}  data/../../a\n`],
    ['an absolute path', `${A}  /etc/passwd\n`],
    ['a byte order mark', `\ufeff${A}  data/a\n`],
  ])('refuses %s', (_, text) => {
    expect(parseManifest(text, 'sha256').badLines).not.toEqual([]);
  });

  it('names a path that is listed twice', () => {
    expect(parseManifest(`${A}  data/a\n${B}  data/a\n`, 'sha256').repeated).toEqual(['data/a']);
  });
});

describe('bag-info', () => {
  it('keeps every value on one line and leaves empty ones out', () => {
    const text = formatBagInfo([
      ['Source-Organization', 'Acme\r\nBagIt-Version: 9'],
      ['External-Identifier', '  '],
      ['Payload-Oxum', '12.2'],
    ]);
    expect(text).toBe('Source-Organization: Acme BagIt-Version: 9\nPayload-Oxum: 12.2\n');
    expect(parseBagInfo(text).get('Payload-Oxum')).toEqual(['12.2']);
  });

  it('reads carried-on lines and repeated labels', () => {
    const fields = parseBagInfo('A: one\n two\nA: three\n');
    expect(fields.get('A')).toEqual(['one two', 'three']);
  });

  it('counts octets and files', () => {
    expect(payloadOxum([{ sizeBytes: 5 }, { sizeBytes: 7 }])).toBe('12.2');
  });
});

describe('isCleanRelativePath', () => {
  it.each(['../a', 'a/../b', './a', 'a//b', '/a', 'a/', 'C:a', 'a\\b', 'a\u0000b', ''])(
    'refuses %j',
    (path) => expect(isCleanRelativePath(path)).toBe(false),
  );
  it('takes plain paths', () => expect(isCleanRelativePath('data/a b/ü.mp4')).toBe(true));
});
