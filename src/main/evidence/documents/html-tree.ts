/** Reads the report's own page back as a tree, so that paper is set from the very same text; not for other HTML. */
import { plainText } from './html';

export interface HtmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

export type HtmlNode = HtmlElement | string;

const TOKEN =
  /<!doctype[^>]*>|<(\/?)([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/gi;
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g;
const EMPTY: ReadonlySet<string> = new Set(['meta', 'br', 'img']);
interface Open {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
}

export function htmlTree(page: string): HtmlElement {
  const root: Open = { tag: '', attributes: {}, children: [] };
  const path: Open[] = [root];
  for (const [token, end, tag, attributes, closed] of page.matchAll(TOKEN)) {
    const parent = path.at(-1) ?? root;
    if (tag === undefined) {
      if (!token.startsWith('<')) parent.children.push(plainText(token));
    } else if (end === '/') {
      if (parent.tag !== tag) throw new Error(`</${tag}> ends <${parent.tag}>`);
      path.pop();
    } else {
      const element: Open = { tag, attributes: attributesOf(attributes ?? ''), children: [] };
      parent.children.push(element);
      if (closed !== '/' && !EMPTY.has(tag)) path.push(element);
    }
  }
  return root;
}

export function isA(node: HtmlNode, ...tags: readonly string[]): node is HtmlElement {
  return typeof node !== 'string' && tags.includes(node.tag);
}

export function hasClass(node: HtmlNode, name: string): boolean {
  return typeof node !== 'string' && (node.attributes['class'] ?? '').split(' ').includes(name);
}

/** All elements of these names below, in order. */
export function findAll(node: HtmlNode, ...tags: readonly string[]): readonly HtmlElement[] {
  if (typeof node === 'string') return [];
  return node.children.flatMap((child) =>
    isA(child, ...tags) ? [child] : findAll(child, ...tags),
  );
}

export function textIn(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(textIn).join('');
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name ?? '', plainText(value ?? '')]),
  );
}
