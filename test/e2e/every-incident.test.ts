/** Every demo incident on the deck: composites, late and missing cameras, uneven frames, sound, no GPS. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { IncidentSummary } from '@shared/domain/incident';
import { useApp } from '../support/app-of-file';
import { deckStands, deckTimeMs, pressOnDeck } from '../support/deck';
import { readBarCode } from '../support/screen-bar-code';

/** Fifteen incidents, one after the other, on a machine that may be busy. */
const ALL_OF_THEM_MS = 600_000;

let incidents: readonly IncidentSummary[];
const running = useApp('every', async () => {
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1600, 1000);
  });
});

/** Opens an incident at its event and waits until every camera stands. */
async function openAtEvent(page: Page, incidentId: string): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/incidents/${encodeURIComponent(id)}/review`;
  }, incidentId);
  await page.getByTestId('camera-grid').waitFor();
  await deckStands(page);
  await pressOnDeck(page, 'e');
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

  it(
    'shows on each camera the frame it names, at the event',
    async () => {
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
    },
    ALL_OF_THEM_MS,
  );
});

describe('what an incident has not', () => {
  const open = (page: Page, ticket: string): Promise<void> => {
    const incident = incidents.find((one) => one.ticket === ticket);
    return openAtEvent(page, incident?.incidentId ?? '');
  };
  const tile = (page: Page, name: string) => page.getByRole('article', { name: `${name} camera` });
  const codeOf = (page: Page, cameraId: string) =>
    readBarCode(page.locator(`[data-camera="${cameraId}"]`));
  const note = (page: Page, name: string, text: RegExp) =>
    tile(page, name).getByText(text).waitFor();

  it('a camera that begins late stands on its first picture, and one that ended on its last', async () => {
    const { page } = running;
    await open(page, 'EV20261021074213VAN07');
    await pressOnDeck(page, 'Home');
    await note(page, 'Rear', /^Starts in 3\.9 s/);
    expect((await codeOf(page, 'C_R'))?.frame).toBe(0);
    expect((await codeOf(page, 'C_E'))?.frame).toBe(0);
    await pressOnDeck(page, 'End');
    await note(page, 'Rear', /^Ended 3\.8 s ago/);
    // 17.5 seconds at 10 frames each.
    expect((await codeOf(page, 'C_R'))?.frame).toBe(174);
    expect((await codeOf(page, 'C_I'))?.frame).toBe(229);
  });

  it('a camera without a file keeps its place, with the reason; the others show the moment', async () => {
    const { page } = running;
    await open(page, 'EV20261022164052VAN11');
    await note(page, 'Extended', /^No picture from Extended/);
    const timeMs = await deckTimeMs(page);
    for (const cameraId of ['C_F', 'C_I', 'C_R']) {
      const truth = (await codeOf(page, cameraId))?.timeMs ?? Number.NaN;
      expect(timeMs - truth, cameraId).toBeGreaterThanOrEqual(0);
      expect(timeMs - truth, cameraId).toBeLessThan(100);
    }
    await pressOnDeck(page, 'End');
    await note(page, 'Rear', /^Ended 2\.8 s ago/);
    expect((await codeOf(page, 'C_R'))?.frame).toBe(129);
  });

  it('one still uploading says so', async () => {
    const { page } = running;
    await open(page, 'EV20261023095530TRK12');
    await note(page, 'Rear', /Still uploading from the device/);
  });

  it('every part of a composite is its own camera, of one moment', async () => {
    const { page } = running;
    await open(page, 'EV20261022161148TRK12');
    const codes = await Promise.all([1, 2, 3, 4].map((part) => codeOf(page, `GRID:${part}`)));
    expect(codes.map((code) => code?.camera)).toEqual([0, 1, 2, 3]);
    expect(new Set(codes.map((code) => code?.frame)).size).toBe(1);
    await open(page, 'EV20261019171130VAN11');
    expect((await codeOf(page, 'S_F_I:front'))?.camera).toBe(0);
    expect((await codeOf(page, 'S_F_I:cabin'))?.camera).toBe(1);
    expect((await codeOf(page, 'C_R'))?.camera).toBe(2);
  });

  it('the hole in the GPS log is told at its moment; the pictures go on', async () => {
    const { page } = running;
    // Its log is silent from 2.4 seconds before the event.
    await page.getByText(/^No GPS for 4\.\d s\. The vehicle stands/).waitFor();
    const before = (await codeOf(page, 'C_R'))?.frame ?? Number.NaN;
    await pressOnDeck(page, 'ArrowRight');
    expect((await codeOf(page, 'C_R'))?.frame).not.toBe(before);
  });

  it('without GPS the map says so and the pictures are there', async () => {
    const { page } = running;
    await open(page, 'EV20261024175618CAR21');
    await page.getByText('No position for this incident').waitFor();
    expect((await codeOf(page, 'C_F'))?.frame).toBeGreaterThan(0);
  });

  it('without any video it says why, and what to do', async () => {
    const { page } = running;
    const expired = incidents.find((one) => one.expired);
    await page.evaluate((id) => {
      location.hash = `#/incidents/${encodeURIComponent(id)}/review`;
    }, expired?.incidentId ?? '');
    await page.getByText('No video was saved in time').waitFor();
    expect(await page.locator('[data-camera]').count()).toBe(0);
  });
});
