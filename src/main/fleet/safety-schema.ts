/** Reads the safety report: counts by category, trip totals, and trends by day. */
import { z } from 'zod';
import { isRecord, listField, numberField, recordField, required, textField } from './fields';
import { readRecords } from './records';
import type { SafetyReport, SafetyTrendDay, UnreadableRecord } from './types';

const CategorySchema = z.object({
  category: required(textField, 'is missing'),
  count: numberField,
});

const TypeCountSchema = z.object({
  type: required(numberField, 'is missing'),
  count: numberField,
});

const DaySchema = z.object({
  date: required(textField, 'is missing'),
  types: listField,
  severity: z.unknown().optional(),
});

const TrendSchema = z.object({ trend_type: textField, events: listField });

export const SafetyReportSchema = z
  .object({
    summary: recordField(
      z.object({
        event_category: listField,
        trip: recordField(
          z.object({
            total_distance: numberField,
            total_idling: numberField,
            total_time: numberField,
            total_trips: numberField,
          }),
        ),
      }),
    ),
    trend: listField,
  })
  .transform(({ summary, trend }): SafetyReport => {
    const categories = readRecords(summary.event_category, CategorySchema);
    const trends = readRecords(trend, TrendSchema);
    const unreadable: UnreadableRecord[] = [...categories.unreadable, ...trends.unreadable];
    return {
      categories: categories.good.map(({ value }) => ({
        category: value.category,
        count: value.count ?? 0,
      })),
      trip: {
        distance: summary.trip.total_distance,
        idling: summary.trip.total_idling,
        time: summary.trip.total_time,
        trips: summary.trip.total_trips,
      },
      trends: trends.good.map(({ value }) => {
        const days = readRecords(value.events, DaySchema);
        unreadable.push(...days.unreadable);
        return {
          trendType: value.trend_type ?? '',
          days: days.good.map((day) => toDay(day.value, unreadable)),
        };
      }),
      unreadable,
    };
  });

function toDay(day: z.output<typeof DaySchema>, unreadable: UnreadableRecord[]): SafetyTrendDay {
  const types = readRecords(day.types, TypeCountSchema);
  unreadable.push(...types.unreadable);
  return {
    date: day.date,
    types: types.good.map(({ value }) => ({ type: value.type, count: value.count ?? 0 })),
    severity: levels(day.severity),
  };
}

/** `lv_3: 2` → `3: 2`, for however many levels there are. */
function levels(severity: unknown): Record<string, number> {
  if (!isRecord(severity)) return {};
  return Object.fromEntries(
    Object.entries(severity).flatMap(([name, value]) => {
      const level = /^lv_(\d+)$/.exec(name)?.[1];
      const number = numberField.parse(value);
      return level === undefined || number === null ? [] : [[level, number]];
    }),
  );
}
