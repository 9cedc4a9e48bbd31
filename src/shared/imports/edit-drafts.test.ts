/** Corrections: nothing is lost, nothing is in two places, and what would make no sense changes nothing. */
import { expect, it } from 'vitest';
import type { ImportDraft } from '../domain/import';
import { includeItem, joinWithPrevious, setCamera, setItemCamera, splitOff } from './edit-drafts';

const draft = (draftId: string, ...itemIds: readonly string[]): ImportDraft => ({
  draftId,
  chosen: draftId === 'd1',
  typeName: 'Event recording',
  zone: 'UTC',
  zoneSource: 'computer',
  shiftMs: 0,
  together: false,
  items: itemIds.map((itemId) => ({ itemId, included: true, captureMode: 'C_F' })),
});
const drafts = [draft('d1', 'a', 'b', 'c'), draft('d2', 'd')];
const ids = (all: readonly ImportDraft[]) => all.map(({ items }) => items.map((i) => i.itemId));

it('splits files off and joins them again', () => {
  const split = splitOff(drafts, 'd1', new Set(['b', 'c']));
  expect(ids(split)).toEqual([['a'], ['b', 'c'], ['d']]);
  expect(new Set(split.map(({ draftId }) => draftId)).size).toBe(3);
  expect(ids(joinWithPrevious(split, split[1]?.draftId ?? ''))).toEqual(ids(drafts));
});

it('changes nothing that would leave an empty incident or join the first', () => {
  expect(ids(splitOff(drafts, 'd1', new Set(['a', 'b', 'c'])))).toEqual(ids(drafts));
  expect(ids(splitOff(drafts, 'd1', new Set(['x'])))).toEqual(ids(drafts));
  expect(joinWithPrevious(drafts, 'd1')).toBe(drafts);
  expect(joinWithPrevious(drafts, 'none')).toBe(drafts);
});

it('keeps a track that both have once, and takes what either was chosen for', () => {
  const joined = joinWithPrevious([draft('d1', 'a', 't'), draft('d2', 'b', 't')], 'd2');
  expect(ids(joined)).toEqual([['a', 't', 'b']]);
  expect(joined[0]?.chosen).toBe(true);
});

it('gives a camera its role in all clips, or one clip alone, and leaves files out', () => {
  const all = setCamera(drafts, 'd1', 'C_F', 'C_R')[0]?.items.map((item) => item.captureMode);
  expect(all).toEqual(['C_R', 'C_R', 'C_R']);
  const one = setItemCamera(drafts, 'd1', 'b', 'C_I')[0]?.items.map((item) => item.captureMode);
  expect(one).toEqual(['C_F', 'C_I', 'C_F']);
  const out = includeItem(drafts, 'd1', 'a', false)[0]?.items.map(({ included }) => included);
  expect(out).toEqual([false, true, true]);
  expect(drafts[0]?.items.every(({ included }) => included)).toBe(true);
});
