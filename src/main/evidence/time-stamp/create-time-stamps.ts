/** Time stamps of packages: asked for at once where a server is set, kept waiting while it cannot be reached. */
import type { TimeStampQueue, TimeStampTrial } from '@shared/domain/time-stamp';
import { AppError, toErrorData } from '@shared/errors';
import type { Clock } from '@main/platform/clock';
import type { HttpFetch } from '@main/platform/http';
import type { Log } from '@main/platform/log';
import { oneAtATime } from '@main/platform/one-at-a-time';
import type { StampOrder, StampTable } from './stamp-table';
import type * as requests from './time-stamp-request';

export interface TimeStampsOptions {
  readonly http: HttpFetch;
  /** Empty: nothing is sent to anybody. */
  readonly server: () => string;
  readonly table: StampTable;
  readonly clock: Clock;
  readonly log: Log;
  /** Told when an answer came for something that waited. */
  readonly onArrived: (order: StampOrder, timeMs: number) => void;
}

export interface TimeStamps {
  /**
   * The answer for a package's list of hashes: the one kept, or asked for now. Null without a server, and
   * when it cannot be had; then it waits and goes into the package when it is issued again.
   */
  stamp(order: StampOrder): Promise<Buffer | null>;
  /** A server is set. */
  wanted(): boolean;
  /** Host of the server that is set; null without one. */
  authority(): string | null;
  /**
   * The answer for a package that is issued again: the one kept, or asked for now when it still waits. Never
   * asks for what was not asked for when the package was made.
   */
  late(order: StampOrder): Promise<Buffer | null>;
  queue(): TimeStampQueue;
  /** Asks for everything that waits. */
  send(): Promise<TimeStampQueue>;
  /** Has a random hash stamped. @throws AppError as `askForTimeStamp`, `time-stamp.no-server` */
  try(): Promise<TimeStampTrial>;
}

/** Loaded when first needed: reading ASN.1 takes a library that would slow the start. */
const load = (): Promise<typeof requests> => import('./time-stamp-request');

export function createTimeStamps(options: TimeStampsOptions): TimeStamps {
  const { http, table, clock, log } = options;
  const inOrder = oneAtATime();

  async function ask(order: StampOrder): Promise<Buffer> {
    const { askForTimeStamp } = await load();
    const hash = Buffer.from(order.manifestSha256, 'hex');
    const { response, stamp } = await askForTimeStamp(http, options.server(), hash);
    table.keep(order, response, stamp.timeMs, clock.now());
    options.onArrived(order, stamp.timeMs);
    return response;
  }

  const queue = (): TimeStampQueue => ({ waiting: table.waiting().length });

  return {
    async stamp(order) {
      const kept = table.response(order);
      if (kept !== null || options.server() === '') return kept;
      table.wait(order, clock.now());
      try {
        return await ask(order);
      } catch (caught) {
        log.warn('a time stamp waits', { code: toErrorData(caught).code });
        return null;
      }
    },
    wanted: () => options.server() !== '',
    authority: () => (options.server() === '' ? null : hostOf(options.server())),
    async late(order) {
      const kept = table.response(order);
      if (kept !== null || options.server() === '') return kept;
      const waits = table
        .waiting()
        .some(
          (one) =>
            one.manifestSha256 === order.manifestSha256 && one.incidentId === order.incidentId,
        );
      if (!waits) return null;
      try {
        return await ask(order);
      } catch (caught) {
        log.info('a time stamp goes on waiting', { code: toErrorData(caught).code });
        return null;
      }
    },
    queue,
    send: () =>
      inOrder(async () => {
        if (options.server() === '') return queue();
        for (const order of table.waiting()) {
          try {
            await ask(order);
          } catch (caught) {
            // The next ones would fare no better; they are asked for again later.
            log.info('time stamps go on waiting', { code: toErrorData(caught).code });
            break;
          }
        }
        return queue();
      }),
    async try() {
      if (options.server() === '') throw new AppError('time-stamp.no-server');
      const { tryServer } = await load();
      return tryServer(http, options.server());
    },
  };
}

function hostOf(server: string): string {
  try {
    return new URL(server).host;
  } catch {
    return 'a server with an unreadable address';
  }
}
