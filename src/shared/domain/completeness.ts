/** Whether everything that was recorded is safe: the fate of each event, and the sum over a period. */
import type { SaveState } from './incident';

export const EVENT_FATES = [
  'expired',
  'removed',
  'deleted-here',
  'never-arrived',
  'failed',
  'to-save',
  'saving',
  'coming',
  'no-video',
  'saved',
] as const;

/**
 * What became, or may still become, of an event's recordings. `expired`, `removed`, `deleted-here` and
 * `never-arrived` are losses; `failed` and `to-save` need somebody; `saving` and `coming` need time.
 */
export type EventFate = (typeof EVENT_FATES)[number];

export const LOST_FATES: readonly EventFate[] = [
  'expired',
  'removed',
  'deleted-here',
  'never-arrived',
];
export const OPEN_FATES: readonly EventFate[] = ['failed', 'to-save'];
export const WAITING_FATES: readonly EventFate[] = ['saving', 'coming'];

export interface FateFacts {
  readonly videosRecorded: number;
  readonly videosArrived: number;
  readonly videosSaved: number;
  /** Were saved, and somebody deleted the copies here: in the trash or gone for good. */
  readonly videosDeleted: number;
  /** Still on its way from the device to the cloud. */
  readonly uploading: boolean;
  /** The service says that the media is gone. */
  readonly expired: boolean;
  readonly expiresAtMs: number | null;
  readonly saveState: SaveState;
  /** The service no longer lists it, or it was discarded from here. */
  readonly removed: boolean;
  /** No service has it: it came from a card or an e-mail. */
  readonly imported: boolean;
  /** Every saved file was hashed again since and was what was saved. */
  readonly verified: boolean;
}

const DAY_MS = 86_400_000;

/** The service counts whole days: only when the last of them is over as well is the media surely gone. */
function isOver(facts: FateFacts, nowMs: number): boolean {
  return facts.expired || (facts.expiresAtMs !== null && facts.expiresAtMs + DAY_MS <= nowMs);
}

/** All that ever arrived was saved once: what is not here now was deleted here, not by the cloud. */
function wasDeletedHere({ videosDeleted, videosSaved, videosArrived }: FateFacts): boolean {
  return videosDeleted > 0 && videosSaved + videosDeleted >= videosArrived;
}

export function fateOf(facts: FateFacts, nowMs: number): EventFate {
  const { saveState, videosRecorded, videosArrived, videosSaved, uploading } = facts;
  if (saveState === 'saved') return 'saved';
  if (saveState === 'queued' || saveState === 'saving' || saveState === 'paused') return 'saving';
  const noneInCloud = facts.imported || facts.removed || isOver(facts, nowMs);
  if (noneInCloud && wasDeletedHere(facts)) return 'deleted-here';
  if (facts.removed) return 'removed';
  if (isOver(facts, nowMs)) {
    if (videosRecorded === 0) return 'no-video';
    // What the service itself calls expired was there once, even if it no longer counts it.
    return videosArrived === 0 && !facts.expired ? 'never-arrived' : 'expired';
  }
  if (saveState === 'failed') return 'failed';
  if (videosArrived > videosSaved) return 'to-save';
  if (uploading) return 'coming';
  return videosArrived < videosRecorded ? 'never-arrived' : 'to-save';
}

const counted = (count: number): string => `${count} video${count === 1 ? '' : 's'}`;

/** Why an event counts as it does, in one plain sentence with its own numbers. */
export function fateReason(facts: FateFacts, nowMs: number): string {
  const { videosRecorded, videosArrived, videosSaved, verified } = facts;
  const part = `${videosSaved} of ${counted(videosRecorded)} saved`;
  const open = Math.max(0, videosArrived - videosSaved);
  switch (fateOf(facts, nowMs)) {
    case 'saved':
      if (videosRecorded === 0) return 'Its data is saved; the service has no video of it.';
      return `All ${counted(videosRecorded)} saved${verified ? ', and hashed again since' : ''}.`;
    case 'saving':
      return `Being saved now: ${part}.`;
    case 'failed':
      return `Saving failed: ${part}. Try again before it expires.`;
    case 'to-save':
      return open === 0
        ? 'Its videos are saved or there are none; other files are not saved yet.'
        : `In the cloud and not saved yet: ${counted(open)}.`;
    case 'coming':
      return `Still coming from the device: ${videosArrived} of ${counted(videosRecorded)} arrived.`;
    case 'never-arrived':
      return videosArrived === 0
        ? `Recorded, but none of its ${counted(videosRecorded)} reached the cloud.`
        : `${counted(videosRecorded - videosArrived)} of ${videosRecorded} never reached the cloud; ${part}.`;
    case 'expired':
      return `Deleted by the cloud before it was saved; ${part}.`;
    case 'removed':
      return `The service no longer lists it; ${part}.`;
    case 'deleted-here':
      return `Was saved, and ${counted(facts.videosDeleted)} deleted here since; the cloud has no copy.`;
    case 'no-video':
      return 'The service never had a video of it.';
  }
}

/** The sums of a period. */
export interface Completeness {
  readonly events: number;
  readonly fates: Readonly<Record<EventFate, number>>;
  /** Events of which everything recorded reached the cloud. */
  readonly arrived: number;
  readonly verified: number;
  /** Open events that the cloud deletes within the days asked for. */
  readonly expiring: number;
  readonly lost: number;
  readonly videosRecorded: number;
  readonly videosArrived: number;
  readonly videosSaved: number;
}

/** @param soonDays for `expiring`. */
export function completenessOf(
  events: Iterable<FateFacts>,
  nowMs: number,
  soonDays: number,
): Completeness {
  const fates = Object.fromEntries(EVENT_FATES.map((fate) => [fate, 0])) as Record<
    EventFate,
    number
  >;
  const sums = { events: 0, arrived: 0, verified: 0, expiring: 0, lost: 0 };
  const videos = { videosRecorded: 0, videosArrived: 0, videosSaved: 0 };
  const untilMs = nowMs + soonDays * DAY_MS;
  for (const facts of events) {
    const fate = fateOf(facts, nowMs);
    fates[fate] += 1;
    sums.events += 1;
    if (facts.videosArrived >= facts.videosRecorded) sums.arrived += 1;
    if (facts.verified && fate === 'saved') sums.verified += 1;
    if (LOST_FATES.includes(fate)) sums.lost += 1;
    const open = OPEN_FATES.includes(fate);
    if (open && facts.expiresAtMs !== null && facts.expiresAtMs <= untilMs) sums.expiring += 1;
    videos.videosRecorded += facts.videosRecorded;
    videos.videosArrived += facts.videosArrived;
    videos.videosSaved += facts.videosSaved;
  }
  return { ...sums, ...videos, fates };
}

/** Nothing is lost, open or on its way. */
export function isComplete(sums: Completeness): boolean {
  return sums.events === sums.fates.saved + sums.fates['no-video'];
}
