/** A reviewer's mark: a moment or a range of an incident with a few words. */
import { message } from '../words/message';

export const MARK_KINDS = ['impact', 'braking', 'signal', 'phone', 'other'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export const MARK_COLOURS = ['red', 'amber', 'green', 'blue', 'violet'] as const;
export type MarkColour = (typeof MARK_COLOURS)[number];

/** What a reviewer decides about a mark. */
export interface MarkContent {
  /** UUID, given where the mark is made. */
  readonly markId: string;
  /** UTC milliseconds since 1970, with fractions: frames begin between milliseconds. */
  readonly fromMs: number;
  /** End of a range; null for a moment. */
  readonly toMs: number | null;
  readonly kind: MarkKind;
  readonly colour: MarkColour;
  readonly text: string;
}

export interface Mark extends MarkContent {
  /** Name from settings when it was made; empty when none was given. */
  readonly user: string;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
}

export const MARK_KIND_NAMES = {
  impact: message('Impact'),
  braking: message('Braking'),
  signal: message('Signal'),
  phone: message('Phone'),
  other: message('Other'),
} as const satisfies Readonly<Record<MarkKind, string>>;

const USUAL_COLOURS: Readonly<Record<MarkKind, MarkColour>> = {
  impact: 'red',
  braking: 'amber',
  signal: 'green',
  phone: 'blue',
  other: 'violet',
};

/** The colour a kind has unless another was chosen. */
export function usualColour(kind: MarkKind): MarkColour {
  return USUAL_COLOURS[kind];
}

/** By time, then by when they were made. */
export function byMarkTime(a: MarkContent, b: MarkContent): number {
  return a.fromMs - b.fromMs || (a.markId < b.markId ? -1 : 1);
}
