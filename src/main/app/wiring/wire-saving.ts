/** Saving incidents, asking devices for clips, and taking recordings in from a card. */
import { createClipRequests, type ClipRequests } from '../../clip-requests';
import { createDownloads, partThreads, type Downloads } from '../../downloads';
import { createImports, type Imports } from '../../imports';
import { clipsHandlers } from '../../ipc/clips-handlers';
import { downloadsHandlers } from '../../ipc/downloads-handlers';
import { broadcast } from '../../ipc/events';
import { importHandlers } from '../../ipc/import-handlers';
import { electronDesktop as desktop } from '../../platform/desktop';
import { electronFetch as http } from '../../platform/electron-http';
import { notifyDesktop } from '../../platform/notify';
import type { DroppedPaths } from '../dropped-paths';
import { createFullDiskNotice } from '../full-disk-notice';
import { focusWindow, showTaskbarProgress } from '../window';
import type { Fleet, Ground } from './ground';

export interface WiredSaving {
  readonly downloads: Downloads;
  readonly clips: ClipRequests;
  readonly imports: Imports;
  readonly handlers: ReturnType<typeof downloadsHandlers> &
    ReturnType<typeof clipsHandlers> &
    ReturnType<typeof importHandlers>;
}

export function wireSaving(ground: Ground, fleet: Fleet, dropped: DroppedPaths): WiredSaving {
  const { effects, library, onQuit, keepOpen, paths, preferences, appVersion, user } = ground;
  const { session, service, partitionId } = fleet;
  const tellFullDisk = createFullDiskNotice((message) => {
    notifyDesktop(message, focusWindow);
  });
  const parts = partThreads(paths.partWorkerScript);
  onQuit(() => parts.close());
  const downloads = createDownloads({
    ...effects,
    library,
    http,
    parts,
    service,
    partitionId,
    user,
    appVersion,
    wishes: () => preferences.settings().saving,
    onChange: (state) => {
      showTaskbarProgress(state);
      tellFullDisk(state);
      broadcast('downloads:changed', state);
    },
  });
  onQuit(() => downloads.close());

  const clips = createClipRequests({
    ...effects,
    library,
    service,
    partitionId,
    user,
    save: (incidentIds) => {
      downloads.save(incidentIds);
    },
    onChange: (state) => {
      broadcast('clips:changed', state);
    },
  });
  onQuit(() => clips.close());

  const videoFilter = [{ name: 'Video', extensions: ['mp4', 'MP4', 'mov', 'MOV', 'm4v'] }];
  const imports = createImports({
    ...effects,
    library,
    parts,
    user,
    appVersion,
    choose: async (kind) => {
      if (kind === 'files') {
        return desktop.askWhichFiles({
          title: 'Import recordings',
          filters: [{ name: 'All files', extensions: ['*'] }],
        });
      }
      if (kind === 'one-file') {
        const path = await desktop.askWhatToOpen({ title: 'Open a video', filters: videoFilter });
        return path === null ? [] : [path];
      }
      const folder = await desktop.askWhichFolder({ title: 'Import a card or folder' });
      return folder === null ? [] : [folder];
    },
    takeDropped: () => dropped.takeAll(),
    onChange: (state) => {
      broadcast('import:changed', state);
      // The library of imported incidents may be new, or hold more.
      if ((state?.result ?? null) !== null) broadcast('session:changed', session.state());
    },
  });
  onQuit(() => imports.close());
  keepOpen(() => (imports.isUnfinished() ? 'library.importing' : null));

  return {
    downloads,
    clips,
    imports,
    handlers: {
      ...downloadsHandlers(downloads),
      ...clipsHandlers(clips),
      ...importHandlers(imports),
    },
  };
}
