import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCodedColumn } from './coded-column';

const values = fc.constantFrom('a', 'b', 'c', null);

describe('a coded column', () => {
  it('finds the rows whose last value is one of those asked for', () => {
    const writes = fc.array(fc.tuple(fc.nat(5000), values));
    fc.assert(
      fc.property(writes, fc.array(values), (puts, asked) => {
        const column = createCodedColumn<string | null>();
        for (const [rowId, value] of puts) column.put(rowId, value);
        const isFound = column.among(asked);
        for (const [rowId, value] of new Map(puts)) {
          expect(isFound(rowId)).toBe(asked.includes(value));
        }
      }),
      { seed: 20261127, numRuns: 200 },
    );
  });

  it('finds no row that was never written, and none by a value that no row has', () => {
    const column = createCodedColumn<string>();
    column.put(7, 'a');
    expect([6, 8, 100_000].some(column.among(['a']))).toBe(false);
    expect(column.among(['z'])(7)).toBe(false);
  });
});
