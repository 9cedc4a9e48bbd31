/** Packages whose report is in another language: whole, checked by other people's tools, and the same when issued again. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { EVERYTHING } from '@shared/domain/package-choice';
import type { BatchState } from '@shared/domain/package-batch';
import type { ExportState } from '@shared/domain/evidence';
import { createEvidence, runReissueJob, verifyPackage, type ExportRecord } from '@main/evidence';
import { DE } from '@main/evidence/words/de';
import { ES } from '@main/evidence/words/es';
import { silentLog } from '@main/platform/log';
import { makePdf } from '@main/platform/pdf';
import { CLAIM, EVENT_TIME_MS, madeSource } from '../support/evidence-source';
import { tempFolder } from '../support/temp-folder';

const run = promisify(execFile);
const FONTS = resolve('resources/fonts');

async function desk() {
  const folder = await tempFolder();
  const source = await madeSource(join(folder, 'library'));
  const target = join(folder, 'package.zip');
  const records: ExportRecord[] = [];
  let endOne: (state: ExportState) => void = () => undefined;
  let endAll: (state: BatchState) => void = () => undefined;
  /** The export; the last of several packages. */
  const ended = new Promise<ExportState>((done) => (endOne = done));
  const allEnded = new Promise<BatchState>((done) => (endAll = done));
  const evidence = createEvidence({
    library: {
      evidenceSource: (incidentId) =>
        Promise.resolve({
          ...source,
          incident: { ...source.incident, incidentId, ticket: incidentId },
        }),
    },
    appendCustody: (record) => void records.push(record),
    chooseTarget: () => Promise.resolve(target),
    batches: {
      chooseFolder: () => Promise.resolve(folder),
      onChange: (state) => {
        if (!state.running) endAll(state);
      },
    },
    reveal: () => undefined,
    clock: { now: () => EVENT_TIME_MS + 86_400_000, monotonic: () => performance.now() },
    log: silentLog,
    appVersion: '1.2.3',
    viewer: () => Promise.resolve({ script: 'document.title += " "', style: 'body { margin: 0 }' }),
    fontFolder: FONTS,
    onChange: (state) => {
      if (state.status !== 'running') endOne(state);
    },
  });
  onTestFinished(() => evidence.close());
  return { evidence, folder, source, target, records, ended, allEnded };
}

/** A text of a package, by its place in it. */
async function textIn(zip: string, path: string): Promise<string> {
  return (await run('unzip', ['-p', zip, `*/${path}`], { maxBuffer: 64 * 2 ** 20 })).stdout;
}

