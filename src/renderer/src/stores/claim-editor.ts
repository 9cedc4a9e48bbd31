/** The claim whose page is open: what is typed is shown at once, saved by itself, and each step undoable. */
import { errorData, request, subscribe } from '@renderer/api/bridge';
import type { ClaimContent, ClaimDetail } from '@shared/domain/claim';
import type { AppErrorData } from '@shared/errors';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { claimContentOf, mergesWith, sameContent, type ClaimStep } from './claim-steps';
import { NO_STEPS, recordStep, redoStep, undoStep, type StepHistory } from './step-history';

/** Typing rests for this long before it is saved; leaving the claim or the window saves at once. */
const REST_MS = 400;

export const useClaimEditorStore = defineStore('claim-editor', () => {
  const detail = shallowRef<ClaimDetail | null>(null);
  /** As it stands on the screen, saved or not. */
  const content = shallowRef<ClaimContent | null>(null);
  const loadError = shallowRef<AppErrorData | null>(null);
  /** Why the last change is not saved; it is kept here and tried again. */
  const saveError = shallowRef<AppErrorData | null>(null);
  const unsavedIds = shallowRef<ReadonlySet<string>>(new Set());
  const history = shallowRef<StepHistory<ClaimStep>>(NO_STEPS);
  /** What was typed and has not reached the disk, by claim. */
  const unsaved = new Map<string, ClaimContent>();
  let claimId: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** One after the other, so that the last state is the one that stays. */
  let saving = Promise.resolve();

  async function open(id: string | null): Promise<void> {
    if (claimId === id) return;
    void flush();
    claimId = id;
    detail.value = null;
    content.value = null;
    loadError.value = null;
    saveError.value = null;
    history.value = NO_STEPS;
    if (id !== null) await load();
  }

  async function load(): Promise<void> {
    const id = claimId;
    if (id === null) return;
    try {
      const found = await request('claims:get', { claimId: id });
      if (claimId !== id) return;
      detail.value = found;
      loadError.value = null;
      // What is typed counts more than what is saved.
      const shown = unsaved.get(id) ?? claimContentOf(found);
      if (content.value === null || !sameContent(content.value, shown)) content.value = shown;
      if (unsaved.has(id)) void flush();
    } catch (caught) {
      if (claimId === id) loadError.value = errorData(caught);
    }
  }

  function note(id: string, after: ClaimContent | null): void {
    if (after === null) unsaved.delete(id);
    else unsaved.set(id, after);
    unsavedIds.value = new Set(unsaved.keys());
  }

  function bring(after: ClaimContent): void {
    if (claimId === null) return;
    content.value = after;
    note(claimId, after);
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), REST_MS);
  }

  /** Saves what waits; never rejects. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    const waiting = [...unsaved];
    saving = saving.then(async () => {
      for (const [id, typed] of waiting) await save(id, typed);
    });
    return saving;
  }

  async function save(id: string, typed: ClaimContent): Promise<void> {
    try {
      await request('claims:save', { claimId: id, content: typed });
      // Something newer may have been typed meanwhile.
      if (unsaved.get(id) === typed) note(id, null);
      if (id === claimId) saveError.value = null;
    } catch (caught) {
      if (id === claimId) saveError.value = errorData(caught);
    }
  }

  /** @param field what is edited; steps of typing in one field become one. */
  function change(after: Partial<ClaimContent>, field: string): void {
    const before = content.value;
    if (before === null) return;
    const next = { ...before, ...after };
    if (sameContent(before, next)) return;
    const step: ClaimStep = { field, before, after: next, atMs: Date.now() };
    const last = history.value.done.at(-1);
    if (last !== undefined && mergesWith(last, step)) {
      const done = history.value.done.slice(0, -1);
      history.value = { done: [...done, { ...step, before: last.before }], undone: [] };
    } else history.value = recordStep(history.value, step);
    bring(next);
  }

  function undo(): void {
    const back = undoStep(history.value);
    if (back === null) return;
    history.value = back.history;
    bring(back.step.before);
  }

  function redo(): void {
    const forth = redoStep(history.value);
    if (forth === null) return;
    history.value = forth.history;
    bring(forth.step.after);
  }

  /** Follows what happens to the open claim elsewhere; returns its own off switch. */
  function follow(): () => void {
    const leave = (): void => void flush();
    window.addEventListener('pagehide', leave);
    const offs = [
      subscribe('claims:changed', ({ claimIds }) => {
        if (claimId !== null && claimIds.includes(claimId)) void load();
      }),
      subscribe('incidents:changed', () => void load()),
    ];
    return () => {
      void flush();
      window.removeEventListener('pagehide', leave);
      for (const off of offs) off();
    };
  }

  return {
    detail,
    content,
    loadError,
    saveError,
    unsaved: computed(() => detail.value !== null && unsavedIds.value.has(detail.value.claimId)),
    canUndo: computed(() => history.value.done.length > 0),
    canRedo: computed(() => history.value.undone.length > 0),
    open,
    load,
    flush,
    change,
    undo,
    redo,
    follow,
    hold: (reason: string, userName: string) =>
      request('claims:hold', { claimId: claimId ?? '', reason, userName }),
    releaseHold: (reason: string, userName: string) =>
      request('claims:release-hold', { claimId: claimId ?? '', reason, userName }),
  };
});
