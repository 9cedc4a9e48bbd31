/** A name is found however it is written, and words that only look like it stay. */
import { describe, expect, it } from 'vitest';
import { hideIn, NAME_LEFT_OUT, nameFilter } from './withheld-name';

describe('nameFilter', () => {
  const { hide, stands } = nameFilter('Yusuf Demir-Novák');

  it.each([
    'Yusuf Demir-Novák',
    'YUSUF DEMIR-NOVÁK',
    'yusuf_demir_novak',
    'Yusuf%20Demir%20Novak',
    'Novák, Demir, Yusuf',
    'Yusuf  Demir Novak',
    'Yusuf.Demir.Novák',
    'Yusuf Demir-Nova\u0301k',
  ])('takes out %j as a whole', (written) => {
    expect(stands(written)).toBe(true);
    expect(hide(`before ${written} after`)).toBe(`before ${NAME_LEFT_OUT} after`);
  });

  it.each(['Demir braked late', 'EVT_demir_1.mp4', 'Mr. Novak', 'saw yusuf’s van'])(
    'takes out a part of it in %j',
    (text) => {
      expect(hide(text)).toContain(NAME_LEFT_OUT);
      expect(hide(text)).not.toMatch(/yusuf|demir|nov[aá]k/i);
    },
  );

  it.each(['Demirkan Street', 'novakia', 'C_F.mp4', ''])('leaves %j alone', (text) => {
    expect(hide(text)).toBe(text);
    expect(stands(text)).toBe(false);
  });

  it('takes no short words out, and claims nothing of a name of one word', () => {
    const short = nameFilter('Jo Li Parker');
    expect(short.hide('Jo went on, Li too, Parker not')).toBe(
      `Jo went on, Li too, ${NAME_LEFT_OUT} not`,
    );
    expect(nameFilter('Report').stands('Report')).toBe(false);
    expect(nameFilter('Report').hide('Report')).toBe(NAME_LEFT_OUT);
  });

  it.each([null, '', ' ', '– –'])('hides nothing for %j', (name) => {
    expect(nameFilter(name).hide('a [b] (c)')).toBe('a [b] (c)');
  });

  it('reads signs of patterns as letters', () => {
    expect(nameFilter('A.* (B)+ Carter').hide('ABBA and Carter')).toBe(`ABBA and ${NAME_LEFT_OUT}`);
  });
});

it('goes through data of any depth, keys included, and leaves alone what it is told to', () => {
  const { hide } = nameFilter('Yusuf Demir');
  const data = { fileId: 'yusuf demir', list: [{ text: 'Demir', n: 1 }], unused: { DEMIR: 2 } };
  expect(hideIn(data, hide, new Set(['fileId']))).toEqual({
    fileId: 'yusuf demir',
    list: [{ text: NAME_LEFT_OUT, n: 1 }],
    unused: { [NAME_LEFT_OUT]: 2 },
  });
});