async function bytesIn(zip: string, path: string, into: string): Promise<string> {
  const options = { maxBuffer: 64 * 2 ** 20, encoding: 'buffer' } as const;
  const { stdout } = await run('unzip', ['-p', zip, `*/${path}`], options);
  await writeFile(into, stdout);
  return into;
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

test('a package in Spanish says so everywhere, verifies, and is identical when issued again', async () => {
  const { evidence, folder, source, target, records, ended } = await desk();
  const handOver = {
    incidentId: 'incident-1',
    claim: CLAIM,
    choice: EVERYTHING,
    language: 'es',
  } as const;
  const plan = await evidence.plan(handOver);
  expect(plan.language).toBe('es');
  // The window is English, whatever the report will be.
  expect(plan.missing.map(({ title }) => title)).toContain('Rear video');

  await evidence.export(handOver);
  expect(await ended).toMatchObject({ status: 'done', error: null });
  expect(await verifyPackage(target)).toMatchObject({ ok: true, problems: [] });
  expect(await textIn(target, 'bag-info.txt')).toMatch(/^Roadproof-Report-Language: es$/m);
  expect(JSON.parse(await textIn(target, 'data/metadata/claim.json'))).toMatchObject({
    reportLanguage: 'es',
    missing: [
      { title: 'Vídeo (Trasera)', reason: 'La nube lo borró antes de que se guardara aquí.' },
      { title: 'Cámara (Adicional)', reason: 'Not recorded.' },
    ],
  });
  const page = await textIn(target, 'data/report.html');
  expect(page).toContain('<html lang="es">');
  expect(page).toContain('Clip sin pérdida: Frontal, fotogramas 300 a 500');

  const pdf = await bytesIn(target, 'data/report.pdf', join(folder, 'report.pdf'));
  expect((await run('qpdf', ['--check', pdf])).stdout).toContain('No syntax');
  expect((await run('pdfinfo', [pdf])).stdout).toMatch(/^Title:\s+Informe de pruebas: Impacto/m);
  const { stdout: structure } = await run('qpdf', ['--json', pdf], {
    maxBuffer: 64 * 2 ** 20,
  });
  expect(structure).toMatch(/"\/Lang": "(u:)?es"/);
  // The page for courts of the United States is told to be in another language.
  expect(structure).toMatch(/"\/Lang": "(u:)?en"/);
  const { stdout: paper } = await run('pdftotext', ['-layout', pdf, '-']);
  for (const said of ['No está en este paquete', 'Página 1 de ', 'Liability claim', '(1,0 MiB)']) {
    expect(paper).toContain(said);
  }

  const recipe = records[0]?.recipe ?? new Uint8Array();
  expect(JSON.parse(gunzipSync(recipe).toString('utf8'))).toMatchObject({
    plan: { language: 'es' },
  });
  const again = join(folder, 'again.zip');
  const sources = [
    ...source.files,
    ...source.derived.map((file) => ({ ...file, fileId: file.derivedId })),
  ].map(({ fileId, displayName, absolutePath }) => ({ fileId, displayName, absolutePath }));
  await runReissueJob(
    { recipe, sources, targetPath: again, timeStamp: null },
    () => undefined,
    new AbortController().signal,
  );
  expect(await sha256(again)).toBe(await sha256(target));
});

test('several incidents go out in the language that was chosen for all of them', async () => {
  const { evidence, folder, allEnded } = await desk();
  await evidence.exportAll({
    claimId: 'claim-1',
    incidentIds: ['T-1', 'T-2'],
    claim: CLAIM,
    choice: EVERYTHING,
    language: 'de',
  });
  expect(await allEnded).toMatchObject({ items: [{ status: 'done' }, { status: 'done' }] });
  for (const ticket of ['T-1', 'T-2']) {
    const zip = join(folder, `CLM-4711_2026-06-12_${ticket}.zip`);
    const page = await textIn(zip, 'data/report.html');
    expect(page).toContain('<html lang="de">');
    expect(page).toContain(`Ticket ${ticket}`);
    expect(page).toContain('Video (Heck)');
  }
});

test('without a language a report is English', async () => {
  const { evidence, target, ended } = await desk();
  await evidence.export({ incidentId: 'incident-1', claim: CLAIM, choice: EVERYTHING });
  await ended;
  expect(await textIn(target, 'data/report.html')).toContain('<html lang="en">');
  expect(await textIn(target, 'bag-info.txt')).toMatch(/^Roadproof-Report-Language: en$/m);
});

test('the fonts have every letter and sign of every catalogue, bold ones too', async () => {
  const folder = await tempFolder();
  const said = [ES, DE].flatMap((catalogue) =>
    Object.values(catalogue).flatMap((text) =>
      typeof text === 'string' ? [text] : Object.values(text).map(String),
    ),
  );
  const letters = [...new Set(Array.from(`${said.join('')}ñÑáéíóúüÜ¿¡äöÄÖßẞ«»„“”‚‘’–—…×±−`))]
    .filter((letter) => letter.trim() !== '')
    .sort();
  for (const bold of [false, true]) {
    const pdf = await makePdf(
      { title: 'Letters', author: 'Roadproof', madeAtMs: EVENT_TIME_MS, fontFolder: FONTS },
      (pages) => {
        pages.addPage();
        letters.forEach((letter, index) => {
          pages.line(`${letter} ${index}.`, 40, 40 + index * 5, { sizePt: 4, bold });
        });
        return Promise.resolve();
      },
    );
    const path = join(folder, 'letters.pdf');
    await writeFile(path, pdf);
    const { stdout } = await run('pdftotext', ['-layout', path, '-']);
    const missing = letters.filter(
      (letter, index) =>
        !new RegExp(
          `(^|\\s)${letter.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}\\s+${index}\\.`,
          'm',
        ).test(stdout),
    );
    expect(missing).toEqual([]);
  }
});
