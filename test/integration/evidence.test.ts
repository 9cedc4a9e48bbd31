/** Evidence packages from real files to a real zip, judged by other people's tools and by our verifier. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING } from '@shared/domain/package-choice';
import type { ExportState } from '@shared/domain/evidence';
import {
  createEvidence,
  verifyPackage,
  type Evidence,
  type EvidenceSource,
  type ExportRecord,
} from '@main/evidence';
import { silentLog } from '@main/platform/log';
import { CLAIM, EVENT_TIME_MS, madeSource } from '../support/evidence-source';

const run = promisify(execFile);
const PREPARED_AT_MS = EVENT_TIME_MS + 86_400_000;

interface Desk {
  readonly evidence: Evidence;
  readonly states: ExportState[];
  readonly records: ExportRecord[];
  readonly revealed: string[];
  /** Starts an export and waits for its last state. */
  readonly exportNow: () => Promise<ExportState>;
}

let folder: string;
let source: EvidenceSource;

function desk(
  targetPath: string,
  onState: (state: ExportState, evidence: Evidence) => void = () => undefined,
): Desk {
  const states: ExportState[] = [];
  const records: ExportRecord[] = [];
  const revealed: string[] = [];
  let settle: (state: ExportState) => void = () => undefined;
  const evidence = createEvidence({
    library: { evidenceSource: () => Promise.resolve(source) },
    appendCustody: (record) => void records.push(record),
    chooseTarget: () => Promise.resolve(targetPath),
    reveal: (path) => void revealed.push(path),
    clock: { now: () => PREPARED_AT_MS, monotonic: () => performance.now() },
    log: silentLog,
    appVersion: '1.2.3',
    viewer: () => Promise.resolve({ script: 'document.title += " "', style: 'body { margin: 0 }' }),
    fontFolder: resolve('resources/fonts'),
    onChange: (state) => {
      states.push(state);
      onState(state, evidence);
      if (state.status !== 'running') settle(state);
    },
  });
  return {
    evidence,
    states,
    records,
    revealed,
    exportNow: async () => {
      const ended = new Promise<ExportState>((resolve) => (settle = resolve));
      await evidence.export({ incidentId: 'incident-1', claim: CLAIM, choice: EVERYTHING });
      return ended;
    },
  };
}

