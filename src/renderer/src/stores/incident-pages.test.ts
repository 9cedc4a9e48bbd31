/** Tests of reading the list page by page, with answers that come late and out of order. */
import type { IncidentSummary } from '@shared/domain/incident';
import type { IncidentPage } from '@shared/domain/incident-query';
import { describe, expect, it } from 'vitest';
import { createIncidentPages, PAGE_ROWS } from './incident-pages';

function row(name: string): IncidentSummary {
  return {
    incidentId: name,
    ticket: name,
    eventTimeMs: 0,
    type: 1,
    typeName: 'Collision',
    group: 'sensor',
    severityLevel: null,
    driverName: null,
    vehicleName: null,
    deviceId: null,
    latitudeDeg: null,
    longitudeDeg: null,
    zone: null,
    captureModes: [],
    videosRecorded: 0,
    videosArrived: 0,
    videosSaved: 0,
    uploading: false,
    daysLeft: null,
    expired: false,
    saveState: 'not-saved',
    savedBytes: 0,
    discardedAtMs: null,
    syncedAtMs: 0,
    fate: 'to-save',
    vanishedAtMs: null,
    verifiedAtMs: null,
    verifyFailedAtMs: null,
  };
}

function pageOf(prefix: string, total: number, offset: number, limit: number): IncidentPage {
  const length = Math.max(0, Math.min(limit, total - offset));
  return { total, rows: Array.from({ length }, (_, at) => row(`${prefix}${offset + at}`)) };
}

describe('incident pages', () => {
  it('loads only the pages on screen and finds rows across them', async () => {
    const asked: number[] = [];
    const pages = createIncidentPages((offset, limit) => {
      asked.push(offset);
      return Promise.resolve(pageOf('a', 950, offset, limit));
    });
    await pages.restart();
    await pages.look(290, 310);
    expect(asked).toEqual([0, 2 * PAGE_ROWS, 3 * PAGE_ROWS]);
    expect(pages.shown.value.total).toBe(950);
    expect(pages.rowAt(305)?.incidentId).toBe('a305');
    expect(pages.rowAt(500)).toBeUndefined();
    expect(pages.indexOf('a299')).toBe(299);
    expect(pages.indexOf('elsewhere')).toBe(-1);
  });

  it('asks once for a page that is already on its way', async () => {
    let asked = 0;
    const pages = createIncidentPages((offset, limit) => {
      asked += 1;
      return Promise.resolve(pageOf('a', 100, offset, limit));
    });
    await Promise.all([pages.look(0, 10), pages.look(5, 20)]);
    expect(asked).toBe(1);
  });

  it('throws away answers to a question that is no longer asked', async () => {
    const waiting: (() => void)[] = [];
    let word = 'old';
    const pages = createIncidentPages((offset, limit) => {
      const answer = pageOf(word, 10, offset, limit);
      return new Promise((resolve) => waiting.push(() => resolve(answer)));
    });
    const first = pages.restart();
    word = 'new';
    const second = pages.restart();
    waiting.reverse().forEach((answer) => answer());
    await Promise.all([first, second]);
    expect(pages.rowAt(0)?.incidentId).toBe('new0');
  });

  it('keeps old rows on screen until a refresh has the new ones', async () => {
    let word = 'old';
    let release = (): void => undefined;
    const pages = createIncidentPages(async (offset, limit) => {
      const answer = pageOf(word, 250, offset, limit);
      if (word === 'new') await new Promise<void>((resolve) => (release = resolve));
      return answer;
    });
    await pages.restart();
    await pages.look(120, 130);
    word = 'new';
    const refreshed = pages.refresh();
    expect(pages.rowAt(125)?.incidentId).toBe('old125');
    release();
    await refreshed;
    expect(pages.rowAt(125)?.incidentId).toBe('new125');
    expect(pages.rowAt(0)).toBeUndefined();
  });
});
