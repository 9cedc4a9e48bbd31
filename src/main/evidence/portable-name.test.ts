/** Portable names: every oddity a camera, a driver's name or an attacker may bring. */
import { describe, expect, it } from 'vitest';
import { isPortablePath, NameRegister, portableName } from './portable-name';

describe('portableName', () => {
  it.each([
    ['C_F.mp4', 'C_F.mp4'],
    ['Žluťoučký kůň.mp4', 'Zlutoucky_kun.mp4'],
    ['../../etc/passwd', 'etc_passwd'],
    ['a%0Ab.txt', 'a_0Ab.txt'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['前方.mp4', 'file.mp4'],
    ['', 'file'],
    ['...', 'file'],
    ['.hidden', 'hidden'],
    ['--help', 'help'],
    ['-', 'file'],
    ['a<b>:"|?*.mp4', 'a_b.mp4'],
  ])('%j becomes %j', (original, portable) => {
    expect(portableName(original)).toBe(portable);
  });

  it('is always a portable path part, of bounded length', () => {
    for (const odd of [
      'x'.repeat(500) + '.mp4',
      '\r\n',
      'a/b\\c',
      'nul.',
      ' a ',
      '💥.jpg',
      'LPT9.',
    ]) {
      const name = portableName(odd);
      expect(isPortablePath(name), name).toBe(true);
      expect(name.length).toBeLessThanOrEqual(101);
    }
  });
});

describe('NameRegister', () => {
  it('keeps names apart that differ by case only', () => {
    const names = new NameRegister();
    expect(['a.mp4', 'A.mp4', 'a.mp4', 'a-2.mp4'].map((wish) => names.claim(wish))).toEqual([
      'a.mp4',
      'A-2.mp4',
      'a-3.mp4',
      'a-2-2.mp4',
    ]);
  });
});
