/** `app:*`: what this program is, and its log. */
import type { AppInfo } from '@shared/ipc/requests/app-requests';
import type { HandlersOf } from './handler-map';

export function appHandlers(info: AppInfo, showLog: () => void): HandlersOf<'app'> {
  return {
    'app:info': () => info,
    'app:show-log': showLog,
  };
}