async function unpack(zipPath: string): Promise<string> {
  const into = await mkdtemp(join(folder, 'unpacked-'));
  await run('unzip', ['-q', zipPath, '-d', into]);
  const [top] = await readdir(into);
  return join(into, top ?? '');
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-evidence-'));
  source = await madeSource(join(folder, 'library'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a finished package', () => {
  it('opens in unzip and 7z, and sha256sum and sha512sum agree with its manifests', async () => {
    const target = join(folder, 'package.zip');
    const { exportNow } = desk(target);
    const ended = await exportNow();
    expect(ended.error).toBeNull();
    expect(ended).toMatchObject({ status: 'done', step: 'finish' });
    await run('unzip', ['-t', target]);
    await run('7z', ['t', target]);
    const bag = await unpack(target);
    for (const [tool, manifest] of [
      ['sha256sum', 'manifest-sha256.txt'],
      ['sha512sum', 'manifest-sha512.txt'],
      ['sha256sum', 'tagmanifest-sha256.txt'],
    ] as const) {
      const { stdout } = await run(tool, ['--strict', '-c', manifest], { cwd: bag });
      expect(stdout.trim().split('\n').length).toBeGreaterThan(3);
    }
    expect((await verifyPackage(bag)).problems).toEqual([]);
  });

  it('holds the originals byte by byte and says its own size, hash and file count', async () => {
    const target = join(folder, 'package.zip');
    const { exportNow, records, evidence, revealed } = desk(target);
    const { result, exportId } = await exportNow();
    const bag = await unpack(target);
    for (const file of source.files) {
      if (file.state !== 'saved' || file.kind === 'service-answer') continue;
      expect(await sha256(join(bag, 'data/originals', file.displayName))).toBe(file.sha256);
    }
    const report = await verifyPackage(target);
    expect(result).toEqual({
      fileName: 'package.zip',
      sizeBytes: (await stat(target)).size,
      sha256: await sha256(target),
      filesCount: report.filesCount,
      signer: null,
      timeStamp: null,
      notMade: [],
    });
    expect(records).toEqual([
      expect.objectContaining({
        incidentId: 'incident-1',
        sha256: result?.sha256,
        actor: 'Ana Novák',
      }),
    ]);
    evidence.reveal({ exportId });
    expect(revealed).toEqual([target]);
  });

  it('holds exactly what the plan said', async () => {
    const target = join(folder, 'package.zip');
    const { exportNow, evidence } = desk(target);
    const plan = await evidence.plan({
      incidentId: 'incident-1',
      claim: CLAIM,
      choice: EVERYTHING,
    });
    await exportNow();
    const { stdout } = await run('unzip', ['-Z1', target]);
    const inside = stdout
      .trim()
      .split('\n')
      .map((name) => name.slice(plan.packageName.length + 1));
    const own = ['bagit.txt', 'bag-info.txt', 'bagit-profile.json', 'manifest-sha256.txt'];
    expect(inside.sort()).toEqual(
      [
        ...own,
        'manifest-sha512.txt',
        'tagmanifest-sha256.txt',
        ...plan.files.map((f) => f.path),
      ].sort(),
    );
  });

  it('is byte for byte the same when made again', async () => {
    await desk(join(folder, 'one.zip')).exportNow();
    await desk(join(folder, 'two.zip')).exportNow();
    expect(await sha256(join(folder, 'one.zip'))).toBe(await sha256(join(folder, 'two.zip')));
  });

  it('holds the report as a sound tagged PDF with the text of the page', async () => {
    const target = join(folder, 'package.zip');
    await desk(target).exportNow();
    const pdf = join(await unpack(target), 'data/report.pdf');
    expect((await run('pdfinfo', [pdf])).stdout).toMatch(/^Tagged:\s+yes$/m);
    expect((await run('pdfinfo', ['-struct', pdf])).stdout).toMatch(/^Document\b/);
    expect((await run('qpdf', ['--check', pdf])).stdout).toContain('No syntax');
    const { stdout } = await run('pdftotext', ['-layout', pdf, '-']);
    const [video] = source.files;
    for (const said of [
      'Liability claim',
      'Not in this package',
      'sha256sum -c manifest-sha256.txt',
      'Certification of records',
      'Page 1 of ',
      video?.sha256 ?? 'a hash',
    ]) {
      expect(stdout).toContain(said);
    }
  });

  it('replaces a stale part file and the file that was there', async () => {
    const target = join(folder, 'package.zip');
    await writeFile(target, 'an older package');
    await writeFile(`${target}.part`, 'left by a killed export');
    const { status } = await desk(target).exportNow();
    expect(status).toBe('done');
    expect((await verifyPackage(target)).ok).toBe(true);
    expect(await readdir(folder)).toEqual(['library', 'package.zip']);
  });

  it('tells each step, with bytes that only grow within it', async () => {
    const { exportNow, states } = desk(join(folder, 'package.zip'));
    await exportNow();
    const steps = states
      .map(({ step }) => step)
      .filter((step, index, all) => step !== all[index - 1]);
    expect(steps).toEqual(['check-originals', 'write', 'verify', 'finish'].slice(-steps.length));
    states.reduce((before, now) => {
      if (before.step === now.step) expect(now.bytesDone).toBeGreaterThanOrEqual(before.bytesDone);
      expect(now.bytesDone).toBeLessThanOrEqual(now.bytesTotal);
      return now;
    });
  });
});

describe('an export that cannot be', () => {
  const nothingLeft = async (): Promise<void> => {
    expect(await readdir(folder)).toEqual(['library']);
  };

  it.each(['write', 'verify'] as const)('leaves nothing when cancelled at %s', async (step) => {
    let asked = false;
    const { exportNow, records } = desk(join(folder, 'package.zip'), (state, evidence) => {
      if (asked || state.step !== step) return;
      asked = true;
      void evidence.cancel({ exportId: state.exportId });
    });
    const ended = await exportNow();
    expect(ended).toMatchObject({
      status: 'cancelled',
      error: { code: 'cancelled' },
      result: null,
    });
    expect(records).toEqual([]);
    await nothingLeft();
  });

  it('stops at a changed original and names it', async () => {
    const path = join(folder, 'library', 'C_I.mp4');
    const bytes = await readFile(path);
    bytes[500_000] = (bytes[500_000] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const { status, error } = await desk(join(folder, 'package.zip')).exportNow();
    expect({ status, code: error?.code, detail: error?.detail }).toEqual({
      status: 'failed',
      code: 'library.changed-file',
      detail: 'C_I.mp4',
    });
    await nothingLeft();
  });

  it('stops at an original of another length', async () => {
    await appendFile(join(folder, 'library', 'C_F.jpg'), 'x');
    const { error } = await desk(join(folder, 'package.zip')).exportNow();
    expect(error).toMatchObject({ code: 'library.changed-file', detail: 'C_F.jpg' });
    await nothingLeft();
  });

  it('stops at a missing original and names it', async () => {
    await rm(join(folder, 'library', 'track.nmea'));
    const { error } = await desk(join(folder, 'package.zip')).exportNow();
    expect(error).toMatchObject({ code: 'library.missing-file', detail: 'track.nmea' });
    await nothingLeft();
  });

  it('discards a package whose SHA-512 is not what the library recorded', async () => {
    const [first, ...others] = source.files;
    if (first) source = { ...source, files: [{ ...first, sha512: '0'.repeat(128) }, ...others] };
    const { error } = await desk(join(folder, 'package.zip')).exportNow();
    expect(error?.code).toBe('evidence.verify-failed');
    await nothingLeft();
  });

  it('says so when the folder does not take it', async () => {
    const { error } = await desk(join(folder, 'gone', 'package.zip')).exportNow();
    expect(error).toMatchObject({ code: 'evidence.write-failed' });
    await nothingLeft();
  });

  it('does not start without a saved medium', async () => {
    source = { ...source, files: source.files.filter(({ kind }) => kind === 'service-answer') };
    const { evidence } = desk(join(folder, 'package.zip'));
    const input = { incidentId: 'incident-1', claim: CLAIM, choice: EVERYTHING };
    await expect(evidence.plan(input)).rejects.toMatchObject({
      code: 'evidence.nothing-to-export',
    });
  });
});
