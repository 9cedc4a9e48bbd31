/** Corrected starts of the clips on the deck: shown at once, saved by themselves, each step undoable on the deck. */
import { errorData, request } from '@renderer/api/bridge';
import type { Clip } from '@shared/domain/clip';
import {
  withCorrection,
  type CorrectionContent,
  type StartCorrection,
} from '@shared/domain/start-correction';
import type { StartProposal } from '@shared/domain/start-proposal';
import type { AppErrorData } from '@shared/errors';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { useDeckHistoryStore } from './deck-history';
import { dismissedOf, keepDismissed } from './dismissed-proposals';
import { useSettingsStore } from './settings';

/** What a clip's start becomes; null: where its file times say. */
export interface StartChange {
  readonly clip: Clip;
  readonly content: CorrectionContent | null;
}

interface Nudging {
  readonly fileId: string;
  after: CorrectionContent | null;
  timer: number;
}

/** Nudges that follow each other faster than this are one step, and one entry of the custody record. */
const ONE_STEP_MS = 800;

export const useStartsStore = defineStore('starts', () => {
  /** By file, what differs from the library's last word; kept until another incident is opened. */
  const overrides = shallowRef<ReadonlyMap<string, StartCorrection | null>>(new Map());
  /** The clip that nudge keys mean when no picture is large or pointed at. */
  const selectedId = ref<string | null>(null);
  /** Proposals of this incident that somebody looked at and refused. */
  const dismissed = shallowRef<ReadonlySet<string>>(new Set());
  const error = shallowRef<AppErrorData | null>(null);
  const history = useDeckHistoryStore();
  const settings = useSettingsStore();
  let incidentId = '';
  /** One after the other, so that the last state is the one that stays. */
  let saving = Promise.resolve();
  let nudging: Nudging | null = null;

  function open(id: string): void {
    settle();
    incidentId = id;
    overrides.value = new Map();
    selectedId.value = null;
    dismissed.value = dismissedOf(id);
    error.value = null;
  }

  function setDismissed({ proposalId }: StartProposal, isDismissed: boolean): void {
    const left = [...dismissed.value].filter((id) => id !== proposalId);
    dismissed.value = new Set(isDismissed ? [...left, proposalId] : left);
    keepDismissed(incidentId, dismissed.value);
  }

  function show(fileId: string, correction: StartCorrection | null): void {
    overrides.value = new Map(overrides.value).set(fileId, correction);
  }

  function showContent(fileId: string, content: CorrectionContent | null): void {
    const { userName: user } = settings.settings;
    show(fileId, content === null ? null : { ...content, user, changedAtMs: Date.now() });
  }

  function save(fileId: string, content: CorrectionContent | null): void {
    const about = incidentId;
    saving = saving
      .then(async () => {
        const kept = await request('starts:correct', {
          incidentId: about,
          fileId,
          correction: content,
        });
        if (about === incidentId && nudging?.fileId !== fileId) show(fileId, kept);
        error.value = null;
      })
      .catch((caught: unknown) => {
        error.value = errorData(caught);
        const left = new Map(overrides.value);
        left.delete(fileId);
        overrides.value = left;
      });
  }

  function bring(fileId: string, content: CorrectionContent | null): void {
    settle();
    showContent(fileId, content);
    save(fileId, content);
  }

  /** Several clips in one step. */
  function correct(changes: readonly StartChange[]): void {
    settle();
    const steps = changes.map(({ clip, content }) => ({
      fileId: clip.fileId,
      before: contentOf(clip.correction),
      after: content,
    }));
    for (const { fileId, after } of steps) bring(fileId, after);
    history.record({
      undo: () => {
        for (const { fileId, before } of steps) bring(fileId, before);
      },
      redo: () => {
        for (const { fileId, after } of steps) bring(fileId, after);
      },
    });
  }

  function beginNudging(fileId: string, before: CorrectionContent | null): Nudging {
    const begun = { fileId, after: before, timer: 0 };
    history.record({
      undo: () => bring(fileId, before),
      redo: () => bring(fileId, begun.after),
    });
    return begun;
  }

  /** Moves a clip by hand; positive: its pictures come later. */
  function nudge(clip: Clip, byMs: number): void {
    const { fileId } = clip;
    if (nudging?.fileId !== fileId) settle();
    const before = contentOf(clip.correction);
    nudging ??= beginNudging(fileId, before);
    nudging.after = byHand((before?.offsetMs ?? 0) + byMs);
    showContent(fileId, nudging.after);
    clearTimeout(nudging.timer);
    nudging.timer = window.setTimeout(settle, ONE_STEP_MS);
  }

  /** Saves what was nudged last without waiting for more. */
  function settle(): void {
    if (nudging === null) return;
    const { fileId, after, timer } = nudging;
    clearTimeout(timer);
    nudging = null;
    save(fileId, after);
  }

  return {
    overrides,
    selectedId,
    error,
    open,
    nudge,
    settle,
    correct,
    /** Whether somebody has yet to look at this proposal. */
    isOpen: ({ proposalId }: StartProposal): boolean => !dismissed.value.has(proposalId),
    dismiss: (proposal: StartProposal) => setDismissed(proposal, true),
    /** It is to be looked at once more. */
    restore: (proposal: StartProposal) => setDismissed(proposal, false),
    reset: (clip: Clip) => correct([{ clip, content: null }]),
    /** The clips as they are shown now. */
    shown: (clips: readonly Clip[]): readonly Clip[] =>
      clips.map((clip) => {
        const override = overrides.value.get(clip.fileId);
        return override === undefined ? clip : withCorrection(clip, override);
      }),
  };
});

/** Null for no offset at all: the file times hold again. */
function byHand(offsetMs: number): CorrectionContent | null {
  const rounded = Math.round(offsetMs * 1000) / 1000;
  return rounded === 0 ? null : { offsetMs: rounded, method: 'by-hand', basis: '' };
}

function contentOf(correction: StartCorrection | null): CorrectionContent | null {
  if (correction === null) return null;
  const { offsetMs, method, basis } = correction;
  return { offsetMs, method, basis };
}
