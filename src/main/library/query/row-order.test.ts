/** Orders kept up to date row by row are the orders made anew. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentSort } from '@shared/domain/incident-query';
import type { ListRow } from './list-order';
import { orderOf, walk, withChanges } from './row-order';
import { createRowTable } from './row-table';

const SORTS: readonly IncidentSort[] = [
  ...(['time', 'days-left', 'severity', 'type', 'driver', 'vehicle'] as const),
];
const name = fc.option(fc.constantFrom('ada', 'ben', 'cem'), { nil: null });

/** Few values each, so that rows often tie. */
const row = (rowId: number): fc.Arbitrary<ListRow> =>
  fc
    .record({
      timeMs: fc.integer({ min: 0, max: 5 }),
      typeName: fc.constantFrom('impact', 'speeding'),
      severity: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
      urgency: fc.integer({ min: 0, max: 3 }),
      expiresAtMs: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      driver: name,
      vehicle: name,
    })
    .map((values) => ({
      ...values,
      ...{ rowId, incidentId: `i${rowId}`, partitionId: 'p', type: null, group: 'other' },
      ...{ state: 'not-saved', saveState: 'not-saved' as const, expired: false, removed: false },
      ...{
        videosRecorded: 1,
        videosArrived: 1,
        videosSaved: 0,
        videosDeleted: 0,
        uploading: false,
      },
      ...{
        verified: false,
        imported: false,
        driverName: values.driver,
        vehicleName: values.vehicle,
      },
    }));
const rows = (ids: readonly number[]): fc.Arbitrary<ListRow[]> => fc.tuple(...ids.map(row));
const idsUpTo = (max: number): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.integer({ min: 1, max }), { maxLength: max });

describe('an order', () => {
  it('after changes is the order made anew, whatever changed or came', () => {
    const cases = fc
      .tuple(idsUpTo(30), idsUpTo(40))
      .chain(([before, changed]) => fc.tuple(rows(before), rows(changed)));
    fc.assert(
      fc.property(cases, fc.constantFrom(...SORTS), ([before, changed], sort) => {
        const table = createRowTable(before);
        const order = orderOf(table, sort);
        changed.forEach(table.put);
        expect(withChanges(order, table, changed, sort)).toEqual(orderOf(table, sort));
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });

  it('turned around keeps its ranks where they are', () => {
    fc.assert(
      fc.property(idsUpTo(30).chain(rows), (all) => {
        const order = orderOf(createRowTable(all), 'severity');
        const visited: number[] = [];
        walk(order, true, (rowId) => visited.push(rowId) > 0);
        const severityOf = new Map(all.map((one) => [one.rowId, one.severity]));
        const severities = visited.map((rowId) => severityOf.get(rowId) ?? -1);
        expect(severities).toEqual([...severities].sort((a, b) => b - a));
        expect([...visited].sort((a, b) => a - b)).toEqual([...order.ids].sort((a, b) => a - b));
      }),
      { seed: 20261126, numRuns: 100 },
    );
  });
});
