/** Finds NMEA 0183 sentences in any text and checks their checksums. */

/** One `$…*hh` sentence whose checksum was right (or that needs none). */
export interface Sentence {
  /** Address field without `$`: talker and formatter (`GPRMC`) or a vendor's own (`PGRME`). */
  readonly address: string;
  /** All fields after the address, untouched. */
  readonly fields: readonly string[];
  /** 1-based line in the source text. */
  readonly line: number;
  /** Clock written before the sentence as `[epoch ms]` (BlackVue), or null. */
  readonly prefixMs: number | null;
}

export interface SentenceCounts {
  linesTotal: number;
  badChecksum: number;
  unreadable: number;
}

/** NMEA 0183 allows 82 characters; vendors go beyond. What is longer than this is junk. */
const MAX_SENTENCE_LENGTH = 1024;
/** Vendor acceleration lines carry no checksum in the field; standard sentences must. */
const WITHOUT_CHECKSUM = /^GSENSORD?$/;
const ADDRESS = /^[A-Z][A-Z0-9]{2,15}$/;
const PREFIX = /\[(\d{12,14})\]$/;

const DOLLAR = 36;
const STAR = 42;
const LF = 10;
const CR = 13;
const BOM = 0xfeff;

/**
 * Calls `take` for every good sentence of `text`, in order, and counts the rest into `counts`.
 * A cut sentence with a whole one behind it on the same line costs only itself.
 * Checksum as in NMEA 0183 section 5.2.2: XOR of all characters between `$` and `*`, two hex digits.
 */
export function readSentences(
  text: string,
  counts: SentenceCounts,
  take: (sentence: Sentence) => void,
): void {
  let position = text.charCodeAt(0) === BOM ? 1 : 0;
  while (position < text.length) {
    const end = endOfLine(text, position);
    counts.linesTotal += 1;
    readLine(text, position, end, counts, take);
    position = end + (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? 2 : 1);
  }
}

function endOfLine(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === LF || code === CR) return index;
  }
  return text.length;
}

function readLine(
  text: string,
  from: number,
  end: number,
  counts: SentenceCounts,
  take: (sentence: Sentence) => void,
): void {
  let start = nextDollar(text, from, end);
  if (start === end) {
    if (text.slice(from, Math.min(end, from + MAX_SENTENCE_LENGTH)).trim() !== '')
      counts.unreadable += 1;
    return;
  }
  const prefixMs = readPrefix(text, from, start);
  while (start < end) {
    const next = nextDollar(text, start + 1, end);
    readOne(text, start + 1, next, prefixMs, counts, take);
    start = next;
  }
}

function nextDollar(text: string, from: number, end: number): number {
  for (let index = from; index < end; index += 1) {
    if (text.charCodeAt(index) === DOLLAR) return index;
  }
  return end;
}

function readPrefix(text: string, from: number, dollar: number): number | null {
  const match = PREFIX.exec(text.slice(Math.max(from, dollar - 20), dollar));
  return match?.[1] === undefined ? null : Number(match[1]);
}

/** Reads the characters from `from` (behind `$`) to `end` as one sentence. */
function readOne(
  text: string,
  from: number,
  end: number,
  prefixMs: number | null,
  counts: SentenceCounts,
  take: (sentence: Sentence) => void,
): void {
  let sum = 0;
  let star = -1;
  const limit = Math.min(end, from + MAX_SENTENCE_LENGTH);
  for (let index = from; index < limit; index += 1) {
    const code = text.charCodeAt(index);
    if (code === STAR) {
      star = index;
      break;
    }
    sum ^= code;
  }
  const body = text.slice(from, star === -1 ? limit : star).trimEnd();
  const comma = body.indexOf(',');
  const address = comma === -1 ? body : body.slice(0, comma);
  if (!ADDRESS.test(address)) {
    counts.unreadable += 1;
    return;
  }
  const given = star === -1 ? '' : text.slice(star + 1, star + 3);
  const checked = star !== -1 && /^[0-9A-Fa-f]{2}$/.test(given) && parseInt(given, 16) === sum;
  if (!checked && !(star === -1 && WITHOUT_CHECKSUM.test(address))) {
    counts.badChecksum += 1;
    return;
  }
  const fields = comma === -1 ? [] : body.slice(comma + 1).split(',');
  take({ address, fields, line: counts.linesTotal, prefixMs });
}
