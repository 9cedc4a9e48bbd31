/** What a user may correct before anything is written; every change gives new drafts, the old ones stay. */
import type { ImportDraft, ImportDraftItem } from '../domain/import';

export type Drafts = readonly ImportDraft[];

export type DraftChange = Partial<
  Pick<ImportDraft, 'chosen' | 'typeName' | 'zone' | 'zoneSource' | 'shiftMs' | 'together'>
>;

export function changeDraft(drafts: Drafts, draftId: string, change: DraftChange): Drafts {
  return drafts.map((draft) => (draft.draftId === draftId ? { ...draft, ...change } : draft));
}

export function changeAll(drafts: Drafts, change: DraftChange): Drafts {
  return drafts.map((draft) => ({ ...draft, ...change }));
}

export function includeItem(
  drafts: Drafts,
  draftId: string,
  itemId: string,
  included: boolean,
): Drafts {
  return changeItems(drafts, draftId, (item) =>
    item.itemId === itemId ? { ...item, included } : item,
  );
}

/** A camera has one role through an incident: all its clips get the new one. */
export function setCamera(
  drafts: Drafts,
  draftId: string,
  from: string | null,
  captureMode: string,
): Drafts {
  return changeItems(drafts, draftId, (item) =>
    item.captureMode === from && from !== null ? { ...item, captureMode } : item,
  );
}

/** One clip alone gets another camera. */
export function setItemCamera(
  drafts: Drafts,
  draftId: string,
  itemId: string,
  captureMode: string,
): Drafts {
  return changeItems(drafts, draftId, (item) =>
    item.itemId === itemId ? { ...item, captureMode } : item,
  );
}

/** These files become an incident of their own, right behind; nothing changes when it would take all or none. */
export function splitOff(drafts: Drafts, draftId: string, itemIds: ReadonlySet<string>): Drafts {
  return drafts.flatMap((draft) => {
    if (draft.draftId !== draftId) return [draft];
    const off = draft.items.filter(({ itemId }) => itemIds.has(itemId));
    const stay = draft.items.filter(({ itemId }) => !itemIds.has(itemId));
    if (off.length === 0 || stay.length === 0) return [draft];
    return [
      { ...draft, items: stay },
      { ...draft, draftId: freeId(drafts), chosen: true, items: off },
    ];
  });
}

/** The incident before takes this one's files; its own zone and clock count. Nothing changes for the first. */
export function joinWithPrevious(drafts: Drafts, draftId: string): Drafts {
  const index = drafts.findIndex((draft) => draft.draftId === draftId);
  const [before, joined] = [drafts[index - 1], drafts[index]];
  if (before === undefined || joined === undefined) return drafts;
  const known = new Set(before.items.map(({ itemId }) => itemId));
  const items = [...before.items, ...joined.items.filter(({ itemId }) => !known.has(itemId))];
  return [
    ...drafts.slice(0, index - 1),
    { ...before, chosen: before.chosen || joined.chosen, together: false, items },
    ...drafts.slice(index + 1),
  ];
}

function changeItems(
  drafts: Drafts,
  draftId: string,
  change: (item: ImportDraftItem) => ImportDraftItem,
): Drafts {
  return drafts.map((draft) =>
    draft.draftId === draftId ? { ...draft, items: draft.items.map(change) } : draft,
  );
}

function freeId(drafts: Drafts): string {
  const used = new Set(drafts.map(({ draftId }) => draftId));
  let number = drafts.length + 1;
  while (used.has(`d${number}`)) number += 1;
  return `d${number}`;
}
