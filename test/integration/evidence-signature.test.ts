/** Signed packages: openssl agrees, the verifier tells whose signature it is and finds whatever is done to it. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING } from '@shared/domain/package-choice';
import type { ClaimDetails, ExportState } from '@shared/domain/evidence';
import {
  createEvidence,
  createPackageSigner,
  verifyPackage,
  type EvidenceSource,
  type PackageSigner,
} from '@main/evidence';
import { silentLog, type Log } from '@main/platform/log';
import { CLAIM, EVENT_TIME_MS, madeSource } from '../support/evidence-source';
import { memorySecretStore } from '../support/memory-secret-store';

const run = promisify(execFile);
const P7S = 'signature/manifest.p7s';
const PEM = 'signature/signer.pem';
const NAMES = { name: 'Ana Novák', organisation: 'Northline Freight' };
const clock = { now: () => EVENT_TIME_MS, monotonic: () => performance.now() };

let folder: string;
let source: EvidenceSource;
let signer: PackageSigner;
const logged: string[] = [];
const log: Log = {
  info: (...said) => void logged.push(JSON.stringify(said)),
  warn: (...said) => void logged.push(JSON.stringify(said)),
  error: (...said) => void logged.push(JSON.stringify(said)),
};
const keychain = memorySecretStore();

interface Made {
  readonly state: ExportState;
  readonly zip: string;
  readonly bag: string;
}

async function make(
  name: string,
  by: PackageSigner = signer,
  claim: ClaimDetails = CLAIM,
): Promise<Made> {
  const zip = join(folder, `${name}.zip`);
  const state = await new Promise<ExportState>((resolve, reject) => {
    const evidence = createEvidence({
      library: { evidenceSource: () => Promise.resolve(source) },
      appendCustody: () => undefined,
      chooseTarget: () => Promise.resolve(zip),
      reveal: () => undefined,
      clock,
      log,
      appVersion: '1.2.3',
      fontFolder: join('resources', 'fonts'),
      viewer: () => Promise.resolve({ script: ';', style: 'body { margin: 0 }' }),
      signer: by,
      who: () => NAMES,
      onChange: (now) => {
        if (now.status === 'done') resolve(now);
        else if (now.status !== 'running') reject(new Error(now.error?.detail ?? now.status));
      },
    });
    evidence.export({ incidentId: 'incident-1', claim, choice: EVERYTHING }).catch(reject);
  });
  const unpacked = join(folder, name);
  await run('unzip', ['-q', zip, '-d', unpacked]);
  const [top] = await readdir(unpacked);
  return { state, zip, bag: join(unpacked, top ?? '') };
}

/** The line as the page inside the package gives it. */
async function pageCommand(bag: string, tool: string): Promise<readonly string[]> {
  const page = await readFile(join(bag, 'HOW-TO-CHECK.txt'), 'utf8');
  const line = page.split('\n').find((one) => one.trim().startsWith(tool));
  return line?.trim().split(' ').slice(1) ?? [];
}

