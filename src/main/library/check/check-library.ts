/** Hashes again everything that a library's folders describe, and checks every custody record; changes nothing. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  FindingKind,
  LibraryCheck,
  LibraryCheckProgress,
  LibraryFinding,
} from '@shared/domain/library-check';
import { APP_CHAIN, verifyChain } from '@main/custody';
import { walkFiles, type FoundFile } from '@main/platform/walk-files';
import { describedHashes, type DescribedHash } from './described-hashes';
import { EVENTS_FILE, FLEET_FILE } from '../fleet-file';
import { CUSTODY_FILE, INCIDENT_FILE } from '../incident-file';
import { CLAIM_FILE } from '../claims/claim-file';
import { claimFolders, fleetFolders, incidentFolders } from '../opening/library-folders';
import {
  readClaimDescription,
  readFleetDescription,
  readIncidentDescription,
} from '../rebuild/read-description';
import { reasonOf } from '../rebuild/rebuild-report';
import { hashProblem } from './verify-incident';

interface Work {
  readonly root: string;
  readonly signal: AbortSignal | undefined;
  readonly findings: LibraryFinding[];
  readonly onProgress: (progress: LibraryCheckProgress) => void;
  filesHashed: number;
  custodyRecords: number;
  doneBytes: number;
  totalBytes: number;
}

/** @param onProgress told after each incident's folder. @throws AbortError when cancelled */
export async function checkLibrary(
  root: string,
  signal?: AbortSignal,
  onProgress: (progress: LibraryCheckProgress) => void = () => {},
): Promise<LibraryCheck> {
  const counts = { filesHashed: 0, custodyRecords: 0, doneBytes: 0, totalBytes: 0 };
  const work: Work = { root, signal, findings: [], onProgress, ...counts };
  work.totalBytes = sizeOf((await foldersOf(root, signal)).flat());
  let incidents = 0;
  if (existsSync(join(root, CUSTODY_FILE))) await checkCustody(work, CUSTODY_FILE, APP_CHAIN, true);
  for (const fleet of fleetFolders(root)) {
    await readFleetDescription(join(root, fleet, FLEET_FILE)).catch((caught: unknown) => {
      found(work, 'unreadable', `${fleet}/${FLEET_FILE}`, reasonOf(caught));
    });
    if (!existsSync(join(root, fleet, EVENTS_FILE)))
      found(work, 'missing', `${fleet}/${EVENTS_FILE}`, 'the list of events is not there');
    for (const folder of claimFolders(root, fleet)) {
      const path = `${folder}/${CLAIM_FILE}`;
      await readClaimDescription(join(root, path)).catch((caught: unknown) => {
        found(work, 'unreadable', path, reasonOf(caught));
      });
    }
    for (const folder of incidentFolders(root, fleet)) {
      incidents += 1;
      await checkIncident(work, folder);
    }
  }
  const { findings, filesHashed, custodyRecords } = work;
  const ok = findings.every(({ kind }) => kind === 'left-over');
  return { ok, incidents, filesHashed, custodyRecords, findings };
}

async function checkIncident(work: Work, folder: string): Promise<void> {
  const path = `${folder}/${INCIDENT_FILE}`;
  let described: readonly DescribedHash[] | null = null;
  try {
    const description = await readIncidentDescription(join(work.root, path));
    described = describedHashes(folder, description);
    const answers = `${folder}/service/`;
    const mustExist = described.some((file) => !file.path.startsWith(answers));
    await checkCustody(
      work,
      `${folder}/${CUSTODY_FILE}`,
      description.incident.incidentId,
      mustExist,
    );
  } catch (caught) {
    work.signal?.throwIfAborted();
    found(work, 'unreadable', path, reasonOf(caught));
  }
  for (const file of described ?? []) {
    const place = file.linkPath ?? join(work.root, file.path);
    const problem = await hashProblem(place, file, work.signal);
    work.filesHashed += 1;
    const what = file.linkPath === null ? 'saved' : 'linked';
    if (problem === 'missing') found(work, 'missing', file.path, `the ${what} file is not there`);
    if (problem === 'changed') found(work, 'changed', file.path, `not the bytes that were ${what}`);
  }
  await lookAround(work, folder, described);
  const { doneBytes, totalBytes, filesHashed, findings } = work;
  work.onProgress({ doneBytes, totalBytes, filesHashed, findings: findings.length });
}

/** What lies in the folder and is described by nothing; without a description only what was cut off is told. */
async function lookAround(
  work: Work,
  folder: string,
  described: readonly DescribedHash[] | null,
): Promise<void> {
  const known = new Set(described?.flatMap(({ path, beside }) => [path, ...beside]));
  const files = await walkFiles(join(work.root, folder), work.signal);
  work.doneBytes += sizeOf(files);
  for (const file of files) {
    const path = `${folder}/${file.path}`;
    if (known.has(path)) continue;
    if (/\.(part|tmp)$/.test(path)) found(work, 'left-over', path, 'writing it was cut off');
    else if (described !== null && !isOwn(folder, path))
      found(work, 'unknown', path, 'nothing describes this file');
  }
}

/** The files of each incident's folder. */
async function foldersOf(
  root: string,
  signal: AbortSignal | undefined,
): Promise<readonly (readonly FoundFile[])[]> {
  const folders: (readonly FoundFile[])[] = [];
  for (const fleet of fleetFolders(root)) {
    for (const folder of incidentFolders(root, fleet)) {
      folders.push(await walkFiles(join(root, folder), signal));
    }
  }
  return folders;
}

function sizeOf(files: readonly FoundFile[]): number {
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function isOwn(folder: string, path: string): boolean {
  const name = path.slice(folder.length + 1);
  return (
    name === INCIDENT_FILE || name === CUSTODY_FILE || /^custody\.jsonl\.damaged-\d+$/.test(name)
  );
}

/** @param mustExist more than the service's answers is saved, so at least one entry says so. */
async function checkCustody(
  work: Work,
  path: string,
  chain: string,
  mustExist: boolean,
): Promise<void> {
  const text = await readFile(join(work.root, path), 'utf8').catch(() => null);
  if (text === null) {
    if (mustExist) found(work, 'missing', path, 'the custody record is not there');
    return;
  }
  work.custodyRecords += 1;
  const lines = text.split('\n').filter((line) => line !== '');
  const check = verifyChain(chain, lines);
  if (!check.ok) found(work, 'custody', path, `breaks at entry ${check.atIndex}: ${check.reason}`);
}

function found(work: Work, kind: FindingKind, path: string, reason: string): void {
  work.findings.push({ kind, path, reason });
}
