/** The documents: nothing from outside becomes markup, nothing known is left unsaid, same facts same bytes. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CLAIM,
  EVENT_TIME_MS,
  madeClip,
  madeIncident,
  madeTrack,
  notSaved,
} from '../../../../test/support/evidence-source';
import type { EvidenceSource } from '../evidence-source';
import { planEvidence } from '../plan';
import { escapeHtml } from './html';
import { MetadataSchema, metadataSchemaText } from './metadata-schema';
import { packageTexts } from './package-documents';
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
    videoStartMs: null,
    receipts: [],
    derived: [],
    marks: [],
    custody: [{ timeMs: EVENT_TIME_MS, actor: text, action: text, subject: text, line: '{}' }],
  };
  const claim = { ...CLAIM, claimNumber: text, notes: text, recipient: text, preparedBy: text };
  return {
    source,
    claim,
    plan: planEvidence(source, claim.claimNumber),
    withheldName: null,
    preparedAtMs: EVENT_TIME_MS + 86_400_000,
    appVersion: '1.2.3',
    units: 'metric',
    timeStampAuthority: null,
    maps: null,
    viewer: { script: 'void 0', style: 'body { margin: 0 }' },
    fontFolder: resolve('resources/fonts'),
  };
}

function textOf(path: string, from: PackageFacts): string {
  const found = packageTexts(from).find((document) => document.path === path);
  return Buffer.from(found?.bytes ?? []).toString('utf8');
}

describe('the report', () => {
  it('tells a corrected start with its author, its reason and what it was', () => {
    const from = facts('x');
    const correction = {
      offsetMs: 120,
      method: 'sound',
      basis: 'Sound against Rear',
      user: 'Ana',
      changedAtMs: EVENT_TIME_MS + 60_000,
    } as const;
    const clips = [
      {
        ...madeClip(notSaved('front', 'video', 'C_F', 'failed')),
        startMs: EVENT_TIME_MS + 120,
        correction,
      },
    ];
    const page = textOf('data/report.html', { ...from, source: { ...from.source, clips } });
    expect(page).toContain('corrected by +0.120 s from the sound, accepted by Ana on ');
    expect(page).toContain('(Sound against Rear)');
    expect(page).toContain('the service’s own start of this file');
  });

  it('shows hostile text as text wherever it stands', () => {
    const page = textOf('data/report.html', facts(ATTACK));
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page.split(escapeHtml(ATTACK)).length).toBeGreaterThan(12);
  });

  it('asks nothing of any network and runs nothing', () => {
    const page = textOf('data/report.html', facts('plain'));
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:"`,
    );
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
    expect(page.match(/<path class="gap"/g)).toHaveLength(3);
    // Once in the drawing for each, once in its key.
    expect(page.match(/class="void"/g)).toHaveLength(3);
    expect(page.match(/class="event"/g)).toHaveLength(2);
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
  it('are the texts of the plan, and the same bytes for the same facts', () => {
    const made = facts('plain');
    const planned = made.plan.files.filter(({ sourceFileId }) => sourceFileId === null);
    const texts = packageTexts(made);
    expect([...texts.map(({ path }) => path), 'data/report.pdf'].sort()).toEqual(
      planned.map(({ path }) => path).sort(),
    );
    expect(packageTexts(facts('plain'))).toEqual(texts);
  });

  it('follow the published schema, which is the one in docs', () => {
    const data = packageTexts(facts('plain')).filter(({ path }) =>
      /metadata\/(?!schema)/.test(path),
    );
    expect(data).toHaveLength(4);
    for (const { path, bytes } of data) {
      const parsed = MetadataSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
      expect(parsed.error?.issues ?? [], path).toEqual([]);
    }
    const published = readFileSync(resolve('docs/package-metadata.schema.json'), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(metadataSchemaText()));
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
