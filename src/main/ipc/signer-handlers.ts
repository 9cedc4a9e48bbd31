/** `signer:*`: the key that signs packages. */
import type { SigningDesk } from '../evidence';
import type { HandlersOf } from './handler-map';

export function signerHandlers(desk: SigningDesk): HandlersOf<'signer'> {
  return {
    'signer:get': () => desk.state(),
    'signer:renew': () => desk.renew(),
    'signer:choose-file': () => desk.chooseFile(),
    'signer:import': (input) => desk.import(input),
    'signer:forget-file': () => desk.forgetFile(),
    'signer:export': () => desk.export(),
    'signer:remove': () => desk.remove(),
  };
}
