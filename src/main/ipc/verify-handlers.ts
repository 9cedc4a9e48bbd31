/** `verify:*`: hashing the whole library again, and its chains of custody. */
import type { LibraryCheckJob } from '../storage';
import type { HandlersOf } from './handler-map';

export function verifyHandlers(job: LibraryCheckJob): HandlersOf<'verify'> {
  return {
    'verify:get': () => job.state(),
    'verify:start': () => job.start(),
    'verify:cancel': () => job.cancel(),
  };
}
