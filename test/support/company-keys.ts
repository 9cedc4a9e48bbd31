/** A company's certificates and key files (PKCS #12), made with openssl: root → issuing → signer. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const PASSPHRASE = 'pass phrase é';

const KEY_ARGUMENTS = {
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'ec-384': ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  rsa: ['-newkey', 'rsa:3072'],
  'rsa-4096': ['-newkey', 'rsa:4096'],
  'rsa-1024': ['-newkey', 'rsa:1024'],
} as const;

export interface CompanyKeys {
  readonly folder: string;
  readonly rootPem: string;
  /** Makes a certificate of that name with its key; returns the path of its key file. */
  keyFile(name: string, options?: KeyFileOptions): Promise<string>;
}

export interface KeyFileOptions {
  readonly key?: keyof typeof KEY_ARGUMENTS;
  /** Days from today; may lie in the past. */
  readonly days?: number;
  readonly keyUsage?: string;
  /** How the file is encrypted; openssl's own choice when not given. */
  readonly pkcs12?: readonly string[];
}

export async function companyKeys(folder: string): Promise<CompanyKeys> {
  await mkdir(folder, { recursive: true });
  const openssl = (...args: readonly string[]): Promise<unknown> =>
    run('openssl', [...args], { cwd: folder });
  const request = (name: string, key: keyof typeof KEY_ARGUMENTS): Promise<unknown> =>
    openssl(
      'req',
      ...['-new', '-nodes', ...KEY_ARGUMENTS[key], '-keyout', `${name}.key`],
      ...['-out', `${name}.csr`, '-subj', `/C=DE/O=Northline Freight/CN=${name}`, '-utf8'],
    );
  const issue = async (
    name: string,
    issuer: string,
    days: number,
    extensions: string,
  ): Promise<void> => {
    await writeFile(join(folder, `${name}.ext`), extensions);
    const own = issuer === name;
    await openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-days', String(days), '-out', `${name}.pem`],
      ...(own ? ['-signkey', `${name}.key`] : ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`]),
      ...(own ? [] : ['-CAcreateserial']),
      ...['-extfile', `${name}.ext`],
    );
  };
  const authority = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n';
  await request('Root', 'rsa');
  await issue('Root', 'Root', 3650, authority);
  await request('Issuing', 'ec');
  await issue('Issuing', 'Root', 3000, authority);
  const chain = ['Issuing.pem', 'Root.pem'].map((name) => join(folder, name));
  const texts = await Promise.all(chain.map((path) => readFile(path, 'utf8')));
  await writeFile(join(folder, 'chain.pem'), texts.join(''));

  return {
    folder,
    rootPem: join(folder, 'Root.pem'),
    keyFile: async (name, { key = 'ec', days = 365, keyUsage, pkcs12 = [] } = {}) => {
      await request(name, key);
      const usage = keyUsage ?? 'digitalSignature,nonRepudiation';
      await issue(name, 'Issuing', days, `basicConstraints=CA:FALSE\nkeyUsage=${usage}\n`);
      const path = join(folder, `${name}.p12`);
      await openssl(
        ...['pkcs12', '-export', '-inkey', `${name}.key`, '-in', `${name}.pem`],
        ...['-certfile', 'chain.pem', '-passout', `pass:${PASSPHRASE}`, '-out', path, ...pkcs12],
      );
      return path;
    },
  };
}
