/** The program dies again and again while it saves: nothing is lost, doubled or wrong in the end. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { createSync, openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { runChild } from '../support/run-child';
import type { ChildOrder } from '../support/save-incidents-child';
import { signedInTo } from '../support/signed-in';
import { tempFolder } from '../support/temp-folder';

const DEMO = resolve('resources/demo');
const CHILD = 'save-incidents-child.ts';
const KILLS = 10;
const PARTITION = 'demo';

test('kill -9 at random moments of saving: every file ends up equal to its source', async () => {
  const root = await tempFolder();
  const { simulator, service } = await signedInTo({ demoFolder: DEMO });
  const options = { clock: systemClock, log: silentLog };
  const before = openLibrary({ root, ...options });
  before.ensurePartition({ partitionId: PARTITION, label: 'Demo fleet', demo: true });
  const sync = createSync({
    library: before,
    service: () => service,
    partitionId: () => PARTITION,
    ...options,
    onChange: () => {},
  });
  sync.start();
  await sync.idle();
  const manifest = JSON.parse(await readFile(join(DEMO, 'fleet.json'), 'utf8')) as {
    incidents: {
      ticket: string;
      folder: string;
      expired: boolean;
      videos: { file: string | null; captureMode: string }[];
    }[];
  };
  const live = manifest.incidents.filter((incident) => !incident.expired);
  before.close();

  // Slow enough that most deaths come in the middle of files.
  simulator.order([{ path: '/media/*', fault: { kind: 'latency', ms: 40 } }]);
  const order: ChildOrder = {
    root,
    partitionId: PARTITION,
    incidentIds: live.map((incident) => `${PARTITION}:${incident.ticket}`),
    account: simulator,
  };
  for (let kill = 0; kill < KILLS; kill += 1) await runChild(CHILD, order, Math.random() * 250);
  expect(await runChild(CHILD, order, null)).toBe(true);

  const library = openLibrary({ root, ...options });
  onTestFinished(() => library.close());
  for (const incident of live) {
    const incidentId = `${PARTITION}:${incident.ticket}`;
    const files = library.files(incidentId).filter((file) => file.kind === 'video');
    for (const video of incident.videos) {
      if (video.file === null) continue;
      const source = await readFile(join(DEMO, incident.folder, video.file));
      const hash = createHash('sha256').update(source).digest('hex');
      const saved = files.filter((file) => file.sha256 === hash);
      expect(saved.length, `${incident.ticket} ${video.captureMode}`).toBeGreaterThan(0);
      const bytes = await readFile(saved[0]?.path ?? '');
      expect(bytes.equals(source)).toBe(true);
    }
    expect(library.custody.verify(incidentId)).toMatchObject({ ok: true });
    const savedFiles = library.custody
      .entries(incidentId)
      .filter((entry) => entry.action === 'saved')
      .map((entry) => entry.data['file']);
    expect(new Set(savedFiles).size).toBe(savedFiles.length);
  }
  const names = await readdir(root, { recursive: true });
  expect(names.filter((name) => /\.(part|tmp|bad)$/.test(name))).toEqual([]);
}, 120_000);
