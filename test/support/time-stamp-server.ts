/** A time-stamp authority on loopback: `openssl ts -reply` behind real HTTP, with faults on order. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TimeStampServer {
  readonly url: string;
  /** The root certificate, for `openssl ts -verify -CAfile`. */
  readonly rootPem: string;
  /** What the next answers are: an honest one, or something else. */
  answer: 'honest' | 'refusal' | 'replay' | 'other-bytes' | 'garbage' | 'error';
  /** Bodies that came, in order. */
  readonly requests: readonly Buffer[];
  close(): Promise<void>;
}

const CONFIG = `
[tsa]
default_tsa = here
[here]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;

export async function startTimeStampServer(folder: string): Promise<TimeStampServer> {
  await mkdir(folder, { recursive: true });
  const openssl = (...args: readonly string[]): Promise<unknown> =>
    run('openssl', [...args], { cwd: folder });
  await writeFile(join(folder, 'tsa.cnf'), CONFIG);
  await writeFile(join(folder, 'serial'), '01\n');
  await writeFile(join(folder, 'tsa.ext'), 'extendedKeyUsage=critical,timeStamping\n');
  await openssl(
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'root.key', '-out', 'root.pem'],
    ...['-subj', '/CN=Stamp Root', '-days', '10'],
  );
  await openssl(
    ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Stamp Authority'],
  );
  await openssl(
    ...['x509', '-req', '-in', 'tsa.csr', '-CA', 'root.pem', '-CAkey', 'root.key'],
    ...['-CAcreateserial', '-days', '9', '-extfile', 'tsa.ext', '-out', 'tsa.pem'],
  );

  const requests: Buffer[] = [];
  const replyTo = async (query: Buffer): Promise<Buffer> => {
    await writeFile(join(folder, 'query.tsq'), query);
    await openssl(
      ...['ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr'],
    );
    return readFile(join(folder, 'reply.tsr'));
  };
  const answers: Record<TimeStampServer['answer'], (query: Buffer) => Promise<Buffer | null>> = {
    honest: replyTo,
    // A hash that this authority does not stamp is refused by openssl itself.
    refusal: (query) => replyTo(replaced(query, SHA256_ID, SHA384_ID)),
    replay: () => replyTo(requests[0] ?? Buffer.alloc(0)),
    'other-bytes': (query) => replyTo(flipped(query)),
    garbage: () => Promise.resolve(Buffer.from('<html>not a time stamp</html>')),
    error: () => Promise.resolve(null),
  };
  const server = createServer((request, response) => {
    void buffer(request)
      .then(async (query) => {
        requests.push(query);
        const reply = await answers[self.answer](query);
        response.writeHead(reply ? 200 : 503, { 'content-type': 'application/timestamp-reply' });
        response.end(reply ?? undefined);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const self: TimeStampServer = {
    url: `http://127.0.0.1:${port}/stamp`,
    rootPem: join(folder, 'root.pem'),
    answer: 'honest',
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return self;
}

const SHA256_ID = Buffer.from('608648016503040201', 'hex');
const SHA384_ID = Buffer.from('608648016503040202', 'hex');

function replaced(bytes: Buffer, from: Buffer, to: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  to.copy(copy, copy.indexOf(from));
  return copy;
}

/** Another byte in the hash that is to be stamped. */
function flipped(query: Buffer): Buffer {
  const copy = Buffer.from(query);
  const at = copy.indexOf(SHA256_ID) + SHA256_ID.length + 6;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
