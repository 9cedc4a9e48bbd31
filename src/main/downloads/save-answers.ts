/** Keeps the service's answers of an incident as files of their own, once for each different answer. */
import { readFile } from 'node:fs/promises';
import { Buffer } from 'node:buffer';
import type { Library } from '@main/library';
import { writeFileAtomic } from '@main/platform/atomic-file';
import { hashBytes } from '@main/platform/hashing';
import { answerFingerprint, answerText, type KeptAnswer } from './service-answer';

export type AnswerName = 'list-record' | 'event' | 'assets';

export async function saveAnswer(
  library: Library,
  incidentId: string,
  name: AnswerName,
  kept: KeptAnswer,
  by: { readonly user: string; readonly appVersion: string; readonly nowMs: number },
): Promise<void> {
  const slot = `service:${name}`;
  const earlier = library
    .files(incidentId)
    .filter((file) => file.slot === slot || file.slot.startsWith(`${slot}:`));
  const last = earlier.at(-1);
  if (last?.state === 'saved' && last.path !== null) {
    const known = await keptAnswer(last.path);
    if (known !== null && answerFingerprint(known) === answerFingerprint(kept.answer)) return;
  }
  // An answer whose writing was cut off is written again under its own name.
  const again = last !== undefined && last.state !== 'saved' ? last.slot : null;
  const file = library.saving.expectFile(incidentId, {
    slot: again ?? (earlier.length === 0 ? slot : `${slot}:${earlier.length + 1}`),
    kind: 'service-answer',
    captureMode: null,
    originalName: null,
    stem: `service/${name}`,
    ending: '.json',
    mimeType: 'application/json',
    announcedBytes: null,
    serviceStartMs: null,
    serviceEndMs: null,
    availability: 'there',
  });
  if (file.path === null || file.state === 'saved') return;
  const bytes = Buffer.from(answerText(kept), 'utf8');
  await writeFileAtomic(file.path, bytes);
  library.saving.fileSaved(file, {
    ...hashBytes(bytes),
    sizeBytes: bytes.byteLength,
    savedAtMs: by.nowMs,
    sourceUrl: kept.url,
    sourceHeaders: kept.headers,
    probe: null,
    user: by.user,
    custodyData: { origin: 'fleet service', appVersion: by.appVersion },
  });
}

async function keptAnswer(path: string): Promise<unknown> {
  try {
    const file: unknown = JSON.parse(await readFile(path, 'utf8'));
    return file !== null && typeof file === 'object' && 'answer' in file ? file.answer : null;
  } catch {
    return null;
  }
}
