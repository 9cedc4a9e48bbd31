/** Tells other windows where this deck stands, at each change and a few times a second while it plays. */
import { leadDeck, wallClockMs } from '@renderer/adapters/deck-channel';
import { onScopeDispose, watch } from 'vue';
import type { Deck } from './useDeck';

const EVERY_MS = 100;

export function useDeckLead(deck: Deck, incidentId: () => string): void {
  let sentAtMs = 0;
  let sentRate = 0;

  function send(): void {
    const { timeMs, status, effectiveRate } = deck.snapshot.value;
    sentRate = status === 'playing' ? effectiveRate : 0;
    sentAtMs = wallClockMs();
    lead.send({ incidentId: incidentId(), timeMs, rate: sentRate, sentAtMs });
  }
  const lead = leadDeck(send);

  watch(
    deck.snapshot,
    ({ status, effectiveRate }) => {
      const rate = status === 'playing' ? effectiveRate : 0;
      if (rate === 0 || rate !== sentRate || wallClockMs() - sentAtMs >= EVERY_MS) send();
    },
    { flush: 'sync', immediate: true },
  );
  onScopeDispose(lead.close);
}
