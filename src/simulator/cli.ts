/** `npm run simulator -- --port 0 --events 100000 --scenario file.json`: the fleet service by hand. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ScenarioSchema } from './scenario';
import { startSimulator } from './start-simulator';

const USAGE = `Usage: npm run simulator -- [--port 0] [--events 0] [--seed 1] [--demo folder | --no-demo]
                            [--scenario file.json] [--api-key key] [--email e-mail] [--password word]

Without --no-demo the demo incidents of resources/demo are served. Remote clip commands whose file
name holds an outcome (silent, partial, D_E20001 … D_E20010) end that way.`;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      events: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      demo: { type: 'string', default: 'resources/demo' },
      'no-demo': { type: 'boolean', default: false },
      scenario: { type: 'string' },
      'api-key': { type: 'string', default: 'demo-key' },
      email: { type: 'string', default: 'safety@demo-fleet.example' },
      password: { type: 'string', default: 'demo-password' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const scenario =
    values.scenario === undefined
      ? {}
      : ScenarioSchema.parse(JSON.parse(await readFile(values.scenario, 'utf8')));
  const simulator = await startSimulator({
    port: Number(values.port),
    events: Number(values.events),
    seed: Number(values.seed),
    scenario,
    apiKey: values['api-key'],
    email: values.email,
    password: values.password,
    ...(values['no-demo'] ? {} : { demoFolder: resolve(values.demo) }),
  });
  console.log(`listening ${simulator.url}`);
  console.log(
    `sign in with API key ${simulator.apiKey}, e-mail ${simulator.email}, password ${simulator.password}`,
  );
  const stop = (): void => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
