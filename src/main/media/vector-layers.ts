/** Which layers a vector tile has, read off its outermost fields without decoding what is in them. */
import type { VectorLayer } from './older-form';

/** Layers of the Protomaps basemap schema, version 4: what the map's design draws. */
const DRAWN = new Set(
  'boundaries buildings earth landcover landuse places pois roads water'.split(' '),
);
/** In nearly every tile of that schema on land, and in no other schema under these names. */
const TELLING = ['earth', 'roads'] as const;
const MOST_NAME_BYTES = 200;
const decoder = new TextDecoder();
const LAYER_FIELD = 3;
const NAME_FIELD = 1;
const KEY_FIELD = 3;

/**
 * Null when the bytes are no vector tile (Mapbox Vector Tile 2).
 * A tile without layers is none either: servers send nothing in its place.
 */
export function vectorLayers(bytes: Uint8Array): readonly VectorLayer[] | null {
  const layers: VectorLayer[] = [];
  const whole = eachField(bytes, (field, content) => {
    if (field !== LAYER_FIELD || content === null) return;
    const names: string[] = [];
    const attributes: string[] = [];
    const sound = eachField(content, (inner, text) => {
      if (text === null || text.length > MOST_NAME_BYTES) return;
      if (inner === NAME_FIELD) names.push(decoder.decode(text));
      else if (inner === KEY_FIELD) attributes.push(decoder.decode(text));
    });
    const [name] = names;
    if (sound && name !== undefined) layers.push({ name, attributes });
  });
  return whole && layers.length > 0 ? layers : null;
}

/** Whether a tile is of another schema. One with nothing but water may be of any, and is drawn. */
export function areOtherLayers(names: readonly string[]): boolean {
  return !TELLING.some((name) => names.includes(name)) && names.some((name) => !DRAWN.has(name));
}

/** Calls back for each field; content is null for numbers. @returns false when the bytes are no message */
function eachField(
  bytes: Uint8Array,
  found: (field: number, content: Uint8Array | null) => void,
): boolean {
  let at = 0;
  /** Keys and lengths need no more than 32 bits; NaN beyond the end. */
  const varint = (): number => {
    let value = 0;
    for (let power = 1; power < 2 ** 70; power *= 128) {
      const byte = bytes[at];
      if (byte === undefined) return NaN;
      at += 1;
      value += (byte & 127) * power;
      if (byte < 128) return value;
    }
    return NaN;
  };
  while (at < bytes.length) {
    const key = varint();
    const [field, wireType] = [Math.floor(key / 8), key % 8];
    if (!(field > 0)) return false;
    let content: Uint8Array | null = null;
    if (wireType === 0) {
      if (Number.isNaN(varint())) return false;
    } else if (wireType === 1) {
      at += 8;
    } else if (wireType === 5) {
      at += 4;
    } else if (wireType === 2) {
      const length = varint();
      if (!(at + length <= bytes.length)) return false;
      content = bytes.subarray(at, at + length);
      at += length;
    } else {
      return false;
    }
    if (at > bytes.length) return false;
    found(field, content);
  }
  return true;
}
