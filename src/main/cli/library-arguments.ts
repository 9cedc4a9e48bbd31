/** What commands on a library have in common. */
import { parseArgs } from 'node:util';

/** `<folder> [--json]`; null for anything else. */
export function libraryArguments(
  args: readonly string[],
): { folder: string; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [folder, ...others] = positionals;
    return folder === undefined || others.length > 0 ? null : { folder, json: values.json };
  } catch {
    return null;
  }
}

/** Names come from the disk: control characters must not reach the terminal. */
export function shownText(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}
