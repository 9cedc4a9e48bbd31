/** The demo fleet as a process of its own: starts the simulator on the demo folder and says how to sign in. */
import { startSimulator } from './start-simulator';

/** What Electron gives a utility process to speak with its parent. */
interface ParentPort {
  postMessage(message: unknown): void;
}

async function run(): Promise<void> {
  const demoFolder = process.argv[2];
  if (demoFolder === undefined) throw new Error('the demo folder is missing');
  const { url, apiKey, email, password } = await startSimulator({ demoFolder });
  tellParent({ baseUrl: url, apiKey, email, password });
  console.log(`listening ${url}`);
}

/** By Electron's port when there is one, else Node's channel, else (started by hand) on paper. */
function tellParent(message: Record<string, string>): void {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort) parentPort.postMessage(message);
  else if (process.send) process.send(message);
  else console.log(JSON.stringify(message));
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