async function flip(path: string, offset: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0x04;
  await writeFile(path, bytes);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-signature-'));
  source = await madeSource(join(folder, 'library'));
  signer = createPackageSigner({ secrets: keychain, clock, log });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a signed package', () => {
  let made: Made;
  let other: Made;
  let foreign: Made;
  let bag: string;

  beforeAll(async () => {
    expect(await signer.look()).toEqual({ kind: 'new-key' });
    made = await make('made');
    other = await make('other', signer, { ...CLAIM, claimNumber: 'CLM-4712' });
    const stranger = createPackageSigner({ secrets: memorySecretStore(), clock, log });
    foreign = await make('foreign', stranger);
  });

  beforeEach(async () => {
    bag = join(await mkdtemp(join(folder, 'bag-')), 'bag');
    await cp(made.bag, bag, { recursive: true });
  });

  const problemsOf = async (): Promise<readonly string[]> => {
    const { ok, problems, signature } = await verifyPackage(bag);
    expect(ok).toBe(problems.length === 0);
    expect(signature.state).toBe(ok ? 'valid' : 'invalid');
    return problems.map(({ kind, path }) => `${kind} ${path ?? ''}`);
  };

  it('verifies with the openssl lines of its own page, and not once its list changed', async () => {
    const { stderr } = await run('openssl', [...(await pageCommand(bag, 'openssl cms'))], {
      cwd: bag,
    });
    expect(stderr).toContain('CMS Verification successful');
    const { stdout } = await run('openssl', [...(await pageCommand(bag, 'openssl x509'))], {
      cwd: bag,
    });
    const shown = stdout.replaceAll(':', '').toLowerCase();
    expect(shown).toContain(made.state.result?.signer?.fingerprint);
    expect(stdout).toContain('O = Northline Freight, CN = Ana Nov');
    await flip(join(bag, 'tagmanifest-sha256.txt'), 3);
    await expect(
      run('openssl', [...(await pageCommand(bag, 'openssl cms'))], { cwd: bag }),
    ).rejects.toThrow('CMS Verification failure');
  });

  it('tells who signed what, zipped and unpacked', async () => {
    const found = await signer.look();
    const expected = {
      state: 'valid',
      over: 'tagmanifest-sha256.txt',
      selfSigned: true,
      chain: [{ subject: 'CN=Ana Novák, O=Northline Freight', issuer: null }],
      signer: {
        ...NAMES,
        sinceMs: EVENT_TIME_MS,
        untilMs: null,
        issuers: [],
        fingerprint: found.kind === 'signed' ? found.signer.fingerprint : '',
      },
    };
    for (const path of [made.zip, made.bag]) {
      expect((await verifyPackage(path)).signature).toMatchObject(expected);
    }
    expect(made.state.result?.signer).toEqual(expected.signer);
    const cli = ['--import', 'tsx', 'src/main/cli/index.ts', 'verify', made.zip];
    const { stdout } = await run(process.execPath, cli);
    expect(stdout).toContain('signer    Ana Novák, Northline Freight');
    expect(stdout).toContain('self-made');
    expect(stdout).toContain('VERIFIED');
  });

  it('says so in its report, and bagit tools find nothing amiss', async () => {
    const report = await readFile(join(made.bag, 'data/report.html'), 'utf8');
    expect(report).toContain(made.state.result?.signer?.fingerprint);
    await run('sha256sum', ['--strict', '-c', 'tagmanifest-sha256.txt'], { cwd: made.bag });
    const listed = await readFile(join(made.bag, 'tagmanifest-sha256.txt'), 'utf8');
    expect(listed).not.toContain('signature/');
  });

  it('is the same again but for its signature', async () => {
    const again = await make('again');
    const differing = await run('diff', ['-rq', made.bag, again.bag]).then(
      () => '',
      (failed: unknown) => (failed as { stdout: string }).stdout,
    );
    expect(differing.trim().split('\n')).toEqual([expect.stringContaining(P7S)]);
  });

  it('any flipped byte of the signature or the certificate', async () => {
    for (const path of [P7S, PEM]) {
      const pristine = await readFile(join(bag, path));
      for (let offset = 0; offset < pristine.length; offset += 17) {
        await flip(join(bag, path), offset);
        const { signature } = await verifyPackage(bag);
        expect(signature.state, `${path}, byte ${offset}`).toBe('invalid');
        await writeFile(join(bag, path), pristine);
      }
    }
    expect(await problemsOf()).toEqual([]);
  });

  it('bytes put behind it', async () => {
    await writeFile(join(bag, P7S), Buffer.concat([await readFile(join(bag, P7S)), Buffer.of(0)]));
    expect(await problemsOf()).toEqual([`signature ${P7S}`]);
  });

  it('an exchanged certificate', async () => {
    await cp(join(foreign.bag, PEM), join(bag, PEM));
    const { problems } = await verifyPackage(bag);
    expect(problems.map(({ message }) => message)).toEqual([
      'This certificate is not the one the package names.',
      'The signature was made with another certificate than this.',
    ]);
  });

  it('the signature of another package by the same key', async () => {
    await cp(join(other.bag, P7S), join(bag, P7S));
    const { problems } = await verifyPackage(bag);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('the signature is of another package');
  });

  it('signature and certificate of somebody else', async () => {
    for (const path of [P7S, PEM]) await cp(join(foreign.bag, path), join(bag, path));
    expect(await problemsOf()).toEqual([`signature ${PEM}`, `signature ${P7S}`]);
  });

  it.each([[[P7S]], [[PEM]], [[P7S, PEM]]])('removed %s', async (paths) => {
    for (const path of paths) await rm(join(bag, path));
    expect(await problemsOf()).toEqual(paths.map((path) => `missing ${path}`));
  });

  it('another name for it, and anything else beside it', async () => {
    await rename(join(bag, P7S), join(bag, 'signature/other.p7s'));
    expect(await problemsOf()).toContain('added signature/other.p7s');
    await rename(join(bag, 'signature/other.p7s'), join(bag, P7S));
    await writeFile(join(bag, 'signature/note.txt'), 'trust me');
    expect((await verifyPackage(bag)).problems).toMatchObject([
      { kind: 'added', path: 'signature/note.txt' },
    ]);
  });

  it('a changed list of hashes is told as such', async () => {
    await writeFile(join(bag, 'bag-info.txt'), 'x');
    expect(await problemsOf()).not.toEqual([]);
    await cp(join(other.bag, 'tagmanifest-sha256.txt'), join(bag, 'tagmanifest-sha256.txt'));
    expect(await problemsOf()).toContain(`signature ${P7S}`);
  });

  it('keeps the key in the keychain only', async () => {
    const [entry] = keychain.entries.values();
    const { pkcs8 } = JSON.parse(entry ?? '{}') as { pkcs8: string };
    expect(Buffer.byteLength(entry ?? '')).toBeLessThan(2_560);
    const secret = Buffer.from(pkcs8, 'base64').subarray(36, 68);
    const { stdout } = await run('find', [folder, '-type', 'f'], { maxBuffer: 1 << 24 });
    for (const path of stdout.trim().split('\n')) {
      const bytes = await readFile(path);
      expect(bytes.includes(secret) || bytes.includes(pkcs8), path).toBe(false);
    }
    expect(logged.join('')).not.toContain(pkcs8);
    expect(logged.join('')).not.toContain(secret.toString('hex'));
  });

  it('a new key signs from then on, the old packages stay good', async () => {
    const before = await signer.look();
    const after = await signer.renew({ name: 'Jo Park', organisation: '' });
    const now = await signer.look();
    expect(now).toEqual({
      kind: 'signed',
      signer: after.kind === 'ready' ? after.certificate.signer : null,
    });
    expect(now).not.toEqual(before);
    expect((await verifyPackage(made.zip)).signature.state).toBe('valid');
  });
});

