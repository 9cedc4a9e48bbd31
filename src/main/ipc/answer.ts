/** What the door does with one message once its sender is known: check the input, run, describe the end. */
import { AppError, toErrorData } from '@shared/errors';
import type { RequestChannel, RequestInput, RequestOutput } from '@shared/ipc/contract';
import { requestSchemas } from '@shared/ipc/schemas';
import { failed, ok, type Result } from '@shared/result';
import type { Log } from '../platform/log';
import type { HandlerMap } from './handler-map';

/**
 * Checks `input` against the channel's schema and runs its handler. Never throws: an `AppError`
 * and an abort become data, anything else is logged with its stack and becomes `unexpected`.
 */
export async function answer<C extends RequestChannel>(
  channel: C,
  input: unknown,
  handlers: HandlerMap,
  log: Log,
): Promise<Result<RequestOutput<C>>> {
  try {
    return ok(await handlers[channel](parseInput(channel, input)));
  } catch (caught) {
    const error = toErrorData(caught);
    if (error.code === 'unexpected') {
      const stack = caught instanceof Error ? caught.stack : String(caught);
      log.error('request failed unexpectedly', { channel, stack });
    } else if (error.code !== 'cancelled') {
      log.info('request refused or failed', { channel, code: error.code });
    }
    return failed(error);
  }
}

function parseInput<C extends RequestChannel>(channel: C, input: unknown): RequestInput<C> {
  const parsed = requestSchemas[channel].safeParse(input);
  if (parsed.success) {
    // schemas.ts proves at compile time that each schema's output is the contract's input;
    // TypeScript cannot carry that proof through a generic channel.
    return parsed.data as RequestInput<C>;
  }
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).filter(Boolean);
  throw new AppError('input.invalid', {
    ...(fields.length === 0 ? {} : { detail: [...new Set(fields)].slice(0, 5).join(', ') }),
  });
}
