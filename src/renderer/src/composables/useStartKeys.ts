/** Keys that move a camera against the others: , and . by a frame, with Shift by a millisecond. */
import { useStartsStore } from '@renderer/stores/starts';
import type { Clip } from '@shared/domain/clip';
import { usualFrameUs } from '@shared/playback/frame-table';
import { useEventListener } from '@vueuse/core';
import { onScopeDispose } from 'vue';
import { isElsewhere } from './useDeckKeys';
import { useToasts } from './useToasts';

/** By physical place, so that Shift and the keyboard's language do not matter. */
const DIRECTIONS: Readonly<Record<string, 1 | -1>> = { Comma: -1, Period: 1 };
const FINE_MS = 1;

export interface StartKeyTargets {
  readonly clips: () => readonly Clip[];
  /** The clip whose picture is large or pointed at. */
  readonly meantClipId: () => string | undefined;
}

/** Usual length of one of its frames, milliseconds. */
export function frameMs({ frames }: Clip): number {
  return usualFrameUs(frames) / 1000;
}

/** Listens on the window while the calling scope lives; what was nudged last is saved at its end. */
export function useStartKeys({ clips, meantClipId }: StartKeyTargets): void {
  const starts = useStartsStore();
  const toasts = useToasts();
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.code];
    if (direction === undefined || isElsewhere(event)) return;
    event.preventDefault();
    const clipId = meantClipId() ?? starts.selectedId;
    const clip = clips().find((each) => each.clipId === clipId);
    if (clip === undefined) {
      toasts.show({
        tone: 'neutral',
        title: 'Which camera?',
        text: 'Point at a picture or make it large, then press the comma or the full stop.',
      });
      return;
    }
    starts.nudge(clip, direction * (event.shiftKey ? FINE_MS : frameMs(clip)));
  });
  onScopeDispose(starts.settle);
}
