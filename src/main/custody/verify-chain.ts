/** Re-computes a custody chain from its lines alone and says where it breaks. */
import { CustodyEntrySchema, entryLine, FIRST_PREVIOUS, hashOf, type CustodyEntry } from './entry';

export type ChainCheck =
  | { readonly ok: true; readonly entries: number; readonly lastHash: string }
  | { readonly ok: false; readonly atIndex: number; readonly reason: string };

/** `lines` oldest first, each one JSON object as `custody.jsonl` holds it. */
export function verifyChain(chain: string, lines: readonly string[]): ChainCheck {
  let previous = FIRST_PREVIOUS;
  for (const [index, line] of lines.entries()) {
    const broken = (reason: string): ChainCheck => ({ ok: false, atIndex: index, reason });
    const parsed = CustodyEntrySchema.safeParse(parseJson(line));
    if (!parsed.success) return broken('the entry cannot be read');
    const { hash, ...content } = parsed.data;
    if (content.chain !== chain) return broken('the entry belongs to another record');
    if (content.index !== index) return broken('an entry is missing or out of order');
    if (content.previous !== previous) return broken('the entry does not follow the one before');
    if (hashOf(content) !== hash || entryLine(parsed.data) !== line) {
      return broken('the entry was changed after it was written');
    }
    previous = hash;
  }
  return { ok: true, entries: lines.length, lastHash: previous };
}

/** An entry from its line; null when it cannot be read. Says nothing of whether it was changed. */
export function parseEntry(line: string): CustodyEntry | null {
  return CustodyEntrySchema.safeParse(parseJson(line)).data ?? null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
