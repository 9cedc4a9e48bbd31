/** A person's steps into and out of fleets, told to whoever keeps record of them. */
import type { Place } from './account-file';
import { partitionOf, type OwnState } from './session-state';
import type { SessionOptions, SessionStep } from './session-types';

export interface Steps {
  signIn(place: Place, demo: boolean): void;
  /** Out of the fleet that is open, if any. */
  signOut(): void;
  /** Out of an account that is known here and not open. */
  signOutOf(place: Place): void;
  /** Something else is opened: the demo ends with that, an account stays signed in. */
  leave(): void;
}

/** @param open what is open now; `reachable` is false while it has no service to ask */
export function createSteps(
  onStep: SessionOptions['onStep'],
  open: () => { readonly own: OwnState; readonly reachable: boolean },
): Steps {
  const tell = (action: SessionStep['action'], place: Place, demo: boolean): void => {
    const { baseUrl, fleet } = place;
    onStep({ action, baseUrl, demo, fleet, partitionId: partitionOf(place, demo) });
  };
  const signOut = (): void => {
    const { own, reachable } = open();
    const { status, demo, baseUrl, email, fleet, fleets } = own;
    if (status !== 'signed-in' || baseUrl === null || email === null) return;
    // An account whose secrets are gone was signed out of before; a demo that did not start is left now.
    if (reachable || demo) tell('signed-out', { baseUrl, email, fleet, fleets }, demo);
  };
  return {
    signIn: (place, demo) => {
      tell('signed-in', place, demo);
    },
    signOut,
    signOutOf: (place) => {
      tell('signed-out', place, false);
    },
    leave: () => {
      if (open().own.demo) signOut();
    },
  };
}
