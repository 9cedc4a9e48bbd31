/** The simulator as processes of their own: the command line, and the demo fleet beside the app. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFleetClient, signIn } from '@main/fleet';
import { connectTo } from '../support/fleet-connection';

const ROOT = resolve(import.meta.dirname, '../..');
let child: ChildProcess | null = null;

afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill();
    await once(child, 'exit');
  }
  child = null;
});

function run(script: string, args: readonly string[]): ChildProcess {
  child = fork(join(ROOT, script), args, {
    cwd: ROOT,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return child;
}

async function linesOf(process: ChildProcess, count: number): Promise<readonly string[]> {
  let text = '';
  for await (const piece of process.stdout ?? []) {
    text += String(piece);
    const lines = text.split('\n').filter((line) => line !== '');
    if (lines.length >= count) return lines;
  }
  throw new Error(`it ended after: ${text}`);
}

describe('the command line', () => {
  it('says where it listens and how to sign in, and keeps to its scenario', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roadproof-scenario-'));
    const scenario = join(folder, 'scenario.json');
    const rules = [{ path: '/V2/configuration', fault: { kind: 'refuse', message: 'As ordered' } }];
    await writeFile(scenario, JSON.stringify({ rules }));
    const args = ['--port', '0', '--events', '1000', '--no-demo', '--scenario', scenario];
    const [first = '', second = ''] = await linesOf(run('src/simulator/cli.ts', args), 2);
    await rm(folder, { recursive: true });
    const url = /^listening (http:\/\/127\.0\.0\.1:\d+)$/.exec(first)?.[1] ?? '';
    const [, apiKey = '', email = '', password = ''] =
      /API key (\S+), e-mail (\S+), password (\S+)$/.exec(second) ?? [];
    const { token } = await signIn(connectTo({ url, apiKey }), { email, password });
    const client = createFleetClient(connectTo({ url, apiKey }, { token: () => token }));
    const all = { sinceMs: 0, untilMs: 4e12, offset: 0, limit: 1, order: 'ASC' } as const;
    expect((await client.events(all)).value.count).toBe(1000);
    await expect(client.configuration()).rejects.toMatchObject({ detail: 'As ordered' });
  });
});

describe('the demo fleet', () => {
  it('tells its parent how to sign in, and serves every committed file whole', async () => {
    const started = run('src/simulator/demo-fleet.ts', [join(ROOT, 'resources/demo')]);
    const [message] = (await once(started, 'message')) as [Record<string, string>];
    const { baseUrl: url = '', apiKey = '', email = '', password = '' } = message;
    const { token } = await signIn(connectTo({ url, apiKey }), { email, password });
    const client = createFleetClient(connectTo({ url, apiKey }, { token: () => token }));
    const query = { sinceMs: 0, untilMs: 4e12, offset: 0, limit: 200, order: 'ASC' } as const;
    const page = (await client.events(query)).value;
    expect(page.unreadable).toEqual([]);
    expect(page.events.length).toBe(page.count);
    let files = 0;
    for (const { event } of page.events) {
      const assets = (await client.eventAssets(event.ticket)).value;
      const arrived = assets.videos.filter((video) => video.url !== null);
      expect(arrived).toHaveLength(event.expired ? 0 : event.videosUploaded);
      for (const { url: media, sizeBytes } of arrived) {
        const bytes = await (await fetch(media ?? '')).arrayBuffer();
        expect(bytes.byteLength).toBe(sizeBytes);
        files += 1;
      }
    }
    expect(files).toBeGreaterThan(0);
  });

  it('ends with a reason when its folder is not there', async () => {
    const started = run('src/simulator/demo-fleet.ts', [join(ROOT, 'resources/no-such-folder')]);
    let said = '';
    started.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
    const [code] = (await once(started, 'exit')) as [number];
    expect(code).toBe(1);
    expect(said).toContain('fleet.json');
  });
});
