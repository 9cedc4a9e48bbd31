/** Tests of how filters on screen become a question to the library. */
import { describe, expect, it } from 'vitest';
import {
  FIRST_ORDER,
  NO_FILTERS,
  filtersActive,
  orderAfterClick,
  toQuery,
  toggled,
} from './incident-filters';

const NOW = new Date('2026-11-22T15:00:00').getTime();

describe('incident filters', () => {
  it('ask for everything, most urgent first, when nothing is set', () => {
    const query = toQuery(NO_FILTERS, FIRST_ORDER, NOW);
    expect(query).toMatchObject({ text: '', fromMs: null, toMs: null, sort: 'days-left' });
    expect(filtersActive({ ...NO_FILTERS, text: '  ' })).toBe(false);
  });

  it('take whole local days of a custom period, the last one included', () => {
    const query = toQuery(
      { ...NO_FILTERS, period: 'custom', fromDay: '2026-11-20', toDay: '2026-11-21' },
      FIRST_ORDER,
      NOW,
    );
    expect(query.fromMs).toBe(new Date('2026-11-20T00:00:00').getTime());
    expect(query.toMs).toBe(new Date('2026-11-22T00:00:00').getTime() - 1);
  });

  it('leave an end open while its day is not filled in', () => {
    const query = toQuery(
      { ...NO_FILTERS, period: 'custom', fromDay: '2026-11-20', toDay: '' },
      FIRST_ORDER,
      NOW,
    );
    expect(query.toMs).toBeNull();
  });

  it('count today from midnight', () => {
    const query = toQuery({ ...NO_FILTERS, period: 'today' }, FIRST_ORDER, NOW);
    expect(query.fromMs).toBe(new Date('2026-11-22T00:00:00').getTime());
  });

  it('turn the order round on a second click and start new columns sensibly', () => {
    expect(orderAfterClick(FIRST_ORDER, 'days-left').descending).toBe(true);
    expect(orderAfterClick(FIRST_ORDER, 'time').descending).toBe(true);
    expect(orderAfterClick(FIRST_ORDER, 'driver').descending).toBe(false);
  });

  it('toggle values without touching the others', () => {
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['b'], 'a')).toEqual(['b', 'a']);
  });
});
