/** The deck's clock between windows of this app: one window leads, others follow; nothing else is sent. */
import { z } from 'zod';

const BeatSchema = z.object({
  incidentId: z.string(),
  /** The deck's moment when it was sent, UTC milliseconds. */
  timeMs: z.number(),
  /** How fast it runs; 0 while it stands. */
  rate: z.number(),
  /** Wall clock of the sender, milliseconds since 1970, to tell how old a beat is. */
  sentAtMs: z.number(),
});
export type DeckBeat = z.infer<typeof BeatSchema>;

const NAME = 'roadproof-deck';
/** A follower that has just opened asks where the deck stands. */
const ASK = 'where';

/** This window's clock, the same for all windows of the computer. */
export function wallClockMs(): number {
  return performance.timeOrigin + performance.now();
}

export interface DeckLead {
  readonly send: (beat: DeckBeat) => void;
  readonly close: () => void;
}

/** @param onAsked a follower wants to know where the deck stands. */
export function leadDeck(onAsked: () => void): DeckLead {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }) => {
    if (data === ASK) onAsked();
  });
  return {
    send: (beat) => {
      channel.postMessage(beat);
    },
    close: () => {
      channel.close();
    },
  };
}

/** Hears every beat of the window that leads, and asks for the first. @returns its own off switch. */
export function followDeck(onBeat: (beat: DeckBeat) => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }) => {
    const beat = BeatSchema.safeParse(data);
    if (beat.success) onBeat(beat.data);
  });
  channel.postMessage(ASK);
  return () => {
    channel.close();
  };
}
