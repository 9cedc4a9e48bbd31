/** One custody entry: what it says, the line it is kept as, and the hash that ties it to the one before. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '@main/platform/canonical-json';

export const CUSTODY_ACTIONS = [
  'signed-in',
  'signed-out',
  'saved',
  'partly-saved',
  'quarantined',
  'viewed',
  'noted',
  'verified',
  'exported',
  'released',
  'discard-requested',
  'discarded',
  'discard-failed',
  'clip-requested',
  'imported',
  'repaired',
  'derived',
  'held',
  'hold-released',
  'start-corrected',
  'claim-made',
  'claim-archived',
  'claim-restored',
  'added-to-claim',
  'removed-from-claim',
  'trashed',
  'restored',
  'trash-emptied',
  'layout-changed',
  'library-moved',
  'release-withdrawn',
  'reissued',
] as const;

export type CustodyAction = (typeof CUSTODY_ACTIONS)[number];

/** Facts of an entry; plain JSON. */
export type CustodyData = Readonly<Record<string, unknown>>;

export const CustodyEntrySchema = z
  .object({
    version: z.literal(1),
    /** An incident's id, or `app` for what concerns no single incident. */
    chain: z.string(),
    /** 0, 1, 2 … without a hole. */
    index: z.number().int().min(0),
    /** UTC milliseconds since 1970, by this computer's clock. */
    timeMs: z.number().int(),
    action: z.string(),
    /** Name from settings; empty when none was given, never guessed. */
    user: z.string(),
    data: z.record(z.string(), z.unknown()),
    /** Hash of the entry before; 64 zeros for the first. */
    previous: z.string(),
    /** SHA-256 of the canonical JSON of everything above. */
    hash: z.string(),
  })
  .strict();

export type CustodyEntry = z.infer<typeof CustodyEntrySchema>;

export const FIRST_PREVIOUS = '0'.repeat(64);

export function sealEntry(content: Omit<CustodyEntry, 'hash'>): CustodyEntry {
  return { ...content, hash: hashOf(content) };
}

export function hashOf(content: Omit<CustodyEntry, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
}

/** The entry as one line of JSON, the same spelling its hash was taken over. */
export function entryLine(entry: CustodyEntry): string {
  return canonicalJson(entry);
}
