/** Proposals that somebody looked at and refused, by incident; remembered on this computer, never in the record. */
import { z } from 'zod';

const KEY = 'roadproof.review.dismissed-proposals';
/** The oldest are forgotten: what they dismissed is shown once more. */
const MOST_INCIDENTS = 500;

const KeptSchema = z.array(z.tuple([z.string(), z.array(z.string())]));
type Kept = z.infer<typeof KeptSchema>;

/** `localStorage` is one. */
type TextStore = Pick<Storage, 'getItem' | 'setItem'>;

function read(storage: TextStore): Kept {
  try {
    return KeptSchema.parse(JSON.parse(storage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}

export function dismissedOf(
  incidentId: string,
  storage: TextStore = localStorage,
): ReadonlySet<string> {
  return new Set(read(storage).find(([id]) => id === incidentId)?.[1]);
}

export function keepDismissed(
  incidentId: string,
  proposalIds: ReadonlySet<string>,
  storage: TextStore = localStorage,
): void {
  const others = read(storage).filter(([id]) => id !== incidentId);
  const own: Kept = proposalIds.size === 0 ? [] : [[incidentId, [...proposalIds]]];
  try {
    storage.setItem(KEY, JSON.stringify([...others, ...own].slice(-MOST_INCIDENTS)));
  } catch {
    // No room or not allowed: it holds until the incident is closed.
  }
}
