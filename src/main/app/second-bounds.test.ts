/** A second window goes to the largest other monitor, or into a corner of the only one. */
import { expect, it } from 'vitest';
import { secondBounds } from './second-bounds';

const HERE = { x: 0, y: 0, width: 1920, height: 1040 };

it('goes to the largest of the other monitors', () => {
  const small = { x: -1280, y: 0, width: 1280, height: 1000 };
  const large = { x: 1920, y: 0, width: 2560, height: 1400 };
  expect(secondBounds(HERE, [small, large])).toEqual({ x: 2048, y: 70, width: 2304, height: 1260 });
});

it('stands in the corner of a single monitor', () => {
  expect(secondBounds(HERE, [])).toEqual({ x: 960, y: 520, width: 960, height: 520 });
});
