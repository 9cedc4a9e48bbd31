/** Hashes again everything that a library's folders describe, and checks every custody record; changes nothing. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { APP_CHAIN, verifyChain } from '@main/custody';
import { describedHashes, type DescribedHash } from './described-hashes';
import { EVENTS_FILE, FLEET_FILE } from './fleet-file';
import { CUSTODY_FILE, INCIDENT_FILE } from './incident-file';
import { fleetFolders, incidentFolders } from './library-folders';
import { readFleetDescription, readIncidentDescription } from './read-description';
import { reasonOf } from './rebuild-report';
import { hashProblem } from './verify-incident';

/** `left-over` alone is no failure: a transfer that goes on later. */
export type FindingKind =
  'missing' | 'changed' | 'unknown' | 'unreadable' | 'custody' | 'left-over';

export interface LibraryFinding {
  readonly kind: FindingKind;
  /** Below the library's folder, with /. */
  readonly path: string;
  readonly reason: string;
}

export interface LibraryCheck {
  readonly ok: boolean;
  readonly incidents: number;
  readonly filesHashed: number;
  readonly custodyRecords: number;
  readonly findings: readonly LibraryFinding[];
}

interface Work {
  readonly root: string;
  readonly signal: AbortSignal | undefined;
  readonly findings: LibraryFinding[];
  filesHashed: number;
  custodyRecords: number;
}

/** @throws AbortError when cancelled. */
export async function checkLibrary(root: string, signal?: AbortSignal): Promise<LibraryCheck> {
  const work: Work = { root, signal, findings: [], filesHashed: 0, custodyRecords: 0 };
  let incidents = 0;
  if (existsSync(join(root, CUSTODY_FILE))) await checkCustody(work, CUSTODY_FILE, APP_CHAIN, true);
  for (const fleet of fleetFolders(root)) {
    await readFleetDescription(join(root, fleet, FLEET_FILE)).catch((caught: unknown) => {
      found(work, 'unreadable', `${fleet}/${FLEET_FILE}`, reasonOf(caught));
    });
    if (!existsSync(join(root, fleet, EVENTS_FILE)))
      found(work, 'missing', `${fleet}/${EVENTS_FILE}`, 'the list of events is not there');
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
    const problem = await hashProblem(join(work.root, file.path), file, work.signal);
    work.filesHashed += 1;
    if (problem === 'missing') found(work, 'missing', file.path, 'the saved file is not there');
    if (problem === 'changed') found(work, 'changed', file.path, 'not the bytes that were saved');
  }
  await lookAround(work, folder, described);
}

/** What lies in the folder and is described by nothing; without a description only what was cut off is told. */
async function lookAround(
  work: Work,
  folder: string,
  described: readonly DescribedHash[] | null,
): Promise<void> {
  const known = new Set(described?.flatMap(({ path, beside }) => [path, ...beside]));
  const top = join(work.root, folder);
  for (const entry of await readdir(top, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(work.root, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (/\.(part|tmp)$/.test(path)) found(work, 'left-over', path, 'writing it was cut off');
    else if (described !== null && !known.has(path) && !isOwn(folder, path))
      found(work, 'unknown', path, 'nothing describes this file');
  }
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
