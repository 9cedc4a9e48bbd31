/** Sounds made by seed, delayed and disturbed: the delay is found to within a frame, or nothing is. */
import { describe, expect, it } from 'vitest';
import { ENVELOPE_BIN_US, EnvelopeMeter, type SoundEnvelope } from './sound-envelope';
import { soundOffset, type PlacedSound } from './sound-offset';

const RATE = 8000;
const T0 = Date.UTC(2026, 9, 21, 5, 42);
const FRAME_MS = 1000 / 30;

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A drive: engine hum, road noise, and now and then a bump, a click, a word. */
function drive(seed: number, seconds: number): Float32Array {
  const next = random(seed);
  const sound = Float32Array.from(
    { length: seconds * RATE },
    (_, at) => 0.02 * Math.sin(at / 14) + 0.01 * (next() - 0.5),
  );
  for (let atS = next() * 2; atS < seconds; atS += 0.2 + next() * 2.5) {
    const [loud, fadeS] = [0.1 + next() * 0.6, 0.02 + next() * 0.3];
    for (let at = 0; at < fadeS * 4 * RATE; at += 1) {
      const index = Math.floor(atS * RATE) + at;
      if (index >= sound.length) break;
      sound[index] = (sound[index] ?? 0) + loud * Math.exp(-at / (fadeS * RATE)) * (next() - 0.5);
    }
  }
  return sound;
}

/** The same moment by another microphone: farther away, duller, with noise of its own. */
function elsewhere(sound: Float32Array, seed: number, noise: number): Float32Array {
  const next = random(seed);
  let low = 0;
  return sound.map((sample) => {
    low += 0.3 * (sample - low);
    return 0.4 * low + noise * (next() - 0.5);
  });
}

function envelopeOf(sound: Float32Array, fromS: number, seconds: number): SoundEnvelope {
  const meter = new EnvelopeMeter(0, seconds * 1e6);
  const part = sound.subarray(Math.round(fromS * RATE), Math.round((fromS + seconds) * RATE));
  for (let at = 0; at < part.length; at += 1024) {
    meter.add((at / RATE) * 1e6, part.subarray(at, at + 1024), RATE);
  }
  return meter.envelope();
}

/** Two files of which the second begins `delayMs` later than its start says. */
function pair(seed: number, delayMs: number, noise = 0.005): [PlacedSound, PlacedSound] {
  const sound = drive(seed, 30);
  const second = elsewhere(sound, seed + 1, noise);
  return [
    { startMs: T0, envelope: envelopeOf(sound, 4, 20) },
    { startMs: T0 + 350, envelope: envelopeOf(second, 4.35 + delayMs / 1000, 18) },
  ];
}

describe('the shift between two recordings of one drive', () => {
  const next = random(7);
  const delays = [
    -3000,
    -1200,
    -33,
    0,
    12,
    480,
    3000,
    ...Array.from({ length: 13 }, () => (next() - 0.5) * 6000),
  ];

  it.each(delays.map((delayMs, seed) => [delayMs, seed] as const))(
    'of %d ms is found to within a frame (seed %d)',
    (delayMs, seed) => {
      const match = soundOffset(...pair(seed, delayMs));
      expect(match).not.toBeNull();
      expect(Math.abs((match?.shiftMs ?? Infinity) - delayMs)).toBeLessThan(FRAME_MS / 2);
      expect(match?.uncertaintyMs).toBeLessThan(200);
    },
  );

  it('is found in noise as loud as most sounds', () => {
    const match = soundOffset(...pair(3, 730, 0.05));
    expect(Math.abs((match?.shiftMs ?? Infinity) - 730)).toBeLessThan(FRAME_MS);
  });
});

describe('nothing is proposed', () => {
  const [first, second] = pair(1, 0);
  const level = (value: (bin: number) => number): SoundEnvelope => ({
    startUs: 0,
    levels: Float32Array.from({ length: 4000 }, (_, bin) => value(bin)),
  });

  it('for silence', () => {
    expect(soundOffset(first, { ...second, envelope: level(() => 0) })).toBeNull();
    expect(soundOffset({ ...first, envelope: level(() => 0) }, second)).toBeNull();
  });

  it('for steady noise, and for two drives that are not the same', () => {
    const next = random(5);
    const noise = level(() => 0.1 + 0.02 * next());
    expect(soundOffset(first, { ...second, envelope: noise })).toBeNull();
    for (let seed = 20; seed < 32; seed += 1) {
      const other = { startMs: T0, envelope: envelopeOf(drive(seed, 20), 0, 20) };
      expect(soundOffset(first, other), `seed ${seed}`).toBeNull();
    }
  });

  it('for sounds that repeat, such as an indicator', () => {
    const ticks = level((bin) => (bin % 140 < 6 ? 0.3 : 0.01));
    expect(soundOffset({ ...first, envelope: ticks }, { ...first, envelope: ticks })).toBeNull();
  });

  it('for recordings with less than ten seconds, or four common ones', () => {
    const far = { ...second, startMs: T0 + 60_000 };
    expect(soundOffset(first, far)).toBeNull();
    const short = { startUs: 0, levels: second.envelope.levels.subarray(0, 1800) };
    expect(soundOffset(first, { ...second, envelope: short })).toBeNull();
  });
});

it('an envelope has the level of each bin, whatever pieces the samples come in', () => {
  const meter = new EnvelopeMeter(1_000_000, 1_020_000);
  meter.add(1_005_000, new Float32Array(RATE / 200).fill(0.5), RATE);
  meter.add(1_010_000, new Float32Array(RATE / 100).fill(-0.25), RATE);
  const { startUs, levels } = meter.envelope();
  expect([startUs, ENVELOPE_BIN_US]).toEqual([1_000_000, 5_000]);
  expect([...levels]).toEqual([0, 0.5, 0.25, 0.25]);
});
