/** Packages: what is made for them, their signature and time stamps, to whom they went, and checking any. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import { createDerive, silentCopies } from '../../derive';
import {
  createEvidence,
  createPackageChecks,
  createPackageSigner,
  createSigningDesk,
  createTimeStamps,
  readViewerAssets,
  stampTable,
  threadReissuer,
  threadChecker,
  threadKeyFileReader,
  threadRunner,
} from '../../evidence';
import { derivedHandlers } from '../../ipc/derived-handlers';
import { broadcast } from '../../ipc/events';
import { evidenceHandlers } from '../../ipc/evidence-handlers';
import { packageCheckHandlers } from '../../ipc/package-check-handlers';
import { releasesHandlers } from '../../ipc/releases-handlers';
import { signerHandlers } from '../../ipc/signer-handlers';
import { timeStampsHandlers } from '../../ipc/time-stamps-handlers';
import { electronDesktop as desktop } from '../../platform/desktop';
import { electronFetch as http } from '../../platform/electron-http';
import { createReleaseRegister } from '../../releases';
import type { DroppedPaths } from '../dropped-paths';
import { recordExport } from '../export-custody';
import type { Fleet, Ground } from './ground';

/** How often time stamps that wait are asked for again. */
const STAMPS_EVERY_MS = 15 * 60_000;
/** Longer than the slowest still takes to decode; then the package goes out without it, and says so. */
const STILL_PATIENCE_MS = 2 * 60_000;

type EvidenceHandlers = ReturnType<typeof derivedHandlers> &
  ReturnType<typeof evidenceHandlers> &
  ReturnType<typeof signerHandlers> &
  ReturnType<typeof timeStampsHandlers> &
  ReturnType<typeof releasesHandlers> &
  ReturnType<typeof packageCheckHandlers>;

export interface WiredEvidence {
  readonly handlers: EvidenceHandlers;
  /** Packages that are being made, or made again, or wait for their turn. */
  readonly unfinishedPackages: () => number;
  /** Clips and redacted copies that are being made, but for those of packages. */
  readonly unfinishedClips: () => number;
}

export async function wireEvidence(
  ground: Ground,
  { partitionId }: Fleet,
  dropped: DroppedPaths,
): Promise<WiredEvidence> {
  const { effects, library, onQuit, keepOpen, paths, preferences, readOnly, secrets, tiles } =
    ground;
  const { appVersion, user } = ground;
  const derive = createDerive({
    library,
    appVersion,
    user,
    onProgress: (jobId, part) => {
      broadcast('derived:progress', { jobId, part });
    },
  });
  onQuit(() => derive.close());
  keepOpen(() => (derive.unfinished() > 0 ? 'library.rendering' : null));

  // Nothing runs yet: what lies there was left by an export that was killed.
  await rm(paths.packagesInWork, { recursive: true, force: true });
  const signer = createPackageSigner({ ...effects, secrets });
  const signerNames = (): { name: string; organisation: string } => {
    const { userName, organisation } = preferences.settings();
    return { name: userName, organisation };
  };
  const signingDesk = createSigningDesk({
    clock: effects.clock,
    signer,
    names: signerNames,
    readKeyFile: threadKeyFileReader(paths.exportWorkerScript),
    askWhatToOpen: () =>
      desktop.askWhatToOpen({
        title: 'Import a key and its certificate',
        filters: [{ name: 'PKCS #12', extensions: ['p12', 'pfx'] }],
      }),
    askWhereToSave: () =>
      desktop.askWhereToSave({
        title: 'Save the certificate',
        defaultPath: join(app.getPath('documents'), 'roadproof-certificate.pem'),
        filters: [{ name: 'Certificate', extensions: ['pem'] }],
      }),
  });
  const timeStamps = createTimeStamps({
    ...effects,
    http,
    server: () => preferences.settings().timeStampServer,
    table: stampTable(library.database),
    onArrived: ({ incidentId }) => {
      broadcast('time-stamps:changed', timeStamps.queue());
      library.saving.writeIncidentFiles(incidentId).catch((caught: unknown) => {
        effects.log.warn('a time stamp is not described yet', { reason: String(caught) });
      });
    },
  });
  const stampTimer = setInterval(() => {
    if (!readOnly) void timeStamps.send();
  }, STAMPS_EVERY_MS);
  if (!readOnly) void timeStamps.send();
  onQuit(() => {
    clearInterval(stampTimer);
  });
  const evidence = createEvidence({
    ...effects,
    library,
    // A library that must not be changed keeps no entry; the window says so above every place.
    appendCustody: (record) => (readOnly ? Promise.resolve() : recordExport(library, record)),
    runner: threadRunner(paths.exportWorkerScript),
    workFolder: paths.packagesInWork,
    signer,
    timeStamps,
    who: signerNames,
    viewer: () => readViewerAssets(paths.viewerFolder),
    makeSilentCopy: silentCopies(derive),
    stillPatienceMs: STILL_PATIENCE_MS,
    units: () => preferences.settings().units,
    tiles,
    fontFolder: join(paths.resources, 'fonts'),
    chooseTarget: (defaultFileName) =>
      desktop.askWhereToSave({
        title: 'Save the evidence package',
        defaultPath: join(app.getPath('documents'), defaultFileName),
        filters: [{ name: 'Evidence package', extensions: ['zip'] }],
      }),
    reveal: (path) => {
      desktop.reveal(path);
    },
    appVersion,
    onChange: (state) => {
      broadcast('evidence:changed', state);
    },
    batches: {
      chooseFolder: () =>
        desktop.askWhichFolder({ title: 'Choose the folder for the evidence packages' }),
      onChange: (state) => {
        broadcast('evidence:batch-changed', state);
      },
    },
  });
  onQuit(() => evidence.close());

  const releases = createReleaseRegister({
    ...effects,
    library,
    partitionId,
    user,
    runner: threadReissuer(paths.exportWorkerScript),
    timeStamps,
    chooseTarget: (fileName, format) =>
      desktop.askWhereToSave({
        title: format === 'zip' ? 'Save the package made again' : 'Save the release register',
        defaultPath: join(app.getPath('documents'), fileName),
        filters: [
          { name: format === 'zip' ? 'Evidence package' : 'CSV table', extensions: [format] },
        ],
      }),
    reveal: (path) => {
      desktop.reveal(path);
    },
    onReissue: (state) => {
      broadcast('reissue:changed', state);
    },
  });
  onQuit(() => releases.close());
  const unfinishedPackages = (): number => evidence.unfinished() + releases.unfinished();
  keepOpen(() => (unfinishedPackages() > 0 ? 'library.exporting' : null));

  const packageChecks = createPackageChecks({
    ...effects,
    runner: threadChecker(paths.exportWorkerScript),
    choose: (kind) =>
      kind === 'folder'
        ? desktop.askWhichFolder({ title: 'Check an unpacked package' })
        : desktop.askWhatToOpen({
            title: 'Check an evidence package',
            filters: [{ name: 'Evidence package', extensions: ['zip'] }],
          }),
    takeDropped: () => dropped.takeFirst(),
    onChange: (state) => {
      broadcast('package-check:changed', state);
    },
  });
  onQuit(() => packageChecks.close());

  return {
    handlers: {
      ...derivedHandlers(derive),
      ...evidenceHandlers(evidence),
      ...signerHandlers(signingDesk),
      ...timeStampsHandlers(timeStamps),
      ...releasesHandlers(releases),
      ...packageCheckHandlers(packageChecks),
    },
    unfinishedPackages,
    unfinishedClips: derive.unfinished,
  };
}
