/** The steps of the connection check that read as the app itself does, and what each of them saw. */
import type { ConnectionStep } from '@shared/domain/connection-check';
import type { FleetClient } from './types';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** What was seen, or why there was nothing to try. */
export type Sight = { readonly seen: string } | { readonly skipped: string };

export interface ReadingStep {
  readonly step: ConnectionStep;
  readonly work: () => Promise<Sight>;
}

/** Only reads. An account without incidents skips what needs one. */
export function readingSteps(
  client: FleetClient,
  nowMs: number,
  signal?: AbortSignal,
): readonly ReadingStep[] {
  const period = { sinceMs: nowMs - DAYS * DAY_MS, untilMs: nowMs };
  let ticket: string | null = null;
  let listed = false;
  const withTicket = async (work: (ticket: string) => Promise<string>): Promise<Sight> => {
    if (ticket !== null) return { seen: await work(ticket) };
    return {
      skipped: listed
        ? `No incident of the last ${DAYS} days to try it with.`
        : 'The incident list could not be read, so there is none to try it with.',
    };
  };
  return [
    {
      step: 'events',
      work: async () => {
        const { value } = await client.events(
          { ...period, offset: 0, limit: 5, order: 'DESC' },
          signal,
        );
        ticket = value.events[0]?.event.ticket ?? null;
        listed = true;
        const bad = value.unreadable.length;
        const unreadable = bad === 0 ? '' : ` ${bad} of the first 5 could not be read.`;
        return { seen: `${count(value.count, 'incident')} in the last ${DAYS} days.${unreadable}` };
      },
    },
    {
      step: 'event',
      work: () =>
        withTicket(async (one) => {
          const { value } = await client.event(one, signal);
          return `Read the latest incident${value.typeName === null ? '' : `, “${value.typeName}”`}.`;
        }),
    },
    {
      step: 'event-media',
      work: () =>
        withTicket(async (one) => {
          const { value } = await client.eventAssets(one, signal);
          const track = value.nmeaUrl === null ? 'no track' : 'a track';
          const videos = count(value.videos.length, 'video');
          return `${videos}, ${count(value.snapshots.length, 'picture')} and ${track} of that incident.`;
        }),
    },
    {
      step: 'manual-uploads',
      work: async () => {
        const { value } = await client.manualUploads({ offset: 0, limit: 5 }, signal);
        return { seen: `${count(value.count, 'uploaded clip')}.` };
      },
    },
    {
      step: 'safety-report',
      work: async () => {
        const { value } = await client.safetyReport({ ...period, zone: 'UTC' }, signal);
        const trips = value.trip.trips === null ? '' : ` and ${count(value.trip.trips, 'trip')}`;
        return { seen: `${count(value.categories.length, 'category', 'categories')}${trips}.` };
      },
    },
    {
      step: 'configuration',
      work: async () => {
        const { value } = await client.configuration(signal);
        return { seen: `${count(Object.keys(value.current).length, 'setting')} of the devices.` };
      },
    },
  ];
}

function count(number: number, one: string, many = `${one}s`): string {
  const amount = number === 0 ? 'No' : number.toLocaleString('en');
  return `${amount} ${number === 1 ? one : many}`;
}
