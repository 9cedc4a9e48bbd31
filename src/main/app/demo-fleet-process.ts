/** Runs the built-in demo fleet, a real HTTP service on loopback, in a process of its own. */
import { utilityProcess, type UtilityProcess } from 'electron';
import { z } from 'zod';
import { AppError } from '@shared/errors';
import type { Log } from '../platform/log';

const ReadySchema = z.object({
  baseUrl: z.url(),
  apiKey: z.string(),
  email: z.string(),
  password: z.string(),
});

export interface DemoFleet extends z.infer<typeof ReadySchema> {
  readonly stop: () => void;
}

export interface DemoFleetOptions {
  /** The built `demo-fleet.js`. */
  readonly scriptPath: string;
  /** Folder of the demo incidents. */
  readonly demoFolder: string;
  readonly log: Log;
}

/** It reads one small index before it listens; longer means that it will not come. */
const START_LIMIT_MS = 20_000;

/** Starts the demo fleet and resolves once it listens, with the address and sign-in to use. */
export function startDemoFleet(options: DemoFleetOptions): Promise<DemoFleet> {
  const { scriptPath, demoFolder, log } = options;
  return new Promise((resolve, reject) => {
    const child = utilityProcess.fork(scriptPath, [demoFolder], {
      serviceName: 'Roadproof demo fleet',
      stdio: 'pipe',
    });
    const lines = keepLastLines(child);
    const fail = (reason: string): void => {
      clearTimeout(timer);
      child.kill();
      log.error('the demo fleet did not start', { reason, output: lines() });
      reject(new AppError('network.unreachable', { detail: 'The demo fleet did not start.' }));
    };
    const timer = setTimeout(() => {
      fail('no answer in time');
    }, START_LIMIT_MS);

    child.once('exit', (code) => {
      fail(`ended with ${code}`);
    });
    child.once('message', (message: unknown) => {
      const ready = ReadySchema.safeParse(message);
      if (!ready.success) {
        fail('unreadable message');
        return;
      }
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve({ ...ready.data, stop: () => child.kill() });
    });
  });
}

/** The last words of the process, for the log; reading them also keeps its pipes from filling up. */
function keepLastLines(child: UtilityProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString('utf8')).slice(-2_000);
    });
  }
  return () => text;
}
