import { describe, expect, test } from 'vitest';
import { judgeResponse, rangeHeaders } from './judge-response';

const KNOWN = { etag: '"a"', lastModified: null, totalBytes: 1000 };
const NOTHING = { etag: null, lastModified: null, totalBytes: null };
const kind = (status: number, headers: Record<string, string>, offset = 400, known = KNOWN) =>
  judgeResponse(status, new Headers(headers), offset, known).kind;

describe('judgeResponse', () => {
  test('a matching range is appended', () => {
    expect(kind(206, { 'content-range': 'bytes 400-999/1000', etag: '"a"' })).toBe('append');
    expect(kind(206, { 'content-range': 'bytes 400-999/*' })).toBe('append');
  });

  test.each([
    ['another tag', { 'content-range': 'bytes 400-999/1000', etag: '"b"' }],
    ['another first byte', { 'content-range': 'bytes 0-999/1000', etag: '"a"' }],
    ['no range named', { etag: '"a"' }],
    ['another length without a tag', { 'content-range': 'bytes 400-1199/1200' }],
  ])('a range with %s is not trusted', (_, headers) => {
    expect(kind(206, headers as Record<string, string>)).toBe('start-over');
  });

  test('the same tag with another total corrects a wrong Content-Length', () => {
    const headers = new Headers({ 'content-range': 'bytes 400-899/900', etag: '"a"' });
    expect(judgeResponse(206, headers, 400, KNOWN)).toMatchObject({
      kind: 'append',
      part: { totalBytes: 900 },
    });
  });

  test('a whole answer replaces what is there', () => {
    expect(kind(200, { 'content-length': '1000' })).toBe('from-start');
  });

  test('the length of a compressed answer is not the length of the file', () => {
    const headers = new Headers({ 'content-length': '10', 'content-encoding': 'gzip' });
    expect(judgeResponse(200, headers, 0, NOTHING)).toMatchObject({ part: { totalBytes: null } });
  });

  test('416 at the end means complete, elsewhere another file', () => {
    expect(kind(416, { 'content-range': 'bytes */400' })).toBe('complete');
    expect(kind(416, { 'content-range': 'bytes */300' })).toBe('start-over');
    expect(kind(416, {})).toBe('start-over');
  });

  test('says which answers are worth another try', () => {
    expect(kind(403, {})).toBe('expired');
    expect(kind(410, {})).toBe('expired');
    expect(kind(400, {})).toBe('refused');
    expect(judgeResponse(429, new Headers({ 'retry-after': '7' }), 0, NOTHING)).toEqual({
      kind: 'wait',
      afterMs: 7000,
    });
  });
});

describe('rangeHeaders', () => {
  test('names the version that it wants to go on with', () => {
    expect(rangeHeaders(400, KNOWN)).toEqual({ range: 'bytes=400-', 'if-range': '"a"' });
    const dated = { ...NOTHING, lastModified: 'Mon, 26 Oct 2026 06:00:00 GMT' };
    expect(rangeHeaders(400, dated)).toMatchObject({ 'if-range': dated.lastModified });
  });

  test('a weak tag is no promise of the same bytes', () => {
    expect(rangeHeaders(400, { ...KNOWN, etag: 'W/"a"' })).toEqual({ range: 'bytes=400-' });
  });

  test('without anything to recognise a file by, only the first byte is safe', () => {
    expect(rangeHeaders(400, NOTHING)).toBeNull();
    expect(rangeHeaders(0, NOTHING)).toEqual({});
  });
});
