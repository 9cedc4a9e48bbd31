/** What narrows the incident list, and the library question it becomes. */
import type { SaveState } from '@shared/domain/incident';
import { EMPTY_QUERY, type IncidentQuery, type IncidentSort } from '@shared/domain/incident-query';
import { DAY_MS } from '@shared/time';
import { addDays, startOfDayMs } from '@shared/zoned-day';

export type Period = 'any' | 'today' | 'week' | 'month' | 'custom';

export interface IncidentFilters {
  readonly text: string;
  readonly typeNames: readonly string[];
  readonly severityLevels: readonly number[];
  readonly vehicles: readonly string[];
  readonly drivers: readonly string[];
  readonly saveStates: readonly SaveState[];
  readonly period: Period;
  /** Local days `2026-11-22`, both included; used with `custom` only. */
  readonly fromDay: string;
  readonly toDay: string;
  /** Zone the days of `custom` are in; empty: this computer's. */
  readonly zone: string;
}

export interface IncidentOrder {
  readonly sort: IncidentSort;
  readonly descending: boolean;
}

export const NO_FILTERS: IncidentFilters = {
  text: '',
  typeNames: [],
  severityLevels: [],
  vehicles: [],
  drivers: [],
  saveStates: [],
  period: 'any',
  fromDay: '',
  toDay: '',
  zone: '',
};

/** Most urgent first. */
export const FIRST_ORDER: IncidentOrder = { sort: 'days-left', descending: false };

export function filtersActive(filters: IncidentFilters): boolean {
  return (
    filters.text.trim() !== '' ||
    filters.typeNames.length > 0 ||
    filters.severityLevels.length > 0 ||
    filters.vehicles.length > 0 ||
    filters.drivers.length > 0 ||
    filters.saveStates.length > 0 ||
    filters.period !== 'any'
  );
}

/** The order after a click on a column's head: times and severities start with the largest. */
export function orderAfterClick(order: IncidentOrder, sort: IncidentSort): IncidentOrder {
  if (order.sort === sort) return { sort, descending: !order.descending };
  return { sort, descending: sort === 'time' || sort === 'severity' };
}

/** Midnight at which a local day starts, or null when the text is not a day. */
export function startOfLocalDayMs(day: string): number | null {
  const startMs = new Date(`${day}T00:00:00`).getTime();
  return Number.isNaN(startMs) ? null : startMs;
}

function todayStartMs(nowMs: number): number {
  return new Date(nowMs).setHours(0, 0, 0, 0);
}

function span(
  filters: IncidentFilters,
  nowMs: number,
): { fromMs: number | null; toMs: number | null } {
  switch (filters.period) {
    case 'any':
      return { fromMs: null, toMs: null };
    case 'today':
      return { fromMs: todayStartMs(nowMs), toMs: null };
    case 'week':
      return { fromMs: nowMs - 7 * DAY_MS, toMs: null };
    case 'month':
      return { fromMs: nowMs - 30 * DAY_MS, toMs: null };
    case 'custom': {
      if (filters.zone !== '') return zonedSpan(filters);
      const lastDayMs = startOfLocalDayMs(filters.toDay);
      // A day is not always 24 hours long: the next midnight ends it.
      const toMs =
        lastDayMs === null
          ? null
          : new Date(lastDayMs).setDate(new Date(lastDayMs).getDate() + 1) - 1;
      return { fromMs: startOfLocalDayMs(filters.fromDay), toMs };
    }
  }
}

function zonedSpan({ fromDay, toDay, zone }: IncidentFilters): {
  fromMs: number | null;
  toMs: number | null;
} {
  return {
    fromMs: fromDay === '' ? null : startOfDayMs(fromDay, zone),
    toMs: toDay === '' ? null : startOfDayMs(addDays(toDay, 1), zone) - 1,
  };
}

/** The question to the library, without paging. */
export function toQuery(
  filters: IncidentFilters,
  order: IncidentOrder,
  nowMs: number,
): Omit<IncidentQuery, 'offset' | 'limit'> {
  const { offset: _offset, limit: _limit, ...question } = EMPTY_QUERY;
  return {
    ...question,
    text: filters.text.trim(),
    typeNames: [...filters.typeNames],
    severityLevels: [...filters.severityLevels],
    vehicles: [...filters.vehicles],
    drivers: [...filters.drivers],
    saveStates: [...filters.saveStates],
    ...span(filters, nowMs),
    ...order,
  };
}

/** Adds the value, or takes it away when it is there. */
export function toggled<T>(values: readonly T[], value: T): readonly T[] {
  return values.includes(value) ? values.filter((kept) => kept !== value) : [...values, value];
}
