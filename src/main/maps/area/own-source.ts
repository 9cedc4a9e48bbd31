/** The user's own map source: its address in the keychain, for it may hold a key; the rest in preferences. */
import {
  hostOf,
  isUsable,
  maskedAddress,
  type MapSource,
  type MapSourceChange,
} from '@shared/domain/map-source';
import { AppError } from '@shared/errors';
import type { Log } from '@main/platform/log';
import { longSecrets } from '@main/platform/long-secrets';
import { oneAtATime } from '@main/platform/one-at-a-time';
import type { SecretStore } from '@main/platform/secret-store';
import type { MapSourceFacts } from '../../settings';

export interface OwnSourceOptions {
  readonly secrets: SecretStore;
  /** As preferences keep them. */
  readonly facts: () => MapSourceFacts;
  readonly setFacts: (facts: MapSourceFacts) => Promise<void>;
  readonly log: Log;
}

export interface ReadySource {
  readonly address: string;
  readonly attribution: string;
}

export interface OwnSource {
  /** What may be shown. */
  state(): MapSource;
  /** For asking. @throws AppError `map.no-source`, `map.no-keychain` */
  ready(): Promise<ReadySource>;
  /** Another server loses the word that its terms allow saving. @throws AppError `map.no-keychain` */
  change(change: MapSourceChange): Promise<void>;
  /** Takes an address out of the settings where an older version left it. @returns whether it did */
  settle(): Promise<boolean>;
}

const ENTRY = 'map-source-address';

export function openOwnSource(options: OwnSourceOptions): OwnSource {
  const { facts, setFacts, log } = options;
  const secrets = longSecrets(options.secrets);
  const inOrder = oneAtATime();
  /** Here only while no keychain takes it. */
  let held: string | null = null;

  function state(): MapSource {
    const { shown, attribution, allowed, readable } = facts();
    if (held !== null)
      return { shown: maskedAddress(held), attribution, allowed, kept: 'until-close' };
    return { shown, attribution, allowed, kept: readable === '' ? 'keychain' : 'readable' };
  }

  async function settle(): Promise<boolean> {
    const { readable, ...rest } = facts();
    if (readable === '') return false;
    try {
      await secrets.set(ENTRY, ascii(readable));
      await setFacts({ ...rest, readable: '' });
      return true;
    } catch {
      log.warn('the address of the map source is still readable in the settings');
      return false;
    }
  }

  async function address(): Promise<string> {
    if (held !== null) return held;
    await settle();
    const { readable } = facts();
    if (readable !== '') return readable;
    const found = await secrets.get(ENTRY).catch(noKeychain);
    if (found === null)
      throw new AppError('map.no-source', { detail: 'Its address is not in the keychain.' });
    return found;
  }

  async function setAddress(text: string): Promise<void> {
    const before = state();
    const sameServer = hostOf(text) === hostOf(before.shown);
    const next = { ...facts(), readable: '', allowed: before.allowed && sameServer };
    if (text === '') {
      if (before.kept === 'keychain') await secrets.delete(ENTRY).catch(noKeychain);
      held = null;
      await setFacts({ ...next, shown: '', allowed: false });
      return;
    }
    const kept = await secrets.set(ENTRY, ascii(text)).then(
      () => true,
      () => false,
    );
    held = kept ? null : ascii(text);
    // What is only held is no source any more after the next start.
    await setFacts({ ...next, shown: kept ? maskedAddress(text) : '' });
  }

  return {
    state,
    settle: () => inOrder(settle),
    ready: () =>
      inOrder(async () => {
        if (!isUsable(state())) throw new AppError('map.no-source');
        return { address: await address(), attribution: state().attribution };
      }),
    change: ({ address: text, ...change }) =>
      inOrder(async () => {
        if (text !== undefined) await setAddress(text.trim());
        await setFacts({ ...facts(), ...change });
      }),
  };
}

function noKeychain(cause: unknown): never {
  throw new AppError('map.no-keychain', { cause });
}

/** As addresses are sent, and as the keychain's parts want it. */
const ascii = (address: string): string => address.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
