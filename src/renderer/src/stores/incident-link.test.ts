/** Tests of links into the incident list. */
import { expect, it } from 'vitest';
import { FIRST_ORDER, toQuery } from './incident-filters';
import { filtersFromQuery } from './incident-link';

it('narrows the list to a day of another zone, a type and a severity', () => {
  const filters = filtersFromQuery(
    {
      from: '2026-10-25',
      to: '2026-10-25',
      zone: 'Europe/Amsterdam',
      type: 'speeding',
      severity: ['2', '3'],
    },
    'UTC',
  );
  expect(filters).toMatchObject({
    typeNames: ['speeding'],
    severityLevels: [2, 3],
    period: 'custom',
  });
  if (filters === null) throw new Error('no filters');
  expect(toQuery(filters, FIRST_ORDER, 0)).toMatchObject({
    fromMs: Date.UTC(2026, 9, 24, 22),
    toMs: Date.UTC(2026, 9, 25, 23) - 1,
  });
});

it('names no zone for the computer’s own', () => {
  expect(filtersFromQuery({ from: '2026-10-25', zone: 'UTC' }, 'UTC')).toMatchObject({ zone: '' });
});

it('leaves out what makes no sense, and is nothing when nothing is left', () => {
  expect(filtersFromQuery({ from: 'yesterday', severity: 'x', zone: 'Mars' }, 'UTC')).toBeNull();
  expect(filtersFromQuery({}, 'UTC')).toBeNull();
});
