/** `session:*`: signing in and out, fleets, the demo fleet, libraries without a service. */
import type { SessionState } from '@shared/domain/session';
import type { Session } from '../session';
import type { HandlersOf } from './handler-map';

/** `restored` is the coming back after a start; a question before its end waits for it. */
export function sessionHandlers(
  session: Session,
  restored: Promise<SessionState>,
): HandlersOf<'session'> {
  let signingIn: AbortController | null = null;

  return {
    'session:get': async () => {
      await restored;
      return session.state();
    },
    'session:sign-in': async (input) => {
      const mine = new AbortController();
      signingIn = mine;
      try {
        return await session.signIn(input, mine.signal);
      } finally {
        if (signingIn === mine) signingIn = null;
      }
    },
    'session:cancel-sign-in': () => {
      signingIn?.abort();
      return Promise.resolve(session.state());
    },
    'session:open-demo': () => session.openDemo(),
    'session:open-library': (input) => session.openLibrary(input),
    'session:choose-fleet': (input) => session.chooseFleet(input),
    'session:switch-account': (input) => session.switchAccount(input),
    'session:remove-account': (input) => session.removeAccount(input),
    'session:sign-out': () => session.signOut(),
  };
}
