/** `releases:*`: the release register. */
import type { ReleaseRegister } from '../releases';
import type { HandlersOf } from './handler-map';

export function releasesHandlers(register: ReleaseRegister): HandlersOf<'releases'> {
  return {
    'releases:list': (query) => register.list(query),
    'releases:mark': ({ packageId, content, userName }) =>
      register.mark(packageId, content, userName),
    'releases:withdraw': ({ releaseId, reason, userName }) =>
      register.withdraw(releaseId, reason, userName),
    'releases:reissue': ({ packageId }) => register.reissue(packageId),
    'releases:cancel-reissue': ({ packageId }) => register.cancelReissue(packageId),
    'releases:reveal': ({ packageId }) => {
      register.reveal(packageId);
    },
    'releases:export': (query) => register.exportCsv(query),
  };
}
