/** `storage:*`: what lies on this disk, and the trash. */
import type { Storage } from '../storage';
import type { HandlersOf } from './handler-map';

export function storageHandlers(storage: Storage): HandlersOf<'storage'> {
  return {
    'storage:overview': () => storage.overview(),
    'storage:trash': (input) => storage.trash(input),
    'storage:restore': (choice) => storage.restore(choice),
    'storage:empty': (choice) => storage.empty(choice),
    'storage:stop': () => storage.stop(),
  };
}
