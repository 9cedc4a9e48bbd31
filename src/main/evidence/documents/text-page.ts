/** Sets a plain text for any editor: paragraphs broken to a readable width, columns, commands. */

/** Letters a line. */
const WIDTH = 100;

/** Parts with an empty line between them. */
export function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

export function text(paragraph: string): string {
  return broken(paragraph, WIDTH).join('\n');
}

/** Commands, as they are typed: never broken. */
export function code(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}`).join('\n');
}

/** Two columns, the first as wide as its longest word. */
export function columns(
  rows: readonly (readonly [label: string, value: string])[],
  indent = '',
): string {
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const start = indent.length + width;
  return rows
    .flatMap(([label, value]) =>
      broken(value, WIDTH - start).map((line, index) =>
        index === 0 ? `${indent}${label.padEnd(width)}${line}` : `${' '.repeat(start)}${line}`,
      ),
    )
    .join('\n');
}

/** Line breaks become blanks: what a person typed must not begin a line that looks like ours. */
export function oneLine(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim();
}

function broken(paragraph: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
