/** The key that signs packages: a company's key files come in, its chain goes out, openssl and the verifier agree. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createPackageSigner,
  createSigningDesk,
  readKeyFile,
  runCheckJob,
  verifyPackage,
  type PackageSigner,
  type SigningDesk,
} from '@main/evidence';
import { silentLog } from '@main/platform/log';
import { companyKeys, PASSPHRASE, type CompanyKeys } from '../support/company-keys';
import { makePackage } from '../support/make-package';
import { memorySecretStore, type MemorySecretStore } from '../support/memory-secret-store';

const run = promisify(execFile);
const P7S = 'signature/manifest.p7s';
const DAY_MS = 86_400_000;

let folder: string;
let company: CompanyKeys;
/** How far the clock is ahead. */
let aheadMs = 0;
const clock = { now: () => Date.now() + aheadMs, monotonic: () => performance.now() };

interface Desk {
  readonly desk: SigningDesk;
  readonly signer: PackageSigner;
  readonly keychain: MemorySecretStore;
}

/** A desk whose dialogs answer with `open` and `save`. */
function deskWith(open: string | null, save: string | null = null): Desk {
  const keychain = memorySecretStore();
  const signer = createPackageSigner({ secrets: keychain, clock, log: silentLog });
  const desk = createSigningDesk({
    signer,
    clock,
    names: () => ({ name: 'Ana Novák', organisation: 'Northline Freight' }),
    readKeyFile,
    askWhatToOpen: () => Promise.resolve(open),
    askWhereToSave: () => Promise.resolve(save),
  });
  return { desk, signer, keychain };
}

async function imported(path: string, save: string | null = null): Promise<Desk> {
  const made = deskWith(path, save);
  await made.desk.chooseFile();
  await made.desk.import({ passphrase: PASSPHRASE });
  return made;
}

async function unpack(zip: string): Promise<string> {
  const unpacked = await mkdtemp(join(folder, 'unpacked-'));
  await run('unzip', ['-q', zip, '-d', unpacked]);
  const [top] = await readdir(unpacked);
  return join(unpacked, top ?? '');
}

async function packageBy(signer: PackageSigner): Promise<string> {
  return makePackage(await mkdtemp(join(folder, 'package-')), { signer, nowMs: clock.now() });
}

