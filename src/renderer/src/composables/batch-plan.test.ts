/** The sums are those of what goes; an incident of which nothing can go is named with its reason. */
import type { EvidencePlan, PlannedOffer } from '@shared/domain/evidence';
import { EVERYTHING } from '@shared/domain/package-choice';
import { describeError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { batchRows, batchTotals, mergedOffers, type NamedIncident } from './batch-plan';

const incident = (incidentId: string): NamedIncident => ({
  incidentId,
  typeName: 'Impact',
  eventTimeMs: 0,
  zone: null,
  vehicleName: null,
  driverName: null,
});

function plan(change: Partial<EvidencePlan> = {}): EvidencePlan {
  const file = { path: 'data/a.mp4', kind: 'video', title: '', sizeBytes: 10 } as const;
  return {
    incidentId: '',
    language: 'en',
    packageName: '',
    files: [{ ...file, sourceFileId: '1' }],
    missing: [],
    choice: EVERYTHING,
    offers: [],
    leftOut: [],
    copiesToMake: [],
    stillsToMake: [],
    signature: { kind: 'unsigned' },
    knownBytes: 10,
    ...change,
  };
}

const offer = (change: Partial<PlannedOffer>): PlannedOffer => ({
  part: 'videos',
  of: null,
  title: '',
  files: 1,
  sizeBytes: 10,
  chosen: true,
  remark: null,
  goesIn: true,
  ...change,
});
const camera = (captureMode: string, change: Partial<PlannedOffer> = {}): PlannedOffer =>
  offer({ of: { kind: 'camera', captureMode }, title: captureMode, ...change });
const clip = (derivedId: string): PlannedOffer =>
  offer({ part: 'clips', of: { kind: 'clip', derivedId }, title: derivedId });

describe('what goes out together', () => {
  const missing = [{ title: 'Rear', reason: 'Expired.' }];
  const plans = new Map([
    ['whole', { plan: plan(), error: null }],
    ['partly', { plan: plan({ missing, knownBytes: 5 }), error: null }],
    ['nothing', { plan: null, error: describeError('evidence.nothing-to-export') }],
    ['empty', { plan: plan({ files: [] }), error: null }],
  ]);
  const incidents = ['whole', 'partly', 'nothing', 'empty', 'not-planned-yet'].map(incident);

  it('is all that can go, each of the others with its reason', () => {
    const rows = batchRows(incidents, plans, new Set());
    expect(rows.map(({ ticked }) => ticked)).toEqual([true, true, false, false, false]);
    expect(rows.map(({ blocked }) => blocked)).toEqual([
      null,
      null,
      'Nothing of this incident is saved yet.',
      'Everything a reader would open is switched off.',
      null,
    ]);
    expect(batchTotals(rows)).toEqual({ packages: 2, files: 2, knownBytes: 15, lacking: 1 });
  });

  it('without what was unticked', () => {
    const rows = batchRows(incidents, plans, new Set(['partly', 'nothing']));
    expect(batchTotals(rows)).toEqual({ packages: 1, files: 1, knownBytes: 10, lacking: 0 });
  });
});

describe('the switches for all', () => {
  it('have each camera once and the clips in one', () => {
    const merged = mergedOffers([
      plan({ offers: [camera('C_F'), clip('a'), clip('b')] }),
      plan({ offers: [camera('C_F', { sizeBytes: 7 }), camera('C_R'), clip('c')] }),
    ]);
    expect(merged.map(({ part, of, files, sizeBytes }) => [part, of, files, sizeBytes])).toEqual([
      ['videos', { kind: 'camera', captureMode: 'C_F' }, 2, 17],
      ['videos', { kind: 'camera', captureMode: 'C_R' }, 1, 10],
      ['clips', null, 3, 30],
    ]);
  });

  it('count what goes, and tell of how many a remark is', () => {
    const stays = { goesIn: false, remark: 'Shows a face.' };
    const [some] = mergedOffers([plan({ offers: [camera('C_F'), camera('C_F', stays)] })]);
    expect(some).toMatchObject({ files: 1, sizeBytes: 10, goesIn: true });
    expect(some?.remark).toBe('In 1 of 2: Shows a face.');
    const [none] = mergedOffers([plan({ offers: [camera('C_F', stays), camera('C_F', stays)] })]);
    expect(none).toMatchObject({ files: 2, sizeBytes: 20, goesIn: false, remark: 'Shows a face.' });
  });

  it('keep the size unknown where all of it is made during the export', () => {
    const made = offer({ part: 'report-pdf', sizeBytes: null });
    const [one] = mergedOffers([plan({ offers: [made] }), plan({ offers: [made] })]);
    expect(one?.sizeBytes).toBeNull();
  });
});
