/** Every demo incident on the deck: composites, late and missing cameras, uneven frames, sound, no GPS. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { IncidentSummary } from '@shared/domain/incident';
import { launchApp, type RunningApp } from '../support/electron-app';
import { readBarCode } from '../support/screen-bar-code';

let folder: string;
let running: RunningApp;
let incidents: readonly IncidentSummary[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-every-'));
  running = await launchApp({ userData: join(folder, 'user') });
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1600, 1000);
  });
});

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const clock = (page: Page) => page.getByTestId('deck-time');

/** Opens an incident at its event and waits until every camera stands. */
async function openAtEvent(page: Page, incidentId: string): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/incidents/${encodeURIComponent(id)}/review`;
  }, incidentId);
  await page.getByTestId('camera-grid').waitFor();
  const stands = async (): Promise<void> => {
    await expect
      .poll(() => clock(page).getAttribute('data-status'), { timeout: 20_000 })
      .toBe('paused');
  };
  await stands();
  const before = Number(await clock(page).getAttribute('data-seek-id'));
  await page.keyboard.press('e');
  await expect
    .poll(async () => Number(await clock(page).getAttribute('data-seek-id')))
    .toBeGreaterThan(before);
  await stands();
}

/** Frame shown (from pixels) and frame named, of every camera with a picture. */
async function shownAndNamed(page: Page) {
  const pictures = await page.locator('[data-camera]').all();
  return Promise.all(
    pictures.map(async (picture) => {
      const cameraId = (await picture.getAttribute('data-camera')) ?? '';
      const named = await page.locator(`[data-frame-of="${cameraId}"]`).innerText();
      return {
        cameraId,
        shown: (await readBarCode(picture))?.frame ?? null,
        named: Number(named.replace('#', '')),
      };
    }),
  );
}

describe('every saved incident of the demo week', () => {
  it('can be saved', async () => {
    await running.ask('session:open-demo', undefined);
    const all = { ...EMPTY_QUERY, limit: 100 };
    const list = (): Promise<readonly IncidentSummary[]> =>
      running.ask('incidents:query', all).then(({ rows }) => rows);
    await expect.poll(async () => (await list()).length, { timeout: 20_000 }).toBe(16);
    const incidentIds = (await list()).filter((row) => !row.expired).map((row) => row.incidentId);
    await running.ask('downloads:save', { incidentIds });
    await expect
      .poll(
        async () =>
          (await list()).filter(
            ({ saveState }) => saveState.endsWith('saved') && saveState !== 'not-saved',
          ).length,
        { timeout: 60_000 },
      )
      .toBe(15);
    incidents = await list();
  });

  it('shows on each camera the frame it names, at the event', async () => {
    const { page } = running;
    const wrong: unknown[] = [];
    for (const { incidentId, ticket } of incidents.filter(({ expired }) => !expired)) {
      await openAtEvent(page, incidentId);
      const cameras = await shownAndNamed(page);
      expect(cameras.length, ticket).toBeGreaterThan(0);
      wrong.push(
        ...cameras
          .filter(({ shown, named }) => shown !== named)
          .map((camera) => ({ ticket, ...camera })),
      );
    }
    expect(wrong).toEqual([]);
  });
});
