import { describe, expect, test } from 'vitest';
import {
  completenessOf,
  EVENT_FATES,
  fateOf,
  fateReason,
  isComplete,
  LOST_FATES,
  type EventFate,
  type FateFacts,
} from './completeness';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);
const facts = (change: Partial<FateFacts> = {}): FateFacts => ({
  videosRecorded: 2,
  videosArrived: 2,
  videosSaved: 0,
  videosDeleted: 0,
  uploading: false,
  expired: false,
  expiresAtMs: NOW + 20 * DAY,
  saveState: 'not-saved',
  removed: false,
  imported: false,
  verified: false,
  ...change,
});

const CASES: readonly (readonly [string, EventFate, Partial<FateFacts>])[] = [
  ['all saved', 'saved', { saveState: 'saved', videosSaved: 2 }],
  [
    'saved, then deleted by the cloud',
    'saved',
    { saveState: 'saved', expired: true, videosSaved: 2 },
  ],
  ['saved, then no longer listed', 'saved', { saveState: 'saved', removed: true }],
  ['being saved', 'saving', { saveState: 'queued' }],
  ['paused', 'saving', { saveState: 'paused', videosSaved: 1 }],
  ['in the cloud', 'to-save', {}],
  ['one of two saved', 'to-save', { saveState: 'partly-saved', videosSaved: 1 }],
  ['videos saved, track open', 'to-save', { saveState: 'partly-saved', videosSaved: 2 }],
  ['saving failed', 'failed', { saveState: 'failed' }],
  [
    'half uploaded, that half saved',
    'coming',
    { uploading: true, videosArrived: 1, videosSaved: 1, saveState: 'partly-saved' },
  ],
  ['half uploaded, nothing saved', 'to-save', { uploading: true, videosArrived: 1 }],
  ['nothing uploaded yet', 'coming', { uploading: true, videosArrived: 0 }],
  [
    'upload ended early',
    'never-arrived',
    { videosArrived: 1, videosSaved: 1, saveState: 'partly-saved' },
  ],
  ['never uploaded', 'never-arrived', { videosArrived: 0 }],
  ['expired unsaved', 'expired', { expired: true, saveState: 'expired' }],
  ['expired half saved', 'expired', { expired: true, saveState: 'partly-saved', videosSaved: 1 }],
  ['expired, and no longer counted', 'expired', { expired: true, videosArrived: 0 }],
  [
    'its days ran out before anything arrived',
    'never-arrived',
    { expiresAtMs: NOW - DAY, videosArrived: 0 },
  ],
  ['expired without a video', 'no-video', { expired: true, videosRecorded: 0, videosArrived: 0 }],
  ['no longer listed', 'removed', { removed: true }],
  [
    'saved, deleted by the cloud, then here',
    'deleted-here',
    { expired: true, saveState: 'expired', videosDeleted: 2 },
  ],
  [
    'one copy deleted here, no longer listed',
    'deleted-here',
    { removed: true, saveState: 'partly-saved', videosSaved: 1, videosDeleted: 1 },
  ],
  ['imported, then deleted here', 'deleted-here', { imported: true, videosDeleted: 2 }],
  ['deleted here, still in the cloud', 'to-save', { videosDeleted: 2 }],
  ['one deleted here, one never saved', 'expired', { expired: true, videosDeleted: 1 }],
  ['its last day', 'to-save', { expiresAtMs: NOW }],
  ['its last day is over, nobody said so', 'expired', { expiresAtMs: NOW - DAY }],
  ['nobody knows when it goes', 'to-save', { expiresAtMs: null }],
];

describe('fateOf', () => {
  test.each(CASES)('%s: %s', (_name, fate, change) => {
    expect(fateOf(facts(change), NOW)).toBe(fate);
    expect(fateReason(facts(change), NOW)).toMatch(/^[A-Z0-9].+\.$/);
  });

  test('every fate is reached', () => {
    expect(new Set(CASES.map(([, fate]) => fate))).toEqual(new Set(EVENT_FATES));
  });
});

describe('completenessOf', () => {
  const events = CASES.map(([, , change]) => facts(change));
  const sums = completenessOf(events, NOW, 7);

  test('every event counts exactly once', () => {
    expect(sums.events).toBe(CASES.length);
    expect(Object.values(sums.fates).reduce((a, b) => a + b, 0)).toBe(CASES.length);
    expect(sums.lost).toBe(LOST_FATES.reduce((sum, fate) => sum + sums.fates[fate], 0));
  });

  test('expiring counts what is open and goes within the days, not what is saved or lost', () => {
    const soon = { expiresAtMs: NOW + 3 * DAY };
    const some = [
      facts(soon),
      facts({ ...soon, saveState: 'failed' }),
      facts({ ...soon, saveState: 'saved' }),
      facts({ ...soon, removed: true }),
      facts({ expiresAtMs: NOW + 8 * DAY }),
      facts({ expiresAtMs: null }),
    ];
    expect(completenessOf(some, NOW, 7).expiring).toBe(2);
    expect(completenessOf(some, NOW, 9).expiring).toBe(3);
  });

  test('a period is complete when nothing is lost, open or on its way', () => {
    const saved = facts({ saveState: 'saved', videosSaved: 2 });
    expect(isComplete(completenessOf([saved, saved], NOW, 7))).toBe(true);
    expect(isComplete(completenessOf([], NOW, 7))).toBe(true);
    for (const fate of EVENT_FATES) {
      const [, , change] = CASES.find(([, each]) => each === fate) ?? ['', fate, {}];
      const whole = fate === 'saved' || fate === 'no-video';
      expect(isComplete(completenessOf([saved, facts(change)], NOW, 7)), fate).toBe(whole);
    }
  });

  test('verified counts saved events alone', () => {
    const some = [
      facts({ saveState: 'saved', verified: true }),
      facts({ saveState: 'saved' }),
      facts({ saveState: 'partly-saved', verified: true }),
    ];
    expect(completenessOf(some, NOW, 7).verified).toBe(1);
  });
});