describe('without a keychain', () => {
  it('a package goes out unsigned, passes, and says so everywhere', async () => {
    const secrets = memorySecretStore();
    secrets.working = false;
    const none = createPackageSigner({ secrets, clock, log: silentLog });
    expect(await none.look()).toEqual({ kind: 'unsigned' });
    const { zip, bag, state } = await make('unsigned', none);
    expect(state.result?.signer).toBeNull();
    expect(await verifyPackage(zip)).toMatchObject({ ok: true, signature: { state: 'unsigned' } });
    for (const page of ['HOW-TO-CHECK.txt', 'data/report.html']) {
      expect(await readFile(join(bag, page), 'utf8')).toContain('This package is not signed');
    }
    const cli = ['--import', 'tsx', 'src/main/cli/index.ts', 'verify', zip, '--json'];
    const { stdout } = await run(process.execPath, cli);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, signature: { state: 'unsigned' } });
    await expect(none.renew(NAMES)).rejects.toMatchObject({ code: 'keychain.unavailable' });
  });

  it('a signature put in later is told', async () => {
    const secrets = memorySecretStore();
    secrets.working = false;
    const none = createPackageSigner({ secrets, clock, log: silentLog });
    const { bag } = await make('plain', none);
    const { bag: signedBag } = await make('signed');
    await cp(join(signedBag, 'signature'), join(bag, 'signature'), { recursive: true });
    const { problems } = await verifyPackage(bag);
    expect(problems.map(({ kind }) => kind)).toContain('added');
  });
});
