/**
 * The program dies again and again while it makes a package, plain or encrypted: under the final name there
 * is a whole package or none, and the next export succeeds. `ROADPROOF_SEED` makes another run.
 */
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { verifyPackage, type EvidenceSource } from '@main/evidence';
import { seededRandom } from '@simulator/random';
import { madeBytes, madeSource, savedFile } from '../support/evidence-source';
import type { ExportOrder } from '../support/export-child';
import { buildForNode } from '../support/node-bundle';
import { runToEnd } from '../support/run-child';
import { tempFolder } from '../support/temp-folder';

const KILLS = 20;
const SEED = Number(process.env['ROADPROOF_SEED'] ?? 20261126);
const PASSPHRASE = 'zebra piano cloud anchor';
const VIDEO_BYTES = 6 * 1024 * 1024;
/** For a computer with much else to do. */
const PATIENCE_MS = 600_000;

test(
  `kill -9 at ${KILLS} random moments of an export`,
  async () => {
    const random = seededRandom(SEED);
    const folder = await tempFolder();
    const small = await madeSource(join(folder, 'library'));
    const bytes = madeBytes(VIDEO_BYTES, SEED);
    const videos = await Promise.all(
      ['C_R', 'C_E'].map((mode) =>
        savedFile(join(folder, 'library'), `${mode}-long.mp4`, 'video', bytes, mode),
      ),
    );
    const source: EvidenceSource = { ...small, files: [...small.files, ...videos] };
    const sourcePath = join(folder, 'source.json');
    await writeFile(sourcePath, JSON.stringify(source));
    const bundle = await buildForNode({ child: 'test/support/export-child.ts' }, ['pdfkit']);
    onTestFinished(bundle.remove);
    const child = bundle.path('child');
    const target = join(folder, 'package.zip');
    const workFolder = join(folder, 'work');

    const orderFor = (encrypted: boolean): ExportOrder => ({
      sourcePath,
      target,
      workFolder,
      passphrase: encrypted ? PASSPHRASE : null,
    });
    const isWhole = async (encrypted: boolean): Promise<boolean> => {
      const opened = encrypted ? { passphrase: PASSPHRASE } : {};
      return (await verifyPackage(target, opened)).ok;
    };
    /** How long a whole export takes here, from the child's first word. */
    const durationMs = async (encrypted: boolean): Promise<number> => {
      const before = performance.now();
      const { output, errors } = await runToEnd(child, orderFor(encrypted), null);
      expect(output, errors).toContain('done');
      expect(await isWhole(encrypted)).toBe(true);
      await rm(target);
      return performance.now() - before;
    };
    const takesMs = { plain: await durationMs(false), encrypted: await durationMs(true) };

    let killed = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const encrypted = kill % 2 === 1;
      const wholeMs = encrypted ? takesMs.encrypted : takesMs.plain;
      // The later ones are quicker than the first, which was measured.
      const afterMs = random() * 0.8 * wholeMs;
      const end = await runToEnd(child, orderFor(encrypted), afterMs);
      killed += Number(end.killed);
      const there = await stat(target).catch(() => null);
      if (there) {
        expect(await isWhole(encrypted), `kill ${kill} after ${afterMs} ms`).toBe(true);
        await rm(target);
      }
    }
    // Some moments lie behind the end; many must not.
    expect(killed).toBeGreaterThanOrEqual(KILLS / 4);

    for (const encrypted of [false, true]) {
      const { output, errors } = await runToEnd(child, orderFor(encrypted), null);
      expect(output, errors).toContain('done');
      expect(await isWhole(encrypted)).toBe(true);
      const left = (await readdir(folder)).filter((name) => name.endsWith('.part'));
      expect(left).toEqual([]);
      await rm(target);
    }
  },
  PATIENCE_MS,
);
