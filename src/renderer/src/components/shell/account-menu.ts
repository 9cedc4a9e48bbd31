/** What the account menu holds: fleets, other accounts, libraries without an account, and leaving. */
import type { MenuItem } from '@renderer/components/ui/menu-item';
import type { SessionState } from '@shared/domain/session';
import {
  Check,
  CircleUserRound,
  HardDrive,
  KeyRound,
  LogOut,
  Play,
  Truck,
  UserPlus,
  Users,
} from '@lucide/vue';

export const FLEET = 'fleet:';
export const ACCOUNT = 'account:';
export const LIBRARY = 'library:';

export function accountMenu(state: SessionState): readonly MenuItem[] {
  return [
    { kind: 'label', id: 'who', label: whoIs(state) },
    ...signInItem(state),
    ...fleetItems(state),
    ...accountItems(state),
    ...libraryItems(state),
    { kind: 'separator', id: 'out-line' },
    { id: 'add', label: 'Add an account…', icon: UserPlus },
    { id: 'manage', label: 'Manage accounts…', icon: Users },
    {
      id: 'sign-out',
      label: state.demo || state.status === 'library-only' ? 'Close this library' : 'Sign out',
      icon: LogOut,
    },
  ];
}

function whoIs(state: SessionState): string {
  if (state.status === 'library-only') return 'Library without a sign-in';
  return state.demo ? 'Demo fleet' : (state.email ?? 'Not signed in');
}

function signInItem(state: SessionState): readonly MenuItem[] {
  const needed = state.connection === 'sign-in-needed' || state.status === 'library-only';
  return needed ? [{ id: 'sign-in', label: 'Sign in…', icon: KeyRound }] : [];
}

/** All fleets of the open account; another one needs the service. */
function fleetItems({ fleets, fleet, status, connection }: SessionState): readonly MenuItem[] {
  const reachable = status === 'signed-in' && connection !== 'sign-in-needed';
  if (fleets.length < 2 || !reachable) return [];
  return fleets.map(({ fleetId, name }) => {
    const open = fleetId === fleet?.fleetId;
    const id = `${FLEET}${fleetId}`;
    return { id, label: name, icon: open ? Check : Truck, ...(open ? { note: 'Open' } : {}) };
  });
}

function accountItems(state: SessionState): readonly MenuItem[] {
  const others = state.accounts.filter(({ accountId }) => accountId !== state.accountId);
  const items: MenuItem[] = others.map(({ accountId, email, fleet, secretsKept }) => ({
    id: `${ACCOUNT}${accountId}`,
    label: email,
    icon: CircleUserRound,
    note: secretsKept ? (fleet?.name ?? '') : 'Sign in…',
  }));
  if (!state.demo) items.push({ id: 'demo', label: 'Demo fleet', icon: Play });
  if (items.length === 0) return [];
  return [
    { kind: 'separator', id: 'accounts-line' },
    { kind: 'label', id: 'accounts', label: 'Switch to' },
    ...items,
  ];
}

/** Libraries that no account above opens. */
function libraryItems({ partitions, partitionId, accounts }: SessionState): readonly MenuItem[] {
  const reached = new Set(
    accounts.flatMap((account) => (account.secretsKept ? account.partitionIds : [])),
  );
  const libraries = partitions.filter(
    (one) => one.partitionId !== partitionId && !one.demo && !reached.has(one.partitionId),
  );
  if (libraries.length === 0) return [];
  return [
    { kind: 'separator', id: 'libraries-line' },
    { kind: 'label', id: 'libraries', label: 'Libraries on this computer' },
    ...libraries.map((library) => ({
      id: `${LIBRARY}${library.partitionId}`,
      label: library.label,
      icon: HardDrive,
      note: `${library.incidentsSaved} saved`,
    })),
  ];
}
