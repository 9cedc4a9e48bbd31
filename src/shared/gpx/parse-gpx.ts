/** Turns the text of a GPX file into a track: its track points with a time, in time order. */
import type { Track, TrackSample } from '../domain/track';
import { findGaps } from '../nmea/gaps';

/** One tag at a time: a pattern over whole points is slow on text made to be. */
const TAG = /<(\/?)(?:\w{1,40}:)?trkpt\b([^<>]*)>/g;
/** What may hold text that only looks like a point. */
const NOT_CONTENT = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g;

/**
 * Reads `trkpt` of GPX 1.0 and 1.1 with `time`, `ele`, `sat`, `hdop`, and speed (m/s) and course (degrees)
 * from GPX 1.0's own elements or from extensions of that name. Points without a readable place or time are
 * counted in `issues`, never guessed. Never throws; a text that is no GPX gives an empty track.
 */
export function parseGpx(text: string, { fileId }: { readonly fileId: string }): Track {
  const samples: TrackSample[] = [];
  let unreadable = 0;
  const plain = text.replace(NOT_CONTENT, (part) => part.replace(/[^\n]/g, ' '));
  const lineAt = lineCounter(plain);
  let opened: { readonly attributes: string; readonly from: number; readonly line: number } | null =
    null;
  const close = (children: string): void => {
    if (opened === null) return;
    const sample = readPoint(opened.attributes, children, opened.line);
    if (sample === null) unreadable += 1;
    else samples.push(sample);
    opened = null;
  };
  for (const found of plain.matchAll(TAG)) {
    const [tag, slash, attributes = ''] = found;
    const children = opened === null ? '' : plain.slice(opened.from, found.index);
    // A point inside a point, or one that never ends: what it holds is not its own.
    close(slash === '/' ? children : '');
    if (slash === '/') continue;
    opened = { attributes, from: found.index + tag.length, line: lineAt(found.index) };
    if (attributes.endsWith('/')) close('');
  }
  close('');
  samples.sort((a, b) => a.timeMs - b.timeMs);
  const once = samples.filter(({ timeMs }, index) => timeMs !== samples[index - 1]?.timeMs);
  return {
    fileId,
    samples: once,
    acceleration: [],
    gaps: findGaps(once.map(({ timeMs }) => ({ timeMs, valid: true, afterVoid: false }))),
    issues: { linesTotal: lineAt(plain.length), badChecksum: 0, unreadable, unused: {} },
  };
}

function readPoint(attributes: string, children: string, line: number): TrackSample | null {
  const latitudeDeg = numberIn(attribute(attributes, 'lat'), -90, 90);
  const longitudeDeg = numberIn(attribute(attributes, 'lon'), -180, 180);
  const timeMs = Date.parse(element(children, 'time') ?? '');
  if (latitudeDeg === null || longitudeDeg === null || Number.isNaN(timeMs)) return null;
  return {
    timeMs,
    latitudeDeg,
    longitudeDeg,
    speedMps: numberIn(element(children, 'speed') ?? element(children, 'speedMps'), 0, 1000),
    headingDeg: numberIn(element(children, 'course') ?? element(children, 'courseDeg'), 0, 360),
    altitudeM: numberIn(element(children, 'ele'), -1000, 100_000),
    satellites: numberIn(element(children, 'sat'), 0, 1000),
    hdop: numberIn(element(children, 'hdop'), 0, 10_000),
    // A receiver writes no track point without a fix.
    quality: element(children, 'fix') === 'none' ? 'void' : 'valid',
    line,
    sentence: 'trkpt',
  };
}

function attribute(attributes: string, name: string): string | null {
  return new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? null;
}

function element(children: string, name: string): string | null {
  const found = new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([^<]*)<`).exec(children);
  return found?.[1]?.trim() ?? null;
}

function numberIn(text: string | null, least: number, most: number): number | null {
  if (text === null || text === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= least && value <= most ? value : null;
}

/** 1-based; to be asked with rising offsets. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next !== -1 && next < offset;) {
      line += 1;
      at = next + 1;
      next = text.indexOf('\n', at);
    }
    return line;
  };
}
