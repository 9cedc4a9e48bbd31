/** `package-check:*`: checking packages that came from anywhere. */
import type { PackageChecks } from '../evidence';
import type { HandlersOf } from './handler-map';

export function packageCheckHandlers(checks: PackageChecks): HandlersOf<'package-check'> {
  return {
    'package-check:get': () => checks.current(),
    'package-check:open': (input) => checks.open(input),
    'package-check:dropped': () => checks.dropped(),
    'package-check:unlock': (input) => checks.unlock(input),
    'package-check:cancel': () => checks.cancel(),
  };
}
