/** What is asked for when an area is saved, kept on disk until it is done so that a stop loses nothing. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { countAreaTiles, MOST_AREA_TILES } from '@shared/domain/map-area';
import { AppError } from '@shared/errors';
import { writeFileAtomic } from '@main/platform/atomic-file';

const OrderSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  name: z.string(),
  /** Tells one source from another without its address, which is a secret. */
  sourceMark: z.string(),
  attribution: z.string(),
  area: z.object({
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly(),
    maxZoom: z.number().int(),
  }),
});
/** All that is needed to go on after a stop, but the address. */
export type AreaOrder = z.infer<typeof OrderSchema>;

/** As an older version wrote it: with the address. */
const OldOrderSchema = OrderSchema.omit({ sourceMark: true }).extend({ address: z.string() });

const orderPath = (folder: string): string => join(folder, 'area.json');

/** Where the tiles are while the area is not whole. */
export const logPath = (folder: string): string => join(folder, 'area.tiles');

/** Of what stands before the query: a key that was corrected there is still the same source. */
export function sourceMark(orderId: string, address: string): string {
  const place = address.split('?')[0] ?? '';
  return createHash('sha256').update(`${orderId}\n${place}`).digest('hex');
}

export const isFrom = (order: AreaOrder, address: string): boolean =>
  order.sourceMark === sourceMark(order.id, address);

/** The area that stopped; null when there is none. */
export async function readOrder(folder: string): Promise<AreaOrder | null> {
  const text = await readFile(orderPath(folder), 'utf8').catch(() => '');
  if (text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    const old = OldOrderSchema.safeParse(value);
    return old.success ? await withoutAddress(folder, old.data) : OrderSchema.parse(value);
  } catch {
    return null;
  }
}

async function withoutAddress(
  folder: string,
  { address, ...rest }: z.infer<typeof OldOrderSchema>,
): Promise<AreaOrder> {
  const order = { ...rest, sourceMark: sourceMark(rest.id, address) };
  await writeFileAtomic(orderPath(folder), JSON.stringify(order));
  return order;
}

/** Whether there is anything to go on with. */
export async function hasArrived(folder: string): Promise<boolean> {
  const there = await stat(logPath(folder)).catch(() => null);
  return there !== null && there.size > 0;
}

export async function discardArea(folder: string): Promise<void> {
  await rm(logPath(folder), { force: true });
  await rm(orderPath(folder), { force: true });
}

/** Remembers the order, in place of any before it. @throws AppError `map.too-many-tiles` */
export async function beginArea(folder: string, order: AreaOrder): Promise<void> {
  if (countAreaTiles(order.area) > MOST_AREA_TILES) throw new AppError('map.too-many-tiles');
  await mkdir(folder, { recursive: true });
  await discardArea(folder);
  await writeFileAtomic(orderPath(folder), JSON.stringify(order));
}
