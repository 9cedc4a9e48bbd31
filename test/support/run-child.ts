/** Runs a TypeScript file, or a program made from one, as a process of its own, to its end or to a kill -9. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export interface ChildEnd {
  /** What it said on its standard output. */
  readonly output: string;
  readonly errors: string;
  readonly killed: boolean;
}

/**
 * @param program a file of `test/support`, or the path of a built `.cjs`
 * @param killAfterMs from the child's first word on; null lets it end by itself.
 * @param inside a command that starts the child, e.g. in a namespace of its own
 * @throws when it ends without a word.
 */
export async function runToEnd(
  program: string,
  order: unknown,
  killAfterMs: number | null,
  inside: readonly string[] = [],
): Promise<ChildEnd> {
  const isBuilt = program.endsWith('.cjs');
  const script = isBuilt ? [program] : ['--import', 'tsx', resolve('test/support', program)];
  const words = [...inside, process.execPath, ...script, JSON.stringify(order)];
  const child = spawn(words[0] ?? '', words.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TSX_TSCONFIG_PATH: resolve('test/tsconfig.json') },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    const began = output === '';
    output += data.toString();
    if (began && killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  await once(child, 'close');
  if (output === '') throw new Error(`the child did not begin: ${errors}`);
  return { output, errors, killed: child.signalCode === 'SIGKILL' };
}

/** As `runToEnd`; returns whether it said that it is done. */
export async function runChild(
  program: string,
  order: unknown,
  killAfterMs: number | null,
): Promise<boolean> {
  return (await runToEnd(program, order, killAfterMs)).output.includes('done');
}
