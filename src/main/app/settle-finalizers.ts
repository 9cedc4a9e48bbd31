/** Leaves no finalizer waiting when the app ends. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** One turn in which the engine asks for the finalizers, one in which they have run. */
const TURNS = 2;

/**
 * Collects garbage and lets the finalizers run (`FinalizationRegistry`; `fetch` and abort signals have some).
 *
 * [Note: finalizers at the end] What the collector finds dead only when Node is being taken down has a finalizer
 * that may no longer run JavaScript: it fails, is asked for again, and the process never ends.
 */
export async function settleFinalizers(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  collectGarbage();
  for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
}
