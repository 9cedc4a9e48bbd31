/** What a `Range` header asks of a file of a known size. */

export type RangeAnswer =
  | { readonly kind: 'whole' }
  /** `to` is exclusive. */
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  | { readonly kind: 'unsatisfiable' };

/** Several ranges or a form we do not know: the whole file, as the standard allows. */
export function readRange(header: string | undefined, sizeBytes: number): RangeAnswer {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return { kind: 'whole' };
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') {
    const count = Number(last);
    if (count === 0) return { kind: 'unsatisfiable' };
    return { kind: 'part', from: Math.max(0, sizeBytes - count), to: sizeBytes };
  }
  const from = Number(first);
  const to = last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes);
  if (last !== '' && Number(last) < from) return { kind: 'whole' };
  return from >= sizeBytes ? { kind: 'unsatisfiable' } : { kind: 'part', from, to };
}
