/** The only way to main: asks, unwraps the answer, and turns a failure into a throw the screen can show. */
import { describeError, type AppErrorData } from '@shared/errors';
import type {
  Bridge,
  EventChannel,
  Events,
  RequestChannel,
  RequestInput,
  RequestOutput,
} from '@shared/ipc/contract';

declare global {
  interface Window {
    readonly roadproof: Bridge;
  }
}

/** A failure as main described it. */
export class BridgeError extends Error {
  readonly data: AppErrorData;

  constructor(data: AppErrorData) {
    super(data.message);
    this.name = 'BridgeError';
    this.data = data;
  }
}

/** Channels without input are asked with the channel alone. */
type Input<C extends RequestChannel> = RequestInput<C> extends void ? [] : [input: RequestInput<C>];

/**
 * Asks main and returns the value.
 * @throws BridgeError with the code, words and next step of what went wrong.
 */
export async function request<C extends RequestChannel>(
  channel: C,
  ...input: Input<C>
): Promise<RequestOutput<C>> {
  const result = await window.roadproof.invoke(channel, input[0]);
  if (!result.ok) throw new BridgeError(result.error);
  return result.value;
}

/** Listens until the returned function is called. */
export function subscribe<E extends EventChannel>(
  event: E,
  listener: (payload: Events[E]) => void,
): () => void {
  return window.roadproof.on(event, listener);
}

/** What to show of anything caught; a failure that is not main's own is a bug and says so. */
export function errorData(caught: unknown): AppErrorData {
  if (caught instanceof BridgeError) return caught.data;
  return describeError('unexpected', caught instanceof Error ? { detail: caught.message } : {});
}
