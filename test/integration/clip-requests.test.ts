/** The remote clips desk over real HTTP: every state and code, restarts, lost answers, the library. */
import type { ClipAsk, RemoteClip } from '@shared/domain/clip-desk';
import { camerasOfClip, explainClip } from '@shared/domain/clip-explain';
import { CLIP_DEADLINE_MS, KNOWN_DEVICE_CODES } from '@shared/domain/clip-task';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { createClipRequests, type ClipRequests } from '@main/clip-requests';
import { APP_CHAIN } from '@main/custody';
import type { FleetClient } from '@main/fleet/types';
import { openLibrary, type Library } from '@main/library';
import type { Clock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { startSimulator, type Simulator, type Scenario } from '@simulator/index';
import { expect, onTestFinished, test } from 'vitest';
import { signedInClient } from '../support/fleet-connection';
import { tempFolder } from '../support/temp-folder';

const PARTITION = 'fleet-1';
/** Between two reports of a device: so long that no step comes by itself. */
const STEP_SECONDS = 3600;
const LAST_STEP = 5;

interface Desk {
  readonly clips: ClipRequests;
  readonly library: Library;
  readonly saved: string[];
  readonly close: () => Promise<void>;
}

interface Bench {
  readonly simulator: Simulator;
  /** The computer's clock beside the service's, moved on by hand. */
  readonly pass: (ms: number) => void;
  readonly offline: (isOffline: boolean) => void;
  readonly open: () => Desk;
}

async function bench(scenario: Scenario = {}): Promise<Bench> {
  const simulator = await startSimulator({
    events: 40,
    scenario: { taskStepSeconds: STEP_SECONDS, ...scenario },
  });
  onTestFinished(() => simulator.close());
  const root = await tempFolder();
  const { client } = await signedInClient(simulator, { retry: { attempts: 1 } });
  let service: FleetClient | null = client;
  let passedMs = 0;
  const clock: Clock = {
    now: () => Date.now() + passedMs,
    monotonic: () => performance.now() + passedMs,
  };
  return {
    simulator,
    pass: (ms) => (passedMs += ms),
    offline: (isOffline) => (service = isOffline ? null : client),
    open: () => {
      const library = openLibrary({ root, clock, log: silentLog });
      library.ensurePartition({ partitionId: PARTITION, label: 'Fleet', demo: false });
      const saved: string[] = [];
      const clips = createClipRequests({
        library,
        service: () => service,
        partitionId: () => PARTITION,
        clock,
        log: silentLog,
        user: () => 'Mara Lind',
        save: (ids) => saved.push(...ids),
        onChange: () => {},
        pace: { firstMs: 5, longestMs: 40 },
      });
      let closed = false;
      const close = async (): Promise<void> => {
        if (closed) return;
        closed = true;
        await clips.close();
        library.close();
      };
      onTestFinished(close);
      return { clips, library, saved, close };
    },
  };
}

/** Seven hours ago, in whole seconds: the service knows no finer. */
const AT = Math.floor(Date.now() / 1000) * 1000 - 7 * 3_600_000;

function asking(fields: Partial<ClipAsk> = {}): ClipAsk {
  return {
    deviceId: 'SIM000001',
    cameraIds: ['ALL'],
    timeMs: AT,
    durationSeconds: 600,
    singleEvent: true,
    fileName: 'Before the crash',
    saveWhenArrived: false,
    aboutIncidentId: null,
    evenIfAskedBefore: false,
    ...fields,
  };
}

const clipOf = (desk: Desk, clipId: string | undefined): RemoteClip => {
  const clip = desk.clips.state().clips.find((one) => one.clipId === clipId);
  if (!clip) throw new Error(`the desk has no clip ${clipId}`);
  return clip;
};

async function until(desk: Desk, clipId: string | undefined, wanted: Partial<RemoteClip>) {
  await expect.poll(() => clipOf(desk, clipId)).toMatchObject(wanted);
  return clipOf(desk, clipId);
}

test('a clip goes through every state to the library, and is saved when it was ticked', async () => {
  const { simulator, open } = await bench();
  const desk = open();
  const [id] = await desk.clips.ask(asking({ saveWhenArrived: true }));
  await until(desk, id, {
    taskState: 0,
    phase: 'waiting',
    deadlineMs: expect.any(Number) as number,
  });
  const seen: (number | null)[] = [];
  for (const taskState of [1, 4, 4, 5, 2]) {
    simulator.advance(STEP_SECONDS);
    const before = clipOf(desk, id).history.length;
    await expect.poll(() => clipOf(desk, id).history.length).toBeGreaterThan(before);
    seen.push(clipOf(desk, id).taskState);
    expect(clipOf(desk, id).taskState).toBe(taskState);
  }
  expect(seen).toEqual([1, 4, 4, 5, 2]);
  await expect.poll(() => clipOf(desk, id).incidentIds).toHaveLength(1);
  const done = await until(desk, id, { phase: 'done', nextCheckMs: null, deadlineMs: null });
  expect(camerasOfClip(done.history).every(({ stage }) => stage === 6)).toBe(true);
  expect(desk.saved).toEqual(done.incidentIds);
  const { rows } = desk.library.query(PARTITION, { ...EMPTY_QUERY, groups: ['remote'] });
  expect(rows.map(({ incidentId }) => incidentId)).toEqual(done.incidentIds);
  // It has stopped asking.
  const asked = simulator.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(simulator.requests.length).toBe(asked);
});

test('every code of the device ends with its own words', async () => {
  const { simulator, open } = await bench();
  const desk = open();
  const codes = KNOWN_DEVICE_CODES.filter((code) => code.startsWith('D_E'));
  const ids = new Map<string, string | undefined>();
  for (const [index, code] of codes.entries()) {
    const timeMs = AT - index * 3_600_000;
    const [id] = await desk.clips.ask(asking({ fileName: `test ${code}`, timeMs }));
    ids.set(code, id);
  }
  simulator.advance(STEP_SECONDS * LAST_STEP);
  const stages = new Set<number | null>();
  for (const code of codes) {
    const phase = code === 'D_E20010' ? 'expired' : 'failed';
    const clip = await until(desk, ids.get(code), { phase, taskState: 3, nextCheckMs: null });
    expect(clip.history.at(-1)?.code).toBe(code);
    expect(explainClip(clip).label).not.toContain(code);
    for (const { stage } of camerasOfClip(clip.history)) stages.add(stage);
  }
  expect([...stages].sort()).toEqual([0, 3, 4, 5, 7]);
});

test('partial success keeps what arrived and names the camera that is missing', async () => {
  const { simulator, open } = await bench();
  const desk = open();
  const [id] = await desk.clips.ask(asking({ fileName: 'test partial' }));
  simulator.advance(STEP_SECONDS * LAST_STEP);
  const clip = await until(desk, id, { phase: 'partial', taskState: 6 });
  expect(explainClip(clip).cause).toMatch(/no recording found/);
  await expect.poll(() => clipOf(desk, id).incidentIds).toHaveLength(1);
});

test('separate files become separate incidents', async () => {
  const { simulator, open } = await bench();
  const desk = open();
  const [id] = await desk.clips.ask(asking({ singleEvent: false, saveWhenArrived: true }));
  simulator.advance(STEP_SECONDS * LAST_STEP);
  await until(desk, id, { phase: 'done' });
  await expect.poll(() => desk.saved.length).toBeGreaterThan(1);
  expect(clipOf(desk, id).incidentIds).toEqual(desk.saved);
});

test('a restart in the middle goes on following', async () => {
  const { simulator, open } = await bench();
  const first = open();
  const [id] = await first.clips.ask(asking());
  simulator.advance(STEP_SECONDS * 2);
  await until(first, id, { taskState: 4 });
  await first.close();
  simulator.advance(STEP_SECONDS * 3);
  const second = open();
  expect(clipOf(second, id)).toMatchObject({ phase: 'working', taskState: 4 });
  second.clips.resume();
  await until(second, id, { phase: 'done' });
  await expect.poll(() => clipOf(second, id).incidentIds).toHaveLength(1);
});

test('the same again is noticed before it is sent, and sent when it is wanted', async () => {
  const { simulator, open } = await bench();
  const desk = open();
  await desk.clips.ask(asking());
  const posts = (): number => simulator.requests.filter(({ method }) => method === 'POST').length;
  const sent = posts();
  await expect(
    desk.clips.ask(asking({ timeMs: AT + 60_000, cameraIds: ['C_F'] })),
  ).rejects.toMatchObject({ code: 'clip.asked-before' });
  expect(posts()).toBe(sent);
  await desk.clips.ask(asking({ evenIfAskedBefore: true }));
  expect(posts()).toBe(sent + 1);
  // Another device is another clip.
  await desk.clips.ask(asking({ deviceId: 'SIM000002' }));
  expect(desk.clips.state().clips).toHaveLength(3);
});

test('several cameras are a request each', async () => {
  const { open } = await bench();
  const desk = open();
  const ids = await desk.clips.ask(asking({ cameraIds: ['C_F', 'C_R'] }));
  expect(ids.map((id) => clipOf(desk, id).cameraId)).toEqual(['C_F', 'C_R']);
});

test('what makes no sense is refused before it is sent', async () => {
  const { simulator, open } = await bench();
  const desk = open();
  const sent = simulator.requests.length;
  const future = Date.now() + 3_600_000;
  for (const wrong of [
    { durationSeconds: 0 },
    { durationSeconds: 86_401 },
    { durationSeconds: 1.5 },
    { cameraIds: [] },
    { fileName: '  ' },
    { timeMs: future },
  ]) {
    await expect(desk.clips.ask(asking(wrong))).rejects.toMatchObject({ code: 'input.invalid' });
  }
  expect(simulator.requests.length).toBe(sent);
  expect(desk.clips.state().clips).toEqual([]);
});

test('a refused request leaves nothing behind', async () => {
  const { simulator, open } = await bench();
  simulator.order([
    { path: '*/upload-video', fault: { kind: 'refuse', message: 'No such device' } },
  ]);
  const desk = open();
  await expect(desk.clips.ask(asking())).rejects.toMatchObject({
    code: 'service.refused',
    detail: 'No such device',
  });
  expect(desk.clips.state().clips).toEqual([]);
});

test('signed out, it says so and keeps the list', async () => {
  const { open, offline } = await bench();
  const desk = open();
  const [id] = await desk.clips.ask(asking());
  offline(true);
  await expect(desk.clips.ask(asking({ deviceId: 'SIM000002' }))).rejects.toMatchObject({
    code: 'service.signed-out',
  });
  expect((await desk.clips.refresh()).listError).toMatchObject({ code: 'service.signed-out' });
  expect(clipOf(desk, id).phase).toBe('waiting');
});

test('while the service cannot be reached it says why, and goes on when it can', async () => {
  const { simulator, open } = await bench();
  const desk = open();
  const [id] = await desk.clips.ask(asking());
  simulator.order([{ path: '*', fault: { kind: 'drop' } }]);
  await until(desk, id, {
    problem: expect.objectContaining({ code: 'network.interrupted' }) as never,
  });
  expect((await desk.clips.refresh()).listError).toMatchObject({ code: 'network.interrupted' });
  simulator.clearFaults();
  simulator.advance(STEP_SECONDS * LAST_STEP);
  await until(desk, id, { phase: 'done', problem: null });
  expect((await desk.clips.refresh()).listError).toBeNull();
});

test('a request whose answer got lost is found again in the service’s list', async () => {
  const { simulator, open } = await bench();
  // The service takes it, but its answer breaks off.
  simulator.order([{ path: '*/upload-video', to: 1, fault: { kind: 'truncate', afterBytes: 10 } }]);
  const desk = open();
  const [id] = await desk.clips.ask(asking());
  expect(clipOf(desk, id).phase).toBe('unclear');
  await until(desk, id, { phase: 'waiting', taskState: 0 });
  simulator.advance(STEP_SECONDS * LAST_STEP);
  await until(desk, id, { phase: 'done' });
  await expect.poll(() => clipOf(desk, id).incidentIds).toHaveLength(1);
  expect(desk.clips.state().clips).toHaveLength(1);
});

test('three days of silence end it', async () => {
  const { simulator, open, pass } = await bench({ tasks: { '*': 'silent' } });
  const desk = open();
  const [id] = await desk.clips.ask(asking());
  await until(desk, id, { phase: 'waiting' });
  pass(CLIP_DEADLINE_MS);
  const clip = await until(desk, id, { phase: 'expired', nextCheckMs: null });
  expect(explainClip(clip).cause).toContain('region 43');
  const asked = simulator.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(simulator.requests.length).toBe(asked);
});

test('rows that are over can be cleared away and brought back, also after a restart; others stay', async () => {
  const { open, pass } = await bench({ tasks: { '*': 'silent' } });
  const desk = open();
  const [over] = await desk.clips.ask(asking());
  await until(desk, over, { phase: 'waiting' });
  pass(CLIP_DEADLINE_MS);
  await until(desk, over, { phase: 'expired' });
  const [running] = await desk.clips.ask(asking({ deviceId: 'SIM000002' }));
  if (over === undefined || running === undefined) throw new Error('nothing was asked');
  desk.clips.clear([over, running]);
  const shown = (of: Desk): readonly string[] => of.clips.state().clips.map((clip) => clip.clipId);
  expect(shown(desk)).toContain(running);
  expect(shown(desk)).not.toContain(over);
  expect(desk.clips.state().cleared).toBe(1);
  await desk.close();

  const later = open();
  expect(shown(later)).not.toContain(over);
  later.clips.restore(null);
  expect(shown(later)).toContain(over);
  expect(later.clips.state().cleared).toBe(0);
});

test('a task that the service has forgotten ends as lost', async () => {
  const { simulator, open } = await bench();
  const desk = open();
  const [id] = await desk.clips.ask(asking());
  simulator.order([{ path: '*/taskResult/*', fault: { kind: 'status', status: 404 } }]);
  await until(desk, id, { phase: 'lost', nextCheckMs: null });
});

test('the service’s own uploads are listed, kept for later, and open as incidents', async () => {
  const { simulator, open } = await bench();
  // Asked for from elsewhere: this desk knows nothing of it.
  const { client } = await signedInClient(simulator);
  const base = { deviceCid: 'SIM000003', cameraId: 'ALL', singleEvent: true, durationSeconds: 30 };
  await client.requestClip({ ...base, fileName: 'From the portal', targetTimeMs: AT });
  await client.requestClip({ ...base, fileName: 'timelapse day', targetTimeMs: AT - 60_000 });
  simulator.advance(STEP_SECONDS * LAST_STEP);
  const first = open();
  const { clips } = await first.clips.refresh();
  expect(clips.map(({ name, phase, timeLapse }) => [name, phase, timeLapse])).toEqual([
    ['From the portal', 'done', false],
    ['timelapse day', 'done', true],
  ]);
  await first.close();

  const second = open();
  const kept = second.clips.state();
  expect(kept.clips.map(({ name }) => name)).toEqual(['From the portal', 'timelapse day']);
  expect(kept.listedAtMs).toEqual(expect.any(Number));
  const clipId = kept.clips[0]?.clipId ?? '';
  const incidentId = await second.clips.incidentOf(clipId);
  expect(second.library.detail(incidentId)).toMatchObject({
    group: 'remote',
    deviceId: 'SIM000003',
  });
  expect(clipOf(second, clipId).incidentIds).toEqual([incidentId]);
});

test('records with nothing in them are shown, those that cannot be read are counted', async () => {
  const { simulator, open } = await bench();
  const desk = open();
  await desk.clips.ask(asking());
  simulator.advance(STEP_SECONDS);
  simulator.order([
    {
      path: '/V2/event/uploads',
      fault: { kind: 'nulls', fields: ['last_ack_message', 'task_state', 'video_data', 'name'] },
    },
  ]);
  expect((await desk.clips.refresh()).clips).toHaveLength(1);
  simulator.order([
    { path: '/V2/event/uploads', fault: { kind: 'malformed', every: 1, as: 'text' } },
  ]);
  expect(await desk.clips.refresh()).toMatchObject({ unreadable: 1, listError: null });
});

test('asking is written into the chain of custody', async () => {
  const { open } = await bench();
  const desk = open();
  const [id] = await desk.clips.ask(asking({ cameraIds: ['C_F'] }));
  expect(desk.library.custody.entries(APP_CHAIN).at(-1)).toMatchObject({
    action: 'clip-requested',
    user: 'Mara Lind',
    data: { device: 'SIM000001', camera: 'C_F', timeMs: AT, durationSeconds: 600 },
  });
  expect(clipOf(desk, id).askedBy).toBe('Mara Lind');
});

test('a vehicle’s device is known with its cameras', async () => {
  const { open, simulator } = await bench();
  const { client } = await signedInClient(simulator);
  const desk = open();
  const { value: page } = await client.events({
    sinceMs: 0,
    untilMs: Date.now(),
    offset: 0,
    limit: 40,
    order: 'ASC',
  });
  desk.library.upsertEventPage(PARTITION, page, Date.now());
  const devices = desk.clips.devices();
  expect(devices.length).toBeGreaterThan(1);
  expect(devices[0]).toMatchObject({
    deviceId: expect.stringMatching(/^SIM/) as string,
    vehicleName: expect.any(String) as string,
  });
});
