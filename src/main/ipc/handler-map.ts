/** The type every request handler has, derived from the contract. */
import type { RequestChannel, RequestInput, RequestOutput } from '@shared/ipc/contract';

export type HandlerMap = {
  readonly [C in RequestChannel]: (input: RequestInput<C>) => Promise<RequestOutput<C>>;
};

/** The handlers of one capability: those whose channel begins with its name. */
export type HandlersOf<Prefix extends string> = Pick<
  HandlerMap,
  Extract<RequestChannel, `${Prefix}:${string}`>
>;
