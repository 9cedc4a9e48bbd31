/** Tests of what the account menu offers in each state. */
import type { KnownAccount, SessionState } from '@shared/domain/session';
import { describe, expect, it } from 'vitest';
import { accountMenu } from './account-menu';

const north = { fleetId: 1, name: 'North', depth: 0 };
const south = { fleetId: 2, name: 'South', depth: 0 };

const account = (name: string, secretsKept = true): KnownAccount => ({
  accountId: name,
  baseUrl: 'https://fleet.example',
  email: `${name}@fleet.example`,
  fleet: north,
  fleets: [north, south],
  secretsKept,
  partitionIds: [`${name}-1`, `${name}-2`],
});
const partition = (partitionId: string) => ({
  partitionId,
  label: partitionId,
  demo: partitionId === 'demo',
  incidents: 3,
  incidentsSaved: 1,
});

const SIGNED_IN: SessionState = {
  status: 'signed-in',
  demo: false,
  connection: 'online',
  baseUrl: 'https://fleet.example',
  email: 'ada@fleet.example',
  accountId: 'ada',
  fleets: [north, south],
  fleet: north,
  staySignedIn: true,
  keychain: 'available',
  partitionId: 'ada-1',
  accounts: [account('ada'), account('ben'), account('cleo', false)],
  partitions: ['ada-1', 'ada-2', 'ben-1', 'cleo-1', 'gone-1', 'demo'].map(partition),
  problem: null,
};

const ids = (state: SessionState): readonly string[] =>
  accountMenu(state).flatMap(({ id, kind }) =>
    kind === 'separator' || kind === 'label' ? [] : [id],
  );

describe('accountMenu', () => {
  it('offers fleets, other accounts, the demo, and libraries that no account opens', () => {
    expect(ids(SIGNED_IN)).toEqual([
      ...['fleet:1', 'fleet:2', 'account:ben', 'account:cleo', 'demo'],
      ...['library:cleo-1', 'library:gone-1', 'add', 'manage', 'sign-out'],
    ]);
  });

  it('offers to sign in, and no fleets, when the service needs it', () => {
    const shown = ids({ ...SIGNED_IN, connection: 'sign-in-needed' });
    expect(shown).toContain('sign-in');
    expect(shown.some((id) => id.startsWith('fleet:'))).toBe(false);
  });

  it('offers every account from the demo, and not the demo again', () => {
    const shown = ids({ ...SIGNED_IN, demo: true, accountId: null, fleets: [north] });
    expect(shown).toEqual(expect.arrayContaining(['account:ada', 'account:ben', 'account:cleo']));
    expect(shown).not.toContain('demo');
  });
});
