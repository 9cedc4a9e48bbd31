/** Keeps a deck where the deck of another window stands: the same moment, the same speed. */
import { followDeck, wallClockMs, type DeckBeat } from '@renderer/adapters/deck-channel';
import { onScopeDispose, ref, type Ref } from 'vue';
import type { Deck } from './useDeck';

/** Closer than this the two run on undisturbed: moving them would cost more than it gains. */
const TOGETHER_MS = 8;
/** Further apart than this the pictures are sought anew. */
const FAR_MS = 1000;

/** @returns whether a deck was heard that shows this incident. */
export function useDeckFollow(deck: Deck, incidentId: () => string): Readonly<Ref<boolean>> {
  const heard = ref(false);
  const { controller } = deck;

  function stand(timeMs: number): void {
    controller.pause();
    if (Math.abs(controller.snapshot.timeMs - timeMs) > 0.01) controller.seek(timeMs);
  }

  function run(timeMs: number, rate: number): void {
    const { snapshot } = controller;
    if (snapshot.rate !== rate) controller.setRate(rate);
    const apartMs = Math.abs(snapshot.timeMs - timeMs);
    if (!snapshot.wantsPlay || apartMs > FAR_MS * Math.max(1, Math.abs(rate))) {
      controller.seek(timeMs);
      controller.play();
    } else if (snapshot.status === 'playing' && apartMs > TOGETHER_MS) {
      controller.align(timeMs);
    }
  }

  const off = followDeck((beat: DeckBeat) => {
    if (beat.incidentId !== incidentId()) return;
    heard.value = true;
    const ageMs = Math.max(0, wallClockMs() - beat.sentAtMs);
    if (beat.rate === 0) stand(beat.timeMs);
    else run(beat.timeMs + ageMs * beat.rate, beat.rate);
  });
  onScopeDispose(off);
  return heard;
}
