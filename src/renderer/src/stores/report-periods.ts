/** The periods a report can be asked for, as days. */
import { addDays } from '@shared/zoned-day';

export type ReportPreset = 'week' | 'month' | 'quarter' | 'custom';

export const REPORT_PRESETS: readonly { readonly value: ReportPreset; readonly label: string }[] = [
  { value: 'week', label: '7 days' },
  { value: 'month', label: '30 days' },
  { value: 'quarter', label: '90 days' },
  { value: 'custom', label: 'Custom' },
];

const LENGTHS: Readonly<Record<Exclude<ReportPreset, 'custom'>, number>> = {
  week: 7,
  month: 30,
  quarter: 90,
};

/** The days of a preset that ends with `lastDay`, both included. */
export function presetDays(
  preset: Exclude<ReportPreset, 'custom'>,
  lastDay: string,
): { readonly fromDay: string; readonly toDay: string } {
  return { fromDay: addDays(lastDay, 1 - LENGTHS[preset]), toDay: lastDay };
}
