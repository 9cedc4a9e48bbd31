/** The keys of the viewer, the same as on the app's deck. */
import type { SyncController } from '@shared/playback/sync-controller';
import { onBeforeUnmount, onMounted } from 'vue';

const SECOND_MS = 1000;

export function useViewerKeys(controller: SyncController, eventTimeMs: number): void {
  const moves: Readonly<Record<string, (shift: boolean) => void>> = {
    ' ': () => controller.toggle(),
    ArrowRight: (shift) => (shift ? jump(SECOND_MS) : controller.step(1)),
    ArrowLeft: (shift) => (shift ? jump(-SECOND_MS) : controller.step(-1)),
    Home: () => controller.seek(controller.timeline.startMs),
    End: () => controller.seek(controller.timeline.endMs),
    e: () => controller.seek(eventTimeMs),
  };
  function jump(byMs: number): void {
    controller.seek(controller.snapshot.timeMs + byMs);
  }
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // A field or a button with the focus keeps its own keys.
    const { target } = event;
    if (target instanceof HTMLElement && target.closest('input, select, button, a, summary')) {
      if (event.key === ' ' || target.closest('input, select')) return;
    }
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move(event.shiftKey);
  }
  onMounted(() => window.addEventListener('keydown', onKey));
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey));
}
