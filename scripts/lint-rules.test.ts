/** Each house rule fires on a source that breaks it and stays quiet on one that does not. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { RULE_FIXTURES } from './lint/fixtures';

const configFile = resolve(import.meta.dirname, '../eslint.config.mjs');

/** Rules that fired in each file of a small project made of `sources`. */
async function rulesFired(
  sources: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, readonly (string | null)[]>>> {
  const cwd = await mkdtemp(join(tmpdir(), 'roadproof-lint-'));
  try {
    for (const [path, text] of Object.entries(sources)) {
      await mkdir(join(cwd, dirname(path)), { recursive: true });
      await writeFile(join(cwd, path), text);
    }
    // Rules that need types are off: these files belong to no TypeScript project.
    const untyped = tseslint.configs.disableTypeChecked as Linter.Config;
    const eslint = new ESLint({ cwd, overrideConfigFile: configFile, overrideConfig: [untyped] });
    const results = await eslint.lintFiles(Object.keys(sources));
    return Object.fromEntries(
      results.map(({ filePath, messages }) => [
        filePath.slice(cwd.length + 1),
        messages.map(({ ruleId }) => ruleId),
      ]),
    );
  } finally {
    await rm(cwd, { recursive: true });
  }
}

describe('house rules', () => {
  it.each(RULE_FIXTURES)('$name', { timeout: 60_000 }, async ({ rule, bad, good }) => {
    const [first = ''] = Object.keys(bad);
    expect((await rulesFired(bad))[first]).toContain(rule);
    for (const fired of Object.values(await rulesFired(good))) {
      expect(fired).not.toContain(rule);
      // A file that could not be read has `null` for a rule, and would prove nothing.
      expect(fired).not.toContain(null);
    }
  });
});
