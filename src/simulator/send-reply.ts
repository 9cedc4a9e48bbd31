/** Puts a reply on the wire, cut, stalled or mislabelled as the scenario orders. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Reply } from './exchange';
import type { CallFaults } from './faults';
import { spoilRecords } from './spoil-records';

export async function sendReply(
  response: ServerResponse,
  reply: Reply,
  faults: CallFaults,
  options: { readonly headOnly: boolean; readonly dateMs: number },
): Promise<void> {
  const { sizeBytes, open } = bodyOf(reply, faults);
  const announced = sizeBytes + (faults.get('wrong-length')?.byBytes ?? 0);
  response.strictContentLength = false;
  response.sendDate = false;
  response.writeHead(reply.status, {
    date: new Date(options.dateMs).toUTCString(),
    ...reply.headers,
    ...(faults.has('no-length') ? {} : { 'content-length': String(Math.max(0, announced)) }),
  });
  if (options.headOnly) {
    response.end();
    return;
  }
  const stall = faults.get('stall');
  const limit = faults.get('truncate')?.afterBytes ?? stall?.afterBytes ?? Infinity;
  let sent = 0;
  for await (const piece of open()) {
    const bytes = (piece as Buffer).subarray(0, Math.max(0, limit - sent));
    sent += bytes.length;
    if (response.destroyed) return;
    if (!response.write(bytes)) await drained(response);
    if (sent >= limit) break;
  }
  if (stall && sent >= limit) return;
  // Too few bytes for what was announced: only closing the connection ends the wait.
  const short = !faults.has('no-length') && sent < announced;
  if (sent >= limit || short) response.destroy();
  else response.end();
}

function bodyOf(reply: Reply, faults: CallFaults): { sizeBytes: number; open: () => Readable } {
  if (reply.content.kind === 'stream') return reply.content;
  const text =
    reply.content.kind === 'json'
      ? JSON.stringify(spoilRecords(reply.content.json, faults))
      : reply.content.text;
  const bytes = Buffer.from(text, 'utf8');
  return { sizeBytes: bytes.length, open: () => Readable.from([bytes]) };
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
