/** Starts worker threads so that they can always end. */
import { setFlagsFromString } from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * [Note: threads that end] A thread that ends waits for its engine's background work. Background compilation
 * may itself wait for the thread to collect garbage, and then both wait for ever (nodejs/node#54918), the app
 * that is quitting behind them. Engines started from now on compile on their own thread; the main thread's,
 * which is running already, is left as it is.
 */
export function startThread(file: string, options?: WorkerOptions): Worker {
  setFlagsFromString('--no-concurrent-recompilation');
  return new Worker(file, options);
}