afterEach(() => {
  aheadMs = 0;
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-signing-key-'));
  company = await companyKeys(join(folder, 'company'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a company’s key file', () => {
  it.each([
    ['Ana RSA', { key: 'rsa' }, 'RSA 3072'],
    ['Ana RSA 4096', { key: 'rsa-4096' }, 'RSA 4096'],
    ['Ana EC', { key: 'ec' }, 'ECDSA P-256'],
    ['Ana EC 384', { key: 'ec-384' }, 'ECDSA P-384'],
    [
      'Ana old file',
      {
        key: 'rsa',
        pkcs12: ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      },
      'RSA 3072',
    ],
  ] as const)('%s signs packages, with its chain', async (name, options, keyKind) => {
    const { desk, signer, keychain } = await imported(await company.keyFile(name, options));
    expect(await desk.state()).toMatchObject({
      kind: 'ready',
      certificate: {
        origin: 'imported',
        keyKind,
        counts: true,
        signer: { name, organisation: 'Northline Freight', issuers: ['Issuing', 'Root'] },
      },
    });
    for (const entry of keychain.entries.values()) expect(entry.length).toBeLessThan(2_500);

    const zip = await packageBy(signer);
    const { ok, signature } = await verifyPackage(zip);
    expect(ok).toBe(true);
    expect(signature).toMatchObject({
      selfSigned: false,
      chain: [{ issuer: 'Issuing' }, { issuer: 'Root' }, { issuer: null }],
    });
    const bag = await unpack(zip);
    const page = await readFile(join(bag, 'HOW-TO-CHECK.txt'), 'utf8');
    const line = page.split('\n').find((one) => one.trim().startsWith('openssl cms')) ?? '';
    const args = line.trim().split(' ').slice(1);
    const said = await run('openssl', args, { cwd: bag });
    expect(said.stderr).toContain('CMS Verification successful');
    // Against the company's root alone: the issuing certificate is found in the signature.
    const anchored = args.filter((arg) => arg !== '-partial_chain');
    anchored[anchored.indexOf('-CAfile') + 1] = company.rootPem;
    const withRoot = await run('openssl', anchored, { cwd: bag });
    expect(withRoot.stderr).toContain('CMS Verification successful');
  });

  it.each([
    ['a wrong passphrase', 'Fine', {}, 'wrong', 'signature.wrong-passphrase'],
    ['an empty passphrase', 'Fine', {}, '', 'signature.wrong-passphrase'],
    ['a weak key', 'Weak', { key: 'rsa-1024' }, PASSPHRASE, 'signature.unsuitable'],
    [
      'a certificate for other things',
      'Server',
      { key: 'rsa', keyUsage: 'keyEncipherment' },
      PASSPHRASE,
      'signature.unsuitable',
    ],
    ['no key', 'No key', { pkcs12: ['-nokeys'] }, PASSPHRASE, 'signature.no-key'],
  ] as const)('%s is told, and the key there stays', async (_, name, options, typed, code) => {
    const { desk } = deskWith(await company.keyFile(name, options));
    const before = await desk.renew();
    await desk.chooseFile();
    await expect(desk.import({ passphrase: typed })).rejects.toMatchObject({ code });
    expect(await desk.state()).toEqual(before);
  });

  it('an expired certificate is told with its day', async () => {
    const { desk } = deskWith(await company.keyFile('Late', { days: 10 }));
    await desk.chooseFile();
    aheadMs = 11 * DAY_MS;
    const failed = desk.import({ passphrase: PASSPHRASE });
    await expect(failed).rejects.toMatchObject({ code: 'signature.expired' });
    await expect(failed).rejects.toThrow(/“Late” counts from \d{4}-\d\d-\d\d to/);
  });

  it.each([
    ['a picture', Buffer.from('not a key file')],
    ['nothing', Buffer.alloc(0)],
    ['something huge', Buffer.alloc(2 * 1024 * 1024)],
  ])('%s is no key file', async (_, bytes) => {
    const path = join(folder, 'other.p12');
    await writeFile(path, bytes);
    const { desk } = deskWith(path);
    const failed = desk.chooseFile().then(() => desk.import({ passphrase: PASSPHRASE }));
    await expect(failed).rejects.toMatchObject({ code: 'signature.not-a-key-file' });
  });

  it.each(['its check sum', 'its encryption'])(
    'one that wants two thousand million rounds for %s is refused before the first',
    async (part) => {
      const bytes = await readFile(await company.keyFile(part));
      const file = forge.asn1.fromDer(bytes.toString('latin1'));
      // The structures of RFC 7292: version, content, and the check sum with its rounds at the end.
      const [, content, sum] = file.value as forge.asn1.Asn1[];
      const rounds = part === 'its check sum' ? lastOf(sum) : roundsBehindSalt(content);
      rounds.value = '\x7f\xff\xff\xff';
      const path = join(folder, 'endless.p12');
      await writeFile(path, Buffer.from(forge.asn1.toDer(file).getBytes(), 'latin1'));
      const { desk } = deskWith(path);
      await desk.chooseFile();
      const failed = desk.import({ passphrase: PASSPHRASE });
      await expect(failed).rejects.toMatchObject({ code: 'signature.not-a-key-file' });
      await expect(failed).rejects.toThrow(/rounds of its passphrase would take too long/);
    },
  );

  it('cut off anywhere it is told, never taken', async () => {
    const whole = await readFile(await company.keyFile('Whole'));
    const path = join(folder, 'cut.p12');
    for (let part = 1; part < 10; part += 1) {
      await writeFile(path, whole.subarray(0, Math.floor((whole.length * part) / 10)));
      const { desk } = deskWith(path);
      await desk.chooseFile();
      await expect(desk.import({ passphrase: PASSPHRASE })).rejects.toMatchObject({
        code: 'signature.not-a-key-file',
      });
    }
  });
});

describe('in daily use', () => {
  it('an imported certificate that ran out stops the export and is named before', async () => {
    const { signer, desk } = await imported(await company.keyFile('Short', { days: 5 }));
    aheadMs = 6 * DAY_MS;
    expect(await signer.look()).toMatchObject({ kind: 'expired', signer: { name: 'Short' } });
    await expect(packageBy(signer)).rejects.toThrow('signature.expired');
    expect(await desk.renew()).toMatchObject({ certificate: { origin: 'made', counts: true } });
  });

  it('hands out its certificates as openssl reads them', async () => {
    const path = join(folder, 'handed-out.pem');
    const { desk } = await imported(await company.keyFile('Handed out'), path);
    expect(await desk.export()).toEqual({ fileName: 'handed-out.pem' });
    const { stdout } = await run('openssl', [
      ...['verify', '-CAfile', company.rootPem, '-untrusted', path, path],
    ]);
    expect(stdout).toContain('OK');
    expect(await readFile(path, 'utf8')).not.toContain('PRIVATE');
  });

  it('removes every trace of a long key', async () => {
    const { desk, keychain } = await imported(await company.keyFile('Gone', { key: 'rsa-4096' }));
    expect(keychain.entries.size).toBeGreaterThan(2);
    expect(await desk.remove()).toEqual({ kind: 'none' });
    expect(keychain.entries.size).toBe(0);
  });

  it('a certificate that vouches falsely is found', async () => {
    const { signer } = await imported(await company.keyFile('Honest'));
    const other = await companyKeys(join(folder, 'other-company'));
    const { signer: foreign } = await imported(await other.keyFile('Honest'));
    const [bag, foreignBag] = [
      await unpack(await packageBy(signer)),
      await unpack(await packageBy(foreign)),
    ];
    await cp(join(foreignBag, P7S), join(bag, P7S));
    expect((await verifyPackage(bag)).signature.state).toBe('invalid');
  });

  it('the check says who issued the certificate and that nobody checked it', async () => {
    const { signer } = await imported(await company.keyFile('Told'));
    const report = await runCheckJob(await packageBy(signer));
    const line = report.lines.find(({ id }) => id === 'signature');
    expect(line?.passed).toBe(true);
    expect(line?.explanation).toContain(
      'issued by Issuing, not checked against your system’s trust',
    );
    const told = report.facts.filter(({ label }) => label.startsWith('Certificate '));
    expect(told.map(({ value }) => /(issued by \w+|self-signed)/.exec(value)?.[0])).toEqual([
      'issued by Issuing',
      'issued by Root',
      'self-signed',
    ]);
  });
});

const lastOf = (node: forge.asn1.Asn1 | undefined): forge.asn1.Asn1 =>
  (node?.value as forge.asn1.Asn1[] | undefined)?.at(-1) ?? expect.unreachable();

/** The first integer behind an octet string; the content's own parts are put back as they are read. */
function roundsBehindSalt(node: forge.asn1.Asn1 | undefined): forge.asn1.Asn1 {
  const { OCTETSTRING, INTEGER } = forge.asn1.Type;
  const find = (one: forge.asn1.Asn1): forge.asn1.Asn1 | null => {
    if (typeof one.value === 'string') {
      if (one.type !== OCTETSTRING || !one.value.startsWith('\x30')) return null;
      const inner = forge.asn1.fromDer(one.value);
      const found = find(inner);
      if (!found) return null;
      found.value = '\x7f\xff\xff\xff';
      one.value = forge.asn1.toDer(inner).getBytes();
      return found;
    }
    for (const [index, child] of one.value.entries()) {
      const before = one.value[index - 1];
      if (before?.type === OCTETSTRING && child.type === INTEGER) return child;
      const found = find(child);
      if (found) return found;
    }
    return null;
  };
  return (node && find(node)) ?? expect.unreachable();
}
