/** Asks a time-stamp authority (RFC 3161): the request's bytes and the way over HTTP (section 3.4). */
import { randomBytes } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { AppError } from '@shared/errors';
import type { HttpFetch } from '@main/platform/http';
import type { TimeStampTrial } from '@shared/domain/time-stamp';
import { signerOf } from '../signature/certificate-chain';
import { exact } from '../signature/exact';
import { OID } from '../signature/oids';
import { readTimeStamp, type TimeStamp } from './read-time-stamp';

const VERSION_1 = 1;
const NONCE_BYTES = 16;
/** An answer carries a few certificates; anything far beyond is something else. */
const MOST_BYTES = 64 * 1024;
const PATIENCE_MS = 15_000;

export interface StampedAnswer {
  /** The server's answer exactly as it came. */
  readonly response: Buffer;
  readonly stamp: TimeStamp;
}

/**
 * Sends nothing but the hash.
 * @throws AppError `network.unreachable`, `network.timeout`, `time-stamp.refused`, `time-stamp.unreadable`
 */
export async function askForTimeStamp(
  http: HttpFetch,
  url: string,
  manifestSha256: Uint8Array,
): Promise<StampedAnswer> {
  const nonce = randomBytes(NONCE_BYTES);
  // Positive and without a leading zero, so that its bytes are those of the answer.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  const response = await post(http, url, requestFor(manifestSha256, nonce));
  const read = readTimeStamp(response, { manifestSha256, nonce });
  if (read.state === 'good') return { response, stamp: read.stamp };
  const code = read.state === 'refused' ? 'time-stamp.refused' : 'time-stamp.unreadable';
  throw new AppError(code, { detail: read.reason });
}

function requestFor(manifestSha256: Uint8Array, nonce: Uint8Array): Buffer {
  const request = new TimeStampReq({
    version: VERSION_1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256 }),
      hashedMessage: new OctetString({ valueHex: exact(manifestSha256) }),
    }),
    nonce: new Integer({ valueHex: exact(nonce) }),
    certReq: true,
  });
  return Buffer.from(request.toSchema().toBER(false));
}

async function post(http: HttpFetch, url: string, body: Buffer): Promise<Buffer> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const answer = await http(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/timestamp-query',
        accept: 'application/timestamp-reply',
      },
      body: exact(body),
      signal,
    });
    if (!answer.ok) {
      throw new AppError('time-stamp.refused', { detail: `HTTP status ${answer.status}` });
    }
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (bytes.length <= MOST_BYTES) return bytes;
    throw new AppError('time-stamp.unreadable', { detail: 'The answer is far too large.' });
  } catch (caught) {
    if (caught instanceof AppError) throw caught;
    throw new AppError(signal.aborted ? 'network.timeout' : 'network.unreachable', {
      cause: caught,
    });
  }
}

/** Has a random hash stamped, to see who answers. @throws AppError as `askForTimeStamp` */
export async function tryServer(http: HttpFetch, url: string): Promise<TimeStampTrial> {
  const { stamp } = await askForTimeStamp(http, url, randomBytes(32));
  const { name, issuers } = signerOf(stamp.chain);
  return { timeMs: stamp.timeMs, authority: name, issuers };
}
