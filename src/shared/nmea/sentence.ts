/** Finds NMEA 0183 sentences in any text and checks their checksums. */
import type { BadLine } from '../domain/track';

/** One `$…*hh` sentence whose checksum was right, that needs none, or that is used all the same. */
export interface Sentence {
  /** Address field without `$`: talker and formatter (`GPRMC`) or a vendor's own (`PGRME`). */
  readonly address: string;
  /** Everything between the comma behind the address and the `*`, untouched. */
  readonly fieldText: string;
  /** 1-based line in the source text. */
  readonly line: number;
  /** Clock written before the sentence as `[epoch ms]` (BlackVue), or null. */
  readonly prefixMs: number | null;
  /** The checksum is wrong, cut or missing; only read in the lenient way. */
  readonly checksumFailed: boolean;
}

export interface SentenceCounts {
  linesTotal: number;
  badChecksum: number;
  unreadable: number;
  /** The first bad lines as they came; see {@link MAX_BAD_LINES}. */
  readonly badLines: BadLine[];
}

export interface ReadSentencesOptions {
  /** Also take sentences whose checksum is wrong or missing; they are counted and marked. */
  readonly lenient: boolean;
}

/** NMEA 0183 allows 82 characters; vendors go beyond. What is longer than this is junk. */
const MAX_SENTENCE_LENGTH = 1024;
/** Beyond this many, bad lines are only counted, so that a file of junk is not kept in memory. */
export const MAX_BAD_LINES = 1000;
/** Vendor acceleration lines carry no checksum in the field; standard sentences must. */
const WITHOUT_CHECKSUM = /^GSENSORD?$/;
const ADDRESS = /^[A-Z][A-Z0-9]{2,15}$/;
const PREFIX = /\[(\d{12,14})\]$/;
/** Characters of a `[epoch ms]` prefix at most. */
const PREFIX_LENGTH = 16;
/** The longest address {@link ADDRESS} allows. */
const MAX_ADDRESS_LENGTH = 16;
/** Files use a handful of addresses; junk must not fill the list of known ones. */
const MAX_KNOWN_ADDRESSES = 256;

const DOLLAR = 36;
const STAR = 42;
const COMMA = 44;
const CLOSING_BRACKET = 93;
const LF = 10;
const CR = 13;
const BOM = 0xfeff;

/**
 * Calls `take` for every good sentence of `text`, in order, and counts the rest into `counts`.
 * A cut sentence with a whole one behind it on the same line costs only itself.
 * Checksum as in NMEA 0183 section 5.2.2: XOR of all characters between `$` and `*`, two hex digits.
 *
 * @param text one character a byte (Latin-1), or UTF-8 decoded; lines end in LF, CRLF or CR.
 */
export function readSentences(
  text: string,
  counts: SentenceCounts,
  { lenient }: ReadSentencesOptions,
  take: (sentence: Sentence) => void,
): void {
  const { length } = text;
  const addresses = createAddresses();
  let position = text.charCodeAt(0) === BOM ? 1 : 0;

  const bad = (reason: BadLine['reason'], from: number, end: number): void => {
    if (reason === 'checksum') counts.badChecksum += 1;
    else counts.unreadable += 1;
    if (counts.badLines.length >= MAX_BAD_LINES) return;
    const kept = text.slice(from, Math.min(end, from + MAX_SENTENCE_LENGTH)).trimEnd();
    counts.badLines.push({ line: counts.linesTotal, reason, text: kept });
  };

  /** Reads the sentence whose `$` is at `dollar`; answers where it ends: next `$` or end of line. */
  const readOne = (dollar: number, lineStart: number): number => {
    const from = dollar + 1;
    let index = from;
    let sum = 0;
    let code = 0;
    let comma = -1;
    for (; index < length; index += 1) {
      code = text.charCodeAt(index);
      if (code === STAR || code === LF || code === CR || code === DOLLAR) break;
      if (code === COMMA && comma === -1) comma = index;
      sum ^= code;
    }
    const star = code === STAR && index < length ? index : -1;
    let end = index;
    while (end < length) {
      code = text.charCodeAt(end);
      if (code === LF || code === CR || code === DOLLAR) break;
      end += 1;
    }
    const addressEnd = comma === -1 ? index : comma;
    const address = addresses(text, from, addressEnd, comma === -1);
    if (address === null || index - from > MAX_SENTENCE_LENGTH) {
      bad('unreadable', dollar, end);
      return end;
    }
    const given =
      star === -1 || star + 2 >= length
        ? -1
        : hexDigit(text.charCodeAt(star + 1)) * 16 + hexDigit(text.charCodeAt(star + 2));
    const checksumFailed = given !== sum && !(star === -1 && WITHOUT_CHECKSUM.test(address));
    if (checksumFailed) {
      bad('checksum', dollar, end);
      if (!lenient) return end;
    }
    take({
      address,
      fieldText: comma === -1 ? '' : text.slice(comma + 1, index),
      line: counts.linesTotal,
      prefixMs: readPrefix(text, lineStart, dollar),
      checksumFailed,
    });
    return end;
  };

  while (position < length) {
    counts.linesTotal += 1;
    const lineStart = position;
    let code = 0;
    while (position < length) {
      code = text.charCodeAt(position);
      if (code === DOLLAR || code === LF || code === CR) break;
      position += 1;
    }
    if (code !== DOLLAR || position >= length) {
      const shown = text.slice(lineStart, Math.min(position, lineStart + MAX_SENTENCE_LENGTH));
      if (position > lineStart && shown.trim() !== '') bad('unreadable', lineStart, position);
    } else {
      while (text.charCodeAt(position) === DOLLAR) position = readOne(position, lineStart);
    }
    position += text.charCodeAt(position) === CR && text.charCodeAt(position + 1) === LF ? 2 : 1;
  }
}

/** The value of a hex digit's character code; for any other a value no sum can equal. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  return code >= 97 && code <= 102 ? code - 87 : 1 << 20;
}

function readPrefix(text: string, lineStart: number, dollar: number): number | null {
  if (dollar === lineStart || text.charCodeAt(dollar - 1) !== CLOSING_BRACKET) return null;
  const match = PREFIX.exec(text.slice(Math.max(lineStart, dollar - PREFIX_LENGTH), dollar));
  return match?.[1] === undefined ? null : Number(match[1]);
}

/** Looks addresses up, so that each is checked and kept once and no sample holds on to the text. */
function createAddresses(): (
  text: string,
  from: number,
  end: number,
  trim: boolean,
) => string | null {
  const known = new Map<string, string | null>();
  return (text, from, end, trim) => {
    if (end - from > MAX_ADDRESS_LENGTH && !trim) return null;
    const cut = text.slice(from, Math.min(end, from + MAX_SENTENCE_LENGTH));
    const name = trim ? cut.trimEnd() : cut;
    const found = known.get(name);
    if (found !== undefined) return found;
    const address = ADDRESS.test(name) ? Array.from(name).join('') : null;
    if (known.size < MAX_KNOWN_ADDRESSES) known.set(name, address);
    return address;
  };
}
