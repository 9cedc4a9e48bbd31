import { describe, expect, it } from 'vitest';
import { dismissedOf, keepDismissed } from './dismissed-proposals';

function textStore(initial: readonly (readonly [string, string])[] = []) {
  const texts = new Map(initial);
  return {
    texts,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
  };
}

describe('dismissed proposals', () => {
  it('are remembered for their incident only, until they are taken back', () => {
    const store = textStore();
    keepDismissed('a', new Set(['gps:1', 'sound:2']), store);
    keepDismissed('b', new Set(['gps:1']), store);
    expect([...dismissedOf('a', store)]).toEqual(['gps:1', 'sound:2']);
    expect(dismissedOf('c', store).size).toBe(0);
    keepDismissed('a', new Set(['sound:2']), store);
    expect([...dismissedOf('a', store)]).toEqual(['sound:2']);
    keepDismissed('a', new Set(), store);
    expect(dismissedOf('a', store).size).toBe(0);
    expect([...dismissedOf('b', store)]).toEqual(['gps:1']);
  });

  it('of the oldest incidents are forgotten, and what is not readable counts as none', () => {
    const store = textStore();
    for (let index = 0; index <= 500; index += 1) keepDismissed(`i${index}`, new Set(['p']), store);
    expect(dismissedOf('i0', store).size).toBe(0);
    expect(dismissedOf('i500', store).size).toBe(1);
    const [key = ''] = store.texts.keys();
    for (const text of ['{', '[1]', '"x"']) {
      expect(dismissedOf('i500', textStore([[key, text]])).size).toBe(0);
    }
  });

  it('hold for the time being where nothing can be stored', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => keepDismissed('a', new Set(['p']), full)).not.toThrow();
  });
});
