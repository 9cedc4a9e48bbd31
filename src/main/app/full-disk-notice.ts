/** A desktop message when the library's disk has no room; once until there is some again. */
import type { DownloadsState } from '@shared/domain/download';
import type { DesktopMessage } from '../platform/notify';

export function createFullDiskNotice(
  notify: (message: DesktopMessage) => void,
): (state: Pick<DownloadsState, 'fullDisk'>) => void {
  let told = false;
  return ({ fullDisk }) => {
    if (fullDisk !== null && !told) {
      notify({
        title: 'Saving waits: the disk is full',
        body: 'Make room where the library lies. Saving then goes on by itself.',
      });
    }
    told = fullDisk !== null;
  };
}
