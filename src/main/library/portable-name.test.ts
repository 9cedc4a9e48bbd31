import { describe, expect, test } from 'vitest';
import { freeName, portableName } from './portable-name';

describe('portableName', () => {
  test('leaves a portable name as it is', () => {
    expect(portableName('EV20261021074213VAN07', 'x')).toBe('EV20261021074213VAN07');
  });

  test('two originals never meet under one name', () => {
    const originals = ['a/b', 'a\\b', 'a:b', 'a-b', 'é', 'e\u0301', 'e', 'CON', '_CON', 'x-CON'];
    const names = originals.map((original) => portableName(original, 'x').toLowerCase());
    expect(new Set(names).size).toBe(originals.length);
  });

  test.each(['', '.', '..', '💥', '\u202E', '   ', '../../..', 'nul', 'aux.txt', 'LPT9.mp4'])(
    'gives %j a name of its own',
    (original) => {
      const name = portableName(original, 'camera');
      expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
    },
  );

  test('is never longer than 64 characters', () => {
    expect(portableName('é'.repeat(4096), 'x').length).toBeLessThanOrEqual(64);
    expect(portableName('x'.repeat(4096), 'x').length).toBeLessThanOrEqual(64);
  });
});

test('freeName counts until a name is free, without regard to case', () => {
  const taken = new Set(['c_f.mp4', 'c_f-2.mp4']);
  expect(freeName('C_F', '.mp4', (name) => taken.has(name))).toBe('C_F-3.mp4');
});
