/** The remote clips desk on screen: asking for a clip, every task state, every camera stage, every device code. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClipAsk } from '@shared/domain/clip-desk';
import {
  describeCameraStage,
  describeDeviceCode,
  describeTaskState,
  KNOWN_CAMERA_STAGES,
  KNOWN_DEVICE_CODES,
  KNOWN_TASK_STATES,
} from '@shared/domain/clip-task';
import { startSimulator, type Simulator } from '@simulator/index';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/electron-app';
import { signedInClient } from '../support/fleet-connection';

/** Between two reports of a device: so long that no step comes by itself. */
const STEP_SECONDS = 3600;
const LAST_STEP = 5;
const HOUR_MS = 3_600_000;
const ERROR_CODES = KNOWN_DEVICE_CODES.filter((code) => code.startsWith('D_E'));

let folder: string;
let simulator: Simulator;
let running: RunningApp;
let page: Page;
/** Every line that the list and the panel beside it have shown so far. */
const seen = new Set<string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-clips-'));
  simulator = await startSimulator({ events: 30, scenario: { taskStepSeconds: STEP_SECONDS } });
  running = await launchApp({ userData: join(folder, 'user') });
  ({ page } = running);
  const { url: baseUrl, apiKey, email, password } = simulator;
  const account = { baseUrl, apiKey, email, password, staySignedIn: false };
  const { fleets } = await running.ask('session:sign-in', account);
  const [fleet] = fleets;
  if (fleet) await running.ask('session:choose-fleet', { fleetId: fleet.fleetId });
});

