/** Saves one incident: answers, track, pictures, videos; each file by itself, so that one failure stops no other. */
import { AppError, toErrorData, type AppErrorData } from '@shared/errors';
import type { Answer, FleetEventAssets, FleetEventDetail, FleetService } from '@main/fleet/types';
import type { FileRecord } from '@main/library';
import { planAssets, type PlannedAsset } from './asset-plan';
import { saveAnswer } from './save-answers';
import { saveFile, type SaveFileOptions } from './save-file';
import type { Semaphore } from './semaphore';

export interface SaveIncidentOptions extends Omit<SaveFileOptions, 'address' | 'onBytes'> {
  readonly service: FleetService;
  /** Shared by all incidents that are saved at the same time. */
  readonly places: Semaphore;
  readonly onFiles: (files: readonly FileRecord[]) => void;
  readonly onBytes: (fileId: string, bytes: number) => void;
}

/**
 * Returns the first failure when some files could not be saved; null when all that the cloud has is here.
 * @throws AppError when nothing can go on (`library.full`, `service.signed-out`, `network.*`); an AbortError
 * when cancelled.
 */
export async function saveIncident(
  incidentId: string,
  options: SaveIncidentOptions,
  signal: AbortSignal,
): Promise<AppErrorData | null> {
  const { library } = options;
  const { ticket, expired } = library.detail(incidentId);
  await library.saving.ensureFolder(incidentId);
  const assets = await readDetails(incidentId, ticket, options, signal);
  const plan = planAssets(assets, expired);
  const records = library.saving.expectFiles(
    incidentId,
    plan.map((asset) => asset.expected),
  );
  options.onFiles(records);
  library.saving.changed([incidentId]);

  const addresses = createAddressBook(plan, expired, options, ticket);
  const open = records.filter((file) => file.state !== 'saved' && file.availability === 'there');
  const failures: AppErrorData[] = [];
  const stopped: Error[] = [];
  const group = linkedController(signal);
  const stop = (caught: unknown): void => {
    stopped.push(caught instanceof Error ? caught : new Error('unexpected'));
    group.abort();
  };
  await Promise.all(
    open.map((file) =>
      options.places.run(async () => {
        if (group.signal.aborted) return;
        try {
          await saveFile(
            file,
            {
              ...options,
              address: (fresh, fileSignal) => addresses.of(file.slot, fresh, fileSignal),
              onBytes: (bytes) => options.onBytes(file.fileId, bytes),
            },
            group.signal,
          );
          library.saving.changed([incidentId]);
        } catch (caught) {
          const error = toErrorData(caught);
          const stops = error.code === 'cancelled' || stopsEverything(error);
          if (stops) stop(caught);
          else failures.push(error);
          if (error.code === 'unexpected')
            options.log.error('saving a file failed', reasonOf(caught));
          try {
            if (stops) library.saving.setFileState(file.fileId, 'queued');
            else library.saving.setFileState(file.fileId, stateAfter(error), error);
          } catch (notWritten) {
            // No room even for the index: the others must end before anything else is tried.
            stop(notWritten);
          }
        }
      }),
    ),
  );
  group.unlink();
  await library.saving.writeIncidentFiles(incidentId);
  signal.throwIfAborted();
  const worst = stopped.find((caught) => toErrorData(caught).code !== 'cancelled');
  if (worst !== undefined) throw worst;
  if (plan.length === 0 && expired) return new AppError('media.gone').toData();
  return failures[0] ?? null;
}

function stateAfter(error: AppErrorData): 'failed' | 'expired' {
  return error.code === 'media.gone' ? 'expired' : 'failed';
}

/** What no other file would survive either. */
function stopsEverything(error: AppErrorData): boolean {
  return (
    error.code === 'library.full' ||
    error.code === 'library.unavailable' ||
    error.code === 'service.signed-out' ||
    error.code === 'network.unreachable' ||
    error.code === 'network.proxy'
  );
}

/** Reads both answers, keeps them, and takes over what they say. The event's own page may be missing. */
async function readDetails(
  incidentId: string,
  ticket: string,
  options: SaveIncidentOptions,
  signal: AbortSignal,
): Promise<FleetEventAssets> {
  const { library, service, clock } = options;
  const event = await service.event(ticket, signal).catch((caught: unknown) => {
    const { code } = toErrorData(caught);
    if (code !== 'service.refused' && code !== 'service.unreadable') throw caught;
    options.log.warn('the details of an incident could not be read', { code });
    return null;
  });
  const assets = await service.eventAssets(ticket, signal);
  signal.throwIfAborted();
  library.saving.recordDetails(incidentId, {
    event: event?.value ?? null,
    assets: assets.value,
    readAtMs: clock.now(),
  });
  if (event !== null) {
    library.saving.recordEventPage(incidentId, {
      event: event.value,
      raw: event.raw,
      readAtMs: clock.now(),
    });
  }
  const by = { user: options.user, appVersion: options.appVersion, nowMs: clock.now() };
  const listRecord = library.listRecord(incidentId);
  await saveAnswer(
    library,
    incidentId,
    'list-record',
    { ...listRecord.source, answer: listRecord.record },
    by,
  );
  if (event !== null) await saveAnswer(library, incidentId, 'event', kept(event), by);
  await saveAnswer(library, incidentId, 'assets', kept(assets), by);
  return assets.value;
}

function kept(answer: Answer<FleetEventDetail> | Answer<FleetEventAssets>) {
  const { receivedAtMs, url, headers, raw } = answer;
  return { receivedAtMs, url, headers, answer: raw };
}

/** Addresses that stop working are asked for again, once for all files that wait. */
function createAddressBook(
  plan: readonly PlannedAsset[],
  gone: boolean,
  options: SaveIncidentOptions,
  ticket: string,
) {
  let current = new Map(plan.map((asset) => [asset.expected.slot, asset.url]));
  let version = 0;
  let asking: Promise<void> | null = null;
  const usedVersion = new Map<string, number>();

  const ask = async (signal: AbortSignal): Promise<void> => {
    const assets = await options.service.eventAssets(ticket, signal);
    current = new Map(
      planAssets(assets.value, gone).map((asset) => [asset.expected.slot, asset.url]),
    );
    version += 1;
  };

  return {
    of: async (slot: string, fresh: boolean, signal: AbortSignal): Promise<string> => {
      // Another file may have asked meanwhile: its answer is as good.
      if (fresh && usedVersion.get(slot) === version) {
        asking ??= ask(signal).finally(() => {
          asking = null;
        });
        await asking;
      }
      usedVersion.set(slot, version);
      const url = current.get(slot);
      if (url === undefined || url === null) throw new AppError('media.gone');
      return url;
    },
  };
}

function linkedController(signal: AbortSignal) {
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    abort: () => controller.abort(),
    unlink: () => signal.removeEventListener('abort', onAbort),
  };
}

function reasonOf(caught: unknown): { readonly reason: string } {
  return { reason: caught instanceof Error ? caught.message : 'unknown' };
}
