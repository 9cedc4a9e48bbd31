/** Reads an HTTP Range header (RFC 9110 §14) against a known size. Pure. */

export type RangeAnswer =
  /** Send everything: no Range, one we do not understand, or several ranges at once. */
  | { readonly kind: 'whole' }
  /** Send bytes `start` to `end`, both included. */
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  /** Nothing of what was asked for exists: 416. */
  | { readonly kind: 'unsatisfiable' };

const WHOLE: RangeAnswer = { kind: 'whole' };
const UNSATISFIABLE: RangeAnswer = { kind: 'unsatisfiable' };

/**
 * What to send for `header`. A malformed header or a foreign unit is ignored, as §14.2 demands.
 * Several satisfiable ranges are answered with the whole file, which §14.2 allows: no player asks
 * for them, and a multipart body would be code that nothing uses.
 */
export function parseRange(header: string | null, sizeBytes: number): RangeAnswer {
  const set = /^bytes=(.+)$/i.exec(header?.trim() ?? '')?.[1];
  if (set === undefined) return WHOLE;

  const specs = set.split(',').map((part) => part.trim());
  // RFC 9110 §5.6.1: a list may hold empty elements, which count for nothing.
  const asked = specs.filter((spec) => spec !== '').map((spec) => parseSpec(spec, sizeBytes));
  if (asked.length === 0 || asked.includes('malformed')) return WHOLE;

  const satisfiable = asked.filter(isPart);
  const [first, ...others] = satisfiable;
  if (first === undefined) return UNSATISFIABLE;
  return others.length === 0 ? first : WHOLE;
}

type Part = Extract<RangeAnswer, { kind: 'part' }>;

function isPart(answer: RangeAnswer | 'malformed'): answer is Part {
  return answer !== 'malformed' && answer.kind === 'part';
}

function parseSpec(spec: string, sizeBytes: number): RangeAnswer | 'malformed' {
  const match = /^(\d*)-(\d*)$/.exec(spec);
  const [, first = '', last = ''] = match ?? [];
  if (match === null || (first === '' && last === '')) return 'malformed';

  if (first === '') {
    const suffixBytes = Number(last);
    if (suffixBytes === 0 || sizeBytes === 0) return UNSATISFIABLE;
    return { kind: 'part', start: Math.max(0, sizeBytes - suffixBytes), end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes - 1 : Number(last);
  if (last !== '' && end < start) return 'malformed';
  if (start >= sizeBytes) return UNSATISFIABLE;
  return { kind: 'part', start, end: Math.min(end, sizeBytes - 1) };
}
