/** A display for programs that open windows where nobody looks. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Uses the display that is there, or starts Xvfb and names it in `DISPLAY`.
 * @returns what ends it again
 */
export async function ensureDisplay(): Promise<() => void> {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return () => {};
  // Xvfb picks a free number itself and writes it to the third file descriptor.
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const told = server.stdio[3];
  if (!told || !('read' in told)) throw new Error('no pipe to Xvfb');
  const [number] = (await Promise.race([
    once(told, 'data'),
    once(server, 'exit').then(() => {
      throw new Error('Xvfb did not start');
    }),
  ])) as [Buffer];
  process.env['DISPLAY'] = `:${number.toString().trim()}`;
  return () => {
    server.kill();
  };
}