afterAll(async () => {
  await running.close();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

const rowOf = (name: string): Locator => page.getByRole('option').filter({ hasText: name });
const detail = (): Locator => page.getByRole('complementary', { name: 'Clip' });

async function lookAgain(): Promise<void> {
  await page.getByRole('button', { name: 'Refresh' }).click();
}

async function noteSeen(): Promise<void> {
  const texts = [...(await page.getByRole('option').allInnerTexts()), await detail().innerText()];
  for (const line of texts.flatMap((text) => text.split('\n'))) seen.add(line.trim());
}

it('a clip is asked for on screen, and the same again is noticed', async () => {
  await expect
    .poll(async () => (await running.ask('clips:devices', undefined)).length, { timeout: 20_000 })
    .toBeGreaterThan(0);
  await page.getByRole('link', { name: /Remote clips/ }).click();
  await page.getByRole('button', { name: 'Ask for a clip' }).first().click();
  const dialog = page.getByRole('dialog');
  const send = dialog.getByRole('button', { name: 'Ask for the clip' });
  await send.click();
  await dialog.getByText('Choose the device that recorded it.').waitFor();
  await dialog.getByLabel('Device', { exact: true }).click();
  await dialog.getByLabel('Device', { exact: true }).fill('SIM000001');
  await page.getByRole('option').filter({ hasText: 'SIM000001' }).click();
  await dialog.getByRole('button', { name: '10 min' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('test success');
  await dialog.getByText('region 43').waitFor();
  await send.click();
  await dialog.waitFor({ state: 'detached' });
  await rowOf('test success').getByText(describeTaskState(0).label, { exact: true }).waitFor();
  await detail()
    .getByText(/^(3 d|2 d 23 h)$/)
    .waitFor();
  await detail().getByText(describeTaskState(0).cause).waitFor();
  await noteSeen();

  await page.getByRole('button', { name: 'Ask again' }).click();
  await dialog.getByText('Asked for before').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
});

it('every task state is seen on the way', async () => {
  for (const [index, outcome] of ['partial', ...ERROR_CODES].entries()) {
    const ask: ClipAsk = {
      deviceId: 'SIM000002',
      cameraIds: ['ALL'],
      timeMs: Date.now() - (index + 3) * HOUR_MS,
      durationSeconds: 60,
      singleEvent: true,
      fileName: `test ${outcome}`,
      saveWhenArrived: false,
      aboutIncidentId: null,
      evenIfAskedBefore: false,
    };
    await running.ask('clips:ask', ask);
  }
  // A failure of which the service gives no report at all.
  const { client } = await signedInClient(simulator);
  await client.requestClip({
    ...{ deviceCid: 'SIM000003', cameraId: 'ALL', singleEvent: true, durationSeconds: 30 },
    ...{ fileName: 'elsewhere D_E20007', targetTimeMs: Date.now() - HOUR_MS },
  });
  simulator.order([
    { path: '/V2/event/uploads', fault: { kind: 'nulls', fields: ['last_ack_message'] } },
  ]);
  const expected = [1, 4, 4, 5, 2];
  for (const [step, taskState] of expected.entries()) {
    simulator.advance(STEP_SECONDS);
    await lookAgain();
    await rowOf('test success')
      .getByText(describeTaskState(taskState).label, { exact: true })
      .waitFor();
    if (step === LAST_STEP - 1) {
      await rowOf('test partial').getByText(describeTaskState(6).label, { exact: true }).waitFor();
      await rowOf('elsewhere').getByText(describeTaskState(3).label, { exact: true }).waitFor();
      await rowOf('test D_E20010')
        .getByText(describeDeviceCode('D_E20010').label, { exact: true })
        .waitFor();
    }
    await expect.poll(() => page.getByRole('button', { name: 'Refresh' }).isEnabled()).toBe(true);
    await noteSeen();
  }
  for (const state of KNOWN_TASK_STATES) expect(seen).toContain(describeTaskState(state).label);
});

it('every code of the device is told with its cause and next step, and every stage of a camera', async () => {
  for (const code of ERROR_CODES) {
    const words = describeDeviceCode(code);
    await rowOf(`test ${code}`).click();
    await detail()
      .getByRole('heading', { name: `test ${code}` })
      .waitFor();
    const text = await detail().innerText();
    for (const part of [words.label, words.cause, words.nextStep, code]) {
      expect(text).toContain(part);
    }
    await noteSeen();
  }
  for (const stage of KNOWN_CAMERA_STAGES) expect(seen).toContain(describeCameraStage(stage).label);
  // Success has a code too: it stands in the history.
  await rowOf('test success').click();
  await detail().getByText('D_S00000').first().waitFor();
});

it('shows time lapses alone, or real time alone', async () => {
  const ask: ClipAsk = {
    ...{ deviceId: 'SIM000003', cameraIds: ['ALL'], timeMs: Date.now() - 30 * HOUR_MS },
    ...{ durationSeconds: 3600, singleEvent: true, fileName: 'yard time lapse' },
    ...{ saveWhenArrived: false, aboutIncidentId: null, evenIfAskedBefore: false },
  };
  await running.ask('clips:ask', ask);
  const kinds = page.getByRole('group', { name: 'Kind of video' });
  await rowOf('yard time lapse').waitFor();
  // The service alone knows what kind of video it is.
  await lookAgain();
  await rowOf('yard time lapse').getByRole('img', { name: 'Time lapse' }).waitFor();
  await kinds.getByText('Time lapse', { exact: true }).click();
  await expect.poll(() => page.getByRole('option').count()).toBe(1);
  await kinds.getByText('Real time', { exact: true }).click();
  await rowOf('test success').waitFor();
  expect(await rowOf('yard time lapse').count()).toBe(0);
  await kinds.getByText('All videos', { exact: true }).click();
  await rowOf('yard time lapse').waitFor();
});

it('what is over can be cleared from the desk, and comes back', async () => {
  const rows = page.getByRole('option');
  const before = await rows.count();
  await page.getByRole('button', { name: 'Clear what is over' }).click();
  await expect.poll(() => rows.count()).toBeLessThan(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => rows.count()).toBe(before);
  await rowOf('test D_E20010').click();
  await detail().getByRole('button', { name: 'Clear from the desk' }).click();
  await rowOf('test D_E20010').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show 1 cleared' }).click();
  await rowOf('test D_E20010').waitFor();
});

it('an arrived clip is an incident of the library', async () => {
  await rowOf('test success').click();
  await detail().getByRole('button', { name: 'Show incident' }).click();
  await page.getByRole('heading', { name: /manual upload/i }).waitFor();
  const { clips } = await running.ask('clips:get', undefined);
  const clip = clips.find(({ name }) => name === 'test success');
  expect(clip?.incidentIds).toHaveLength(1);
  expect(decodeURIComponent(page.url())).toContain(clip?.incidentIds[0] ?? 'nothing');
});
