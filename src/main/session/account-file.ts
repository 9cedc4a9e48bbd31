/** Remembers the accounts of this computer and which was open, as JSON; no secret is ever in it. */
import { z } from 'zod';
import type { Clock } from '../platform/clock';
import type { Log } from '../platform/log';
import { openVersionedFile, type UpgradeStep, type VersionedFile } from '../settings';
import { accountIdOf } from './account-ids';

const FleetSchema = z.object({ fleetId: z.number().int(), name: z.string(), depth: z.number() });

const PlaceSchema = z.object({
  baseUrl: z.url(),
  email: z.string(),
  /** The fleet opened last. */
  fleet: FleetSchema.nullable(),
  fleets: z.array(FleetSchema).readonly(),
});

const AccountSchema = PlaceSchema.extend({
  accountId: z.string(),
  /** False once signed out or not to be kept: then only address and e-mail are offered again. */
  staySignedIn: z.boolean(),
});

const AccountsSchema = z.object({
  /** The one used last comes first. */
  accounts: z.array(AccountSchema).readonly(),
  /** What the next start comes back to. */
  open: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('account'), accountId: z.string() }),
      PlaceSchema.extend({ kind: z.literal('demo') }),
    ])
    .nullable(),
});

/** A fleet of an account, or of the demo. */
export type Place = z.infer<typeof PlaceSchema>;
export type StoredAccount = z.infer<typeof AccountSchema>;
export type StoredAccounts = z.infer<typeof AccountsSchema>;

const NO_ACCOUNTS: StoredAccounts = { accounts: [], open: null };

/** The first version knew one account or the demo, and called it `account`. */
const OneAccountSchema = z.object({
  account: PlaceSchema.extend({ demo: z.boolean(), staySignedIn: z.boolean() }).nullable(),
});

const fromOneAccount: UpgradeStep = (value): StoredAccounts => {
  const { account } = OneAccountSchema.parse(value);
  if (account === null) return NO_ACCOUNTS;
  const { demo, staySignedIn, ...place } = account;
  if (demo) return { accounts: [], open: { kind: 'demo', ...place } };
  const accountId = accountIdOf(place.baseUrl, place.email);
  return {
    accounts: [{ accountId, ...place, staySignedIn }],
    open: { kind: 'account', accountId },
  };
};

export interface AccountFile {
  /** Reads the file once; a damaged one leaves nothing but another sign-in to do. */
  load(): Promise<void>;
  /** What is remembered; nothing before `load`. */
  get(): StoredAccounts;
  /** Never rejects: a full disk must not keep anybody from signing in or out. */
  set(accounts: StoredAccounts): Promise<void>;
}

export function openAccountFile(path: string, clock: Clock, log: Log): AccountFile {
  let file: VersionedFile<StoredAccounts> | null = null;
  return {
    async load() {
      file ??= await openVersionedFile({
        path,
        upgrades: [fromOneAccount],
        parse: (value) => AccountsSchema.parse(value),
        initial: NO_ACCOUNTS,
        clock,
        log,
      });
    },
    get: () => file?.get() ?? NO_ACCOUNTS,
    async set(accounts) {
      try {
        await file?.set(accounts);
      } catch {
        log.warn('the account could not be remembered for the next start');
      }
    },
  };
}

/** `account` is open now, and first in the list. */
export function withOpened(stored: StoredAccounts, account: StoredAccount): StoredAccounts {
  const { accountId } = account;
  const others = stored.accounts.filter((one) => one.accountId !== accountId);
  return { accounts: [account, ...others], open: { kind: 'account', accountId } };
}

/** Signed out: the address stays to be offered again. */
export function withSignedOut(stored: StoredAccounts, accountId: string): StoredAccounts {
  return {
    accounts: stored.accounts.map((one) =>
      one.accountId === accountId ? { ...one, staySignedIn: false } : one,
    ),
    open: null,
  };
}

export function withoutAccount(stored: StoredAccounts, accountId: string): StoredAccounts {
  const { accounts, open } = stored;
  return {
    accounts: accounts.filter((one) => one.accountId !== accountId),
    open: open?.kind === 'account' && open.accountId === accountId ? null : open,
  };
}
