/** `import:*`: recordings from outside the fleet's cloud. */
import type { Imports } from '../imports';
import type { HandlersOf } from './handler-map';

export function importHandlers(imports: Imports): HandlersOf<'import'> {
  return {
    'import:get': () => imports.current(),
    'import:open': (input) => imports.open(input),
    'import:dropped': () => imports.dropped(),
    'import:preview': () => imports.preview(),
    'import:start': (order) => imports.start(order),
    'import:cancel': () => imports.cancel(),
    'import:dismiss': () => imports.dismiss(),
    'import:open-file': () => imports.openFile(),
  };
}
