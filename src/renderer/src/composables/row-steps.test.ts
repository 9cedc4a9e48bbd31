/** Where a list's keys lead. */
import { describe, expect, it } from 'vitest';
import { rowAfterKey } from './row-steps';

const list = { count: 100, rowsInSight: 10 };

describe('the keys of a list', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowUp', 4, 3],
    ['PageDown', 4, 14],
    ['PageUp', 24, 14],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s leads from %i to %i', (key, current, target) => {
    expect(rowAfterKey(key, { ...list, current })).toBe(target);
  });

  it('stays within the list', () => {
    expect(rowAfterKey('ArrowUp', { ...list, current: 0 })).toBe(0);
    expect(rowAfterKey('PageDown', { ...list, current: 95 })).toBe(99);
  });

  it('begins at the first row when none has the keyboard', () => {
    expect(rowAfterKey('ArrowDown', { ...list, current: -1 })).toBe(0);
    expect(rowAfterKey('ArrowUp', { ...list, current: -1 })).toBe(0);
  });

  it('leads nowhere with other keys, or in an empty list', () => {
    expect(rowAfterKey('a', { ...list, current: 3 })).toBeNull();
    expect(rowAfterKey('ArrowDown', { count: 0, rowsInSight: 10, current: -1 })).toBeNull();
  });
});
