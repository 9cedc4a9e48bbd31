/** The documents: nothing from outside becomes markup, nothing known is left unsaid, same facts same bytes. */
import { describe, expect, it } from 'vitest';
import {
  CLAIM,
  EVENT_TIME_MS,
  madeIncident,
  madeTrack,
  notSaved,
} from '../../../../test/support/evidence-source';
import type { EvidenceSource } from '../evidence-source';
import { planEvidence } from '../plan';
import { escapeHtml } from './html';
import { packageDocuments } from './package-documents';
import type { PackageFacts } from './package-facts';

const ATTACK = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

function facts(text: string): PackageFacts {
  const file = {
    ...notSaved(text, 'video', text, 'saved'),
    fileId: 'f',
    originalName: text,
    sizeBytes: 1234567,
    sha256: 'c'.repeat(64),
    sha512: 'd'.repeat(128),
    savedAtMs: EVENT_TIME_MS,
    absolutePath: '/library/f',
  };
  const gone = { ...notSaved('other', 'video', text, 'failed') };
  const source: EvidenceSource = {
    incident: {
      ...madeIncident(),
      typeName: text,
      ticket: text,
      driverName: text,
      vehicleName: text,
      deviceId: text,
      tripId: text,
    },
    files: [file, gone],
    cameras: [],
    clips: [],
    track: {
      ...madeTrack('f'),
      issues: { linesTotal: 9, badChecksum: 1, unreadable: 2, unused: { [text]: 3 } },
    },
    trackMissing: null,
    derived: [],
    marks: [],
    custody: [{ timeMs: EVENT_TIME_MS, actor: text, action: text, subject: text, line: '{}' }],
  };
  const claim = { ...CLAIM, claimNumber: text, notes: text, recipient: text, preparedBy: text };
  return {
    source,
    claim,
    plan: planEvidence(source, claim.claimNumber),
    preparedAtMs: EVENT_TIME_MS + 86_400_000,
    appVersion: '1.2.3',
    viewer: { script: 'void 0', style: 'body { margin: 0 }' },
  };
}

function textOf(path: string, from: PackageFacts): string {
  const found = packageDocuments(from).find((document) => document.path === path);
  return Buffer.from(found?.bytes ?? []).toString('utf8');
}

describe('the report', () => {
  it('shows hostile text as text wherever it stands', () => {
    const page = textOf('data/report.html', facts(ATTACK));
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page.split(escapeHtml(ATTACK)).length).toBeGreaterThan(12);
  });

  it('asks nothing of any network and runs nothing', () => {
    const page = textOf('data/report.html', facts('plain'));
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('says the claim, the gaps, what was dropped, what is missing and the hash of every original', () => {
    const page = textOf('data/report.html', facts('plain')).replace(/\s+/g, ' ');
    for (const said of [
      'Liability claim',
      '2026-06-12 08:15:30 UTC',
      '50 km/h (31 mph)',
      'Not in this package',
      'Saving failed.',
      '2026-06-12 08:15:34 UTC to 2026-06-12 08:15:39 UTC (5 s): no position was recorded',
      'the receiver marked its positions as void',
      '1 line with a wrong checksum, 2 unreadable lines',
      'c'.repeat(64),
      '1,234,567 bytes',
      'sha256sum -c manifest-sha256.txt',
    ]) {
      expect(page).toContain(said);
    }
  });

  it('draws the way in pieces where positions are missing', () => {
    const page = textOf('data/report.html', facts('plain'));
    expect(page.match(/class="way"/g)).toHaveLength(3);
    expect(page.match(/class="void"/g)).toHaveLength(2);
    expect(page.match(/class="event"/g)).toHaveLength(1);
  });

  it('says so when there is no track, and still comes out', () => {
    const made = facts('plain');
    const source = { ...made.source, track: null, trackMissing: 'The device had no GPS.' };
    const plan = planEvidence(source, 'CLM');
    expect(textOf('data/report.html', { ...made, source, plan })).toContain(
      'The device had no GPS.',
    );
  });
});

describe('all documents', () => {
  it('are those of the plan, and the same bytes for the same facts', () => {
    const made = facts('plain');
    const planned = made.plan.files.filter(({ sourceFileId }) => sourceFileId === null);
    const documents = packageDocuments(made);
    expect(documents.map(({ path }) => path)).toEqual(planned.map(({ path }) => path));
    expect(packageDocuments(facts('plain'))).toEqual(documents);
  });

  it('tie the derived track to its original by hash', () => {
    const files = JSON.parse(textOf('data/metadata/files.json', facts('plain'))) as {
      derived: { madeFromSha256: string }[];
    };
    expect(files.derived.map(({ madeFromSha256 }) => madeFromSha256)).toEqual([
      'c'.repeat(64),
      'c'.repeat(64),
    ]);
  });
});
