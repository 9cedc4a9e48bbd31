/** Computes WCAG contrast of the tokens, in both themes. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(resolve(import.meta.dirname, 'tokens.css'), 'utf8');

function tokensOf(selector: string): ReadonlyMap<string, string> {
  const start = CSS.indexOf(`${selector} {`);
  const block = CSS.slice(start, CSS.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, n = '', v = '']) => [n, v]),
  );
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['canvas', 'sunken', 'surface', 'raised', 'hover', 'selected'];
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...GROUNDS.flatMap((ground) => [
    ['text', ground] as const,
    ['text-2', ground] as const,
    ['text-3', ground] as const,
  ]),
  ['on-action', 'action'],
  ['on-action', 'action-hover'],
  ['action-text', 'surface'],
  ['action-text', 'selected-strong'],
  ['on-attention', 'attention'],
  ['on-danger', 'danger'],
  ['danger', 'surface'],
  ['warning', 'surface'],
  ['warning', 'selected'],
  ['text-2', 'neutral-soft'],
  ['text', 'warning-soft'],
  ['text-2', 'danger-soft'],
  ['text-2', 'warning-soft'],
  ...['good', 'info', 'warning', 'danger'].map((tone) => [tone, `${tone}-soft`] as const),
];
const EDGE_PAIRS: readonly (readonly [string, string])[] = [
  ['line-control', 'surface'],
  ['focus', 'surface'],
  ['focus', 'canvas'],
];

describe.each([":root[data-theme='light']", ":root[data-theme='dark']"])('%s', (selector) => {
  const tokens = tokensOf(selector);
  const color = (name: string): string => {
    const value = tokens.get(`--color-${name}`);
    if (value === undefined) throw new Error(`no token --color-${name}`);
    return value;
  };

  it.each(TEXT_PAIRS)('text %s on %s is readable', (text, ground) => {
    expect(contrast(color(text), color(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGE_PAIRS)('edge %s on %s is visible', (edge, ground) => {
    expect(contrast(color(edge), color(ground))).toBeGreaterThanOrEqual(3);
  });
});
