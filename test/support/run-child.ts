/** Runs a TypeScript file as a process of its own, to its end or to a kill -9. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * @param killAfterMs from the child's first word on; null lets it end by itself.
 * @returns whether it said that it is done.
 */
export async function runChild(
  script: string,
  order: unknown,
  killAfterMs: number | null,
): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', resolve('test/support', script), JSON.stringify(order)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TSX_TSCONFIG_PATH: resolve('test/tsconfig.json') },
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    const began = output === '';
    output += data.toString();
    if (began && killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  await once(child, 'exit');
  if (output === '') throw new Error(`the child did not begin: ${errors}`);
  return output.includes('done');
}
