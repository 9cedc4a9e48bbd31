/** The user's map files as they are remembered: where each lies, whether it is on, and what it showed last. */
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import { openVersionedFile } from '../settings';

const EntrySchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  place: z.enum(['linked', 'copied', 'saved']),
  /** Absolute when linked, else the bare name in the app's folder of maps. */
  path: z.string().min(1),
  on: z.boolean(),
  /** Known from the last time it could be read. */
  facts: z.object({
    name: z.string().nullable(),
    attribution: z.string(),
    kind: z.enum(['vector', 'raster']),
    minZoom: z.number().int(),
    maxZoom: z.number().int(),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly(),
    sizeBytes: z.number(),
    startSha256: z.string(),
  }),
});
const StoredSchema = z.object({
  /** The first is drawn on top. */
  entries: z.array(EntrySchema).readonly(),
  /** Taken off the list; their files in the app's folder go when the app starts next. */
  removed: z.array(EntrySchema).readonly(),
});

export type MapEntry = z.infer<typeof EntrySchema>;
type Stored = z.infer<typeof StoredSchema>;

export interface MapList {
  entries(): readonly MapEntry[];
  removed(): readonly MapEntry[];
  set(next: Partial<Stored>): Promise<void>;
  settled(): Promise<void>;
}

export async function openMapList(path: string, clock: Clock, log: Log): Promise<MapList> {
  const file = await openVersionedFile<Stored>({
    path,
    upgrades: [],
    parse: (value) => StoredSchema.parse(value),
    initial: { entries: [], removed: [] },
    clock,
    log,
  });
  return {
    entries: () => file.get().entries,
    removed: () => file.get().removed,
    set: (next) => file.set({ ...file.get(), ...next }),
    settled: () => file.settled(),
  };
}

/** Absolute path of the file. A stored name that is no bare name stays in the folder all the same. */
export function pathOfEntry(folder: string, { place, path }: MapEntry): string {
  return place === 'linked' ? path : join(folder, basename(path));
}
