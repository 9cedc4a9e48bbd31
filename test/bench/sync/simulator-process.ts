/** The simulated fleet service in a process of its own, so that it costs the measured one nothing. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface SimulatorProcess {
  readonly account: { url: string; apiKey: string; email: string; password: string };
  stop(): void;
}

const ROOT = resolve(import.meta.dirname, '../../..');
const START_LIMIT_MS = 60_000;

export async function startSimulatorProcess(events: number): Promise<SimulatorProcess> {
  const secrets = { apiKey: 'bench-key', email: 'bench@fleet.example', password: 'bench-password' };
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', resolve(ROOT, 'src/simulator/cli.ts'), '--no-demo'],
      ...['--events', String(events), '--api-key', secrets.apiKey],
      ...['--email', secrets.email, '--password', secrets.password],
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TSX_TSCONFIG_PATH: resolve(ROOT, 'test/tsconfig.json') },
    },
  );
  const url = await new Promise<string>((fulfil, reject) => {
    const timer = setTimeout(
      () => reject(new Error('the simulator did not start')),
      START_LIMIT_MS,
    );
    let output = '';
    child.stdout.on('data', (piece: Buffer) => {
      output += piece.toString();
      const found = /listening (\S+)/.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      fulfil(found);
    });
    child.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)));
  });
  return { account: { url, ...secrets }, stop: () => void child.kill('SIGKILL') };
}
