/** HTML by template strings in which every value is escaped unless it is HTML already. */

/** Text known to be safe HTML; only `html` and `join` make it. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | readonly Html[] | null;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const MEANT = new Map(Object.entries(ESCAPES).map(([character, escape]) => [escape, character]));

/** The other way round: text as it was before `escapeHtml`. */
export function plainText(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (escape) => MEANT.get(escape) ?? escape);
}

function render(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map((one) => one.text).join('');
  return escapeHtml(String(value));
}

export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.map((part, index) => part + render(values[index] ?? null)).join(''));
}
