/** The type every request handler has, derived from the contract; it may answer at once or later. */
import type { RequestChannel, RequestInput, RequestOutput } from '@shared/ipc/contract';

export type HandlerMap = {
  readonly [C in RequestChannel]: (
    input: RequestInput<C>,
  ) => RequestOutput<C> | Promise<RequestOutput<C>>;
};

/** The handlers of one capability: those whose channel begins with its name. */
export type HandlersOf<Prefix extends string> = Pick<
  HandlerMap,
  Extract<RequestChannel, `${Prefix}:${string}`>
>;
