/** The colour tokens of marks, for styles. */
import type { MarkColour } from '@shared/domain/mark';

const TOKENS: Readonly<Record<MarkColour, string>> = {
  red: 'var(--color-data-5)',
  amber: 'var(--color-data-2)',
  green: 'var(--color-data-4)',
  blue: 'var(--color-data-1)',
  violet: 'var(--color-data-3)',
};

export function markColour(colour: MarkColour): string {
  return TOKENS[colour];
}
