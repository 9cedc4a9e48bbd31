/**
 * The G-sensor of BlackVue cameras: records of ten bytes, big-endian, ms since the recording's start and then three
 * axes. The layout is known from public readers (a grammar of Synalysis, blackclue); the maker has published none.
 * They disagree on the scale, 128 or about 100 counts to one standard gravity, so gravity itself decides.
 */
import type { AccelerationSample } from './domain/track';

const RECORD_BYTES = 10;
/** What unused room holds. */
const FILLED = 0xffff_ffff;
const DAY_MS = 86_400_000;
const COUNTS_PER_G = [128, 100] as const;
/** How far the usual reading of a car may be from 1 g, as a share. */
const MOST_AWAY = 0.12;

interface Reading {
  readonly timeMs: number;
  readonly axes: readonly [number, number, number];
}

/**
 * Times in ms from the recording's start; axes in the order of the file, as the device reports them. Empty when the
 * usual reading is not near one gravity on a scale that is known: then nobody knows what the counts mean.
 */
export function blackvueAcceleration(bytes: Uint8Array): readonly AccelerationSample[] {
  const readings = readingsIn(bytes);
  const sizes = readings.map(({ axes }) => Math.hypot(...axes)).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const scale = COUNTS_PER_G.find((counts) => Math.abs(usual / counts - 1) <= MOST_AWAY);
  if (scale === undefined) return [];
  return readings.map(({ timeMs, axes: [x, y, z] }) => ({
    timeMs,
    ...{ xG: x / scale, yG: y / scale, zG: z / scale },
  }));
}

/** Up to where the room is unused or time goes back. */
function readingsIn(bytes: Uint8Array): readonly Reading[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readings: Reading[] = [];
  let last = -1;
  for (let at = 0; at + RECORD_BYTES <= bytes.length; at += RECORD_BYTES) {
    const timeMs = view.getUint32(at);
    if (timeMs === FILLED || timeMs <= last || timeMs > DAY_MS) break;
    const axes = [view.getInt16(at + 4), view.getInt16(at + 6), view.getInt16(at + 8)] as const;
    readings.push({ timeMs, axes });
    last = timeMs;
  }
  return readings;
}
