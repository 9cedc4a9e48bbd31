/** Tells the Protomaps schema up to version 3 from the one that the map's design draws. */
import { AppError } from '@shared/errors';

export interface VectorLayer {
  readonly name: string;
  /** Of its features, as far as they are named. */
  readonly attributes: readonly string[];
}

/** Layers that version 4 has merged into others. */
const OLDER_LAYERS: ReadonlySet<string> = new Set([
  'natural',
  'physical_line',
  'physical_point',
  'transit',
]);

/**
 * Version 4 took `pmap:` off all attributes; roads and places of the older form have no `kind` by which they are drawn.
 * @throws AppError `map.older-form`
 */
export function refuseOlderForm(layers: readonly VectorLayer[]): void {
  const attributes = new Set(layers.flatMap((layer) => layer.attributes));
  if (attributes.has('kind')) return;
  const isOlder = attributes.has('pmap:kind') || layers.some(({ name }) => OLDER_LAYERS.has(name));
  if (isOlder) throw new AppError('map.older-form');
}
