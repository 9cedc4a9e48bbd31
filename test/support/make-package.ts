/** Finished packages, for tests that look into one, check one or change one. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createEvidence,
  type EvidenceOptions,
  type ExportRecord,
  type PackageSigner,
  type TimeStamps,
} from '@main/evidence';
import { silentLog, type Log } from '@main/platform/log';
import type { ExportState } from '@shared/domain/evidence';
import { EVERYTHING, type PackageChoice } from '@shared/domain/package-choice';
import { CLAIM, EVENT_TIME_MS, madeSource } from './evidence-source';

interface Wish extends Partial<EvidenceOptions> {
  readonly library: EvidenceOptions['library'];
  readonly incidentId?: string;
  readonly choice?: PackageChoice;
  readonly claim?: typeof CLAIM;
  readonly passphrase?: string;
}

/** Makes a package at the path; resolves when its export has ended, however it did. */
export function exportPackage(zipPath: string, wish: Wish): Promise<ExportState> {
  const {
    incidentId = 'incident-1',
    choice = EVERYTHING,
    claim = CLAIM,
    passphrase,
    ...options
  } = wish;
  return new Promise((resolve, reject) => {
    const evidence = createEvidence({
      appendCustody: () => undefined,
      chooseTarget: () => Promise.resolve(zipPath),
      reveal: () => undefined,
      clock: { now: () => EVENT_TIME_MS, monotonic: () => performance.now() },
      log: silentLog,
      appVersion: '1.2.3',
      viewer: () =>
        Promise.resolve({ script: 'document.title += " "', style: 'body { margin: 0 }' }),
      fontFolder: join(process.cwd(), 'resources', 'fonts'),
      onChange: (state) => {
        if (state.status !== 'running') resolve(state);
      },
      ...options,
    });
    evidence.export({ incidentId, claim, choice, passphrase }).catch(reject);
  });
}

export interface MakePackageOptions {
  readonly signer?: PackageSigner;
  /** UTC milliseconds since 1970; the made incident's own time when not given. */
  readonly nowMs?: number;
  /** Encrypts it. */
  readonly passphrase?: string;
  readonly workFolder?: string;
  readonly timeStamps?: TimeStamps;
  readonly log?: Log;
  /** Told what is written down of it. */
  readonly onRecord?: (record: ExportRecord) => void;
}

/** Makes `package.zip` of made-up bytes in the folder; returns its path. */
export async function makePackage(
  folder: string,
  {
    signer,
    nowMs = EVENT_TIME_MS,
    passphrase,
    workFolder,
    timeStamps,
    log = silentLog,
    onRecord,
  }: MakePackageOptions = {},
): Promise<string> {
  const zipPath = join(folder, 'package.zip');
  const source = await madeSource(join(folder, 'library'));
  const { status, error } = await exportPackage(zipPath, {
    library: { evidenceSource: () => Promise.resolve(source) },
    clock: { now: () => nowMs, monotonic: () => performance.now() },
    log,
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(signer ? { signer } : {}),
    ...(workFolder === undefined ? {} : { workFolder }),
    ...(timeStamps ? { timeStamps } : {}),
    ...(onRecord ? { appendCustody: onRecord } : {}),
  });
  if (status !== 'done') throw new Error(`${error?.code ?? status}: ${error?.detail ?? ''}`);
  return zipPath;
}

/** Unpacks a package beside it. @returns the folder of the bag */
export async function unpackPackage(zipPath: string): Promise<string> {
  const unpacked = `${zipPath}.unpacked`;
  await promisify(execFile)('unzip', ['-q', zipPath, '-d', unpacked]);
  const [name] = await readdir(unpacked);
  return join(unpacked, name ?? '');
}
