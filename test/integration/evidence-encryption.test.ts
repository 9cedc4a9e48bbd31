/** Encrypted packages: other programs open them, the verifier asks for the passphrase, and it stays nowhere. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPackageSigner, runCheckJob, verifyPackage } from '@main/evidence';
import type { Log } from '@main/platform/log';
import { makePackage } from '../support/make-package';
import { memorySecretStore } from '../support/memory-secret-store';

const run = promisify(execFile);
const PASSPHRASE = 'zebra piano cloud änchor';

let folder: string;
let workFolder: string;
let zip: string;
const logged: string[] = [];
const log: Log = {
  info: (...said) => void logged.push(JSON.stringify(said)),
  warn: (...said) => void logged.push(JSON.stringify(said)),
  error: (...said) => void logged.push(JSON.stringify(said)),
};
const clock = { now: () => Date.now(), monotonic: () => performance.now() };

async function filesBelow(path: string): Promise<readonly string[]> {
  const found = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((one) => one.isFile()).map(({ name }) => name);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-encryption-'));
  workFolder = join(folder, 'work');
  const signer = createPackageSigner({ secrets: memorySecretStore(), clock, log });
  const made = { signer, passphrase: PASSPHRASE, workFolder, log, nowMs: Date.now() };
  zip = await makePackage(join(folder, 'made'), made);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('an encrypted package', () => {
  it.each([
    ['7z', ['x', '-y', `-p${PASSPHRASE}`]],
    ['bsdtar', ['--passphrase', PASSPHRASE, '-xf']],
  ])('opens with %s, and the package in it is whole', async (tool, args) => {
    const target = await mkdtemp(join(folder, 'opened-'));
    await run(tool, [...args, zip], { cwd: target });
    expect(await readdir(target)).toEqual(['evidence-package.zip']);
    const inside = await verifyPackage(join(target, 'evidence-package.zip'));
    expect(inside).toMatchObject({ ok: true, sealed: false, signature: { state: 'valid' } });
  });

  it('is tested whole by 7z, and not with another passphrase', async () => {
    const { stdout } = await run('7z', ['t', `-p${PASSPHRASE}`, zip]);
    expect(stdout).toContain('Everything is Ok');
    await expect(run('7z', ['t', '-pwrong', zip])).rejects.toThrow();
  });

  it('passes with its passphrase, hashed as the file that lies there', async () => {
    const report = await verifyPackage(zip, { passphrase: PASSPHRASE });
    const bytes = await readFile(zip);
    expect(report).toMatchObject({
      ok: true,
      sealed: true,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      signature: { state: 'valid' },
    });
    const check = await runCheckJob(zip, { passphrase: PASSPHRASE });
    expect(check.facts.find(({ label }) => label === 'Encrypted')).toBeDefined();
  });

  it('asks for the passphrase, and says when it is wrong', async () => {
    await expect(verifyPackage(zip)).rejects.toMatchObject({ code: 'package.needs-passphrase' });
    await expect(verifyPackage(zip, { passphrase: 'other' })).rejects.toMatchObject({
      code: 'package.wrong-passphrase',
    });
  });

  it('opens however a keyboard composes its letters', async () => {
    const passphrase = PASSPHRASE.normalize('NFD');
    expect(passphrase).not.toBe(PASSPHRASE);
    expect(await verifyPackage(zip, { passphrase })).toMatchObject({ ok: true });
  });

  it('tells nothing of the case by its names', async () => {
    const { stdout } = await run('7z', ['l', '-slt', zip]);
    expect(stdout).toContain('Method = AES-256');
    expect(stdout).not.toContain('CLM-4711');
    expect((await readFile(zip)).includes('CLM-4711')).toBe(false);
  });

  it('left no plain package and no passphrase behind', async () => {
    expect(await filesBelow(workFolder)).toEqual([]);
    expect(await readdir(join(folder, 'made'))).toEqual(['library', 'package.zip']);
    expect(logged.join('')).not.toContain(PASSPHRASE);
  });

  it('is not made with a weak one', async () => {
    const weak = makePackage(await mkdtemp(join(folder, 'weak-')), { passphrase: 'CLM-4711' });
    await expect(weak).rejects.toMatchObject({ code: 'evidence.weak-passphrase' });
  });
});

describe('a changed one', () => {
  it('is found wherever a byte is flipped', async () => {
    const pristine = await readFile(zip);
    const path = join(folder, 'changed.zip');
    const step = Math.floor(pristine.length / 12);
    const places = [
      ...Array.from({ length: 60 }, (_, index) => index * 2),
      ...Array.from({ length: 10 }, (_, index) => (index + 1) * step),
      ...Array.from({ length: 60 }, (_, index) => pristine.length - 1 - index * 2),
    ];
    for (const place of places) {
      const bytes = Buffer.from(pristine);
      bytes[place] = (bytes[place] ?? 0) ^ 0x20;
      await writeFile(path, bytes);
      const told = await verifyPackage(path, { passphrase: PASSPHRASE }).then(
        ({ ok, problems }) => (ok ? 'passed' : (problems[0]?.message ?? '')),
        (failed: unknown) => (failed as { code: string }).code,
      );
      expect(told, `byte ${place}`).not.toMatch(/^(passed|)$/);
    }
  });

  it('is found when it is cut or carries more', async () => {
    const pristine = await readFile(zip);
    const path = join(folder, 'cut.zip');
    for (const bytes of [pristine.subarray(0, -1), Buffer.concat([pristine, Buffer.of(0)])]) {
      await writeFile(path, bytes);
      const { ok, problems } = await verifyPackage(path, { passphrase: PASSPHRASE });
      expect(ok).toBe(false);
      expect(problems[0]?.kind).toBe('container');
    }
  });
});

describe('the command', () => {
  const cli = ['--import', 'tsx', 'src/main/cli/index.ts', 'verify'];
  const verify = (args: readonly string[], typed: string, env: Readonly<Record<string, string>>) =>
    new Promise<{ readonly code: number | null; readonly said: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [...cli, zip, ...args],
        { env: { ...process.env, ...env } },
        (_, stdout, stderr) => resolve({ code: child.exitCode, said: stdout + stderr }),
      );
      child.stdin?.end(typed);
    });

  it('takes the passphrase from its input or the environment, never from its arguments', async () => {
    const asked = await verify([], '', {});
    expect(asked).toMatchObject({
      code: 1,
      said: expect.stringContaining('is encrypted') as string,
    });
    expect(asked.said).toContain('--passphrase-stdin');
    const typed = await verify(['--passphrase-stdin'], `${PASSPHRASE}\n`, {});
    expect(typed).toMatchObject({ code: 0, said: expect.stringContaining('VERIFIED') as string });
    expect(typed.said).toContain('encrypted AES-256');
    const known = await verify(['--json'], '', { ROADPROOF_PASSPHRASE: PASSPHRASE });
    expect(known.code).toBe(0);
    expect(JSON.parse(known.said)).toMatchObject({ ok: true, sealed: true });
    expect((await verify(['--passphrase', PASSPHRASE], '', {})).code).toBe(2);
  });
});
