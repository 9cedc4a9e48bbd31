/** A place in the window that names what the incident list should show: route query → filters. */
import { isTimeZone } from '@shared/zoned-day';
import { NO_FILTERS, type IncidentFilters } from './incident-filters';

/** As vue-router gives it: a value may be there once, several times, or without anything. */
export type RouteQuery = Readonly<Record<string, string | null | (string | null)[] | undefined>>;

/** Null when the query says nothing of the list; whatever it says badly is left out. */
export function filtersFromQuery(query: RouteQuery, computerZone: string): IncidentFilters | null {
  const texts = (name: string): readonly string[] =>
    [query[name] ?? []].flat().filter((value): value is string => Boolean(value));
  const day = (name: string): string =>
    texts(name).find((value) => /^\d{4}-\d{2}-\d{2}$/.test(value)) ?? '';
  const fromDay = day('from');
  const toDay = day('to');
  const typeNames = texts('type');
  const severityLevels = texts('severity').map(Number).filter(Number.isInteger);
  const dated = fromDay !== '' || toDay !== '';
  if (!dated && typeNames.length === 0 && severityLevels.length === 0) return null;
  const zone = texts('zone').find(isTimeZone) ?? '';
  return {
    ...NO_FILTERS,
    typeNames,
    severityLevels,
    ...(dated ? { period: 'custom', fromDay, toDay } : {}),
    zone: zone === computerZone ? '' : zone,
  };
}
