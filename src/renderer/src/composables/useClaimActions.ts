/** What can be done with claims from anywhere, each told in a message and undoable there. */
import { useClaimsStore } from '@renderer/stores/claims';
import { claimTitle, type ClaimContent, type ClaimDetail } from '@shared/domain/claim';
import { plural } from '@shared/units';
import { useRouter } from 'vue-router';
import { useToasts } from './useToasts';
import { useTold } from './useTold';

export interface UseClaimActionsReturn {
  readonly show: (claimId: string) => Promise<void>;
  /** Makes a claim with these incidents and opens it. */
  readonly create: (
    incidentIds?: readonly string[],
    content?: Partial<ClaimContent>,
  ) => Promise<void>;
  readonly add: (claimId: string, incidentIds: readonly string[]) => Promise<void>;
  readonly remove: (claimId: string, incidentIds: readonly string[]) => Promise<void>;
  readonly archive: (claimId: string, archived: boolean) => Promise<void>;
}

export function useClaimActions(): UseClaimActionsReturn {
  const claims = useClaimsStore();
  const toasts = useToasts();
  const router = useRouter();
  const { told } = useTold();

  async function show(claimId: string): Promise<void> {
    // Made just now, it may not fit what the list was narrowed to.
    await claims.ask({ text: '', status: null, archived: false });
    claims.selectedId = claimId;
    await router.push({ name: 'claims' });
  }

  function tellAdded(claim: ClaimDetail, added: readonly string[]): void {
    if (added.length === 0) {
      toasts.show({ tone: 'neutral', title: `Already in ${claimTitle(claim)}` });
      return;
    }
    toasts.show({
      tone: 'good',
      title: `${plural(added.length, 'incident')} added to ${claimTitle(claim)}`,
      ...(claim.hold === null ? {} : { text: 'The claim is on legal hold, so they are now too.' }),
      action: {
        label: 'Undo',
        run: () => void told(() => claims.remove(claim.claimId, added, true)),
      },
    });
  }

  return {
    show: (claimId) => told(() => show(claimId)),
    create: (incidentIds = [], content = {}) =>
      told(async () => {
        const { claimId } = await claims.create(incidentIds, content);
        await show(claimId);
      }),
    add: (claimId, incidentIds) =>
      told(async () => {
        const { claim, added } = await claims.add(claimId, incidentIds);
        tellAdded(claim, added);
      }),
    remove: (claimId, incidentIds) =>
      told(async () => {
        const { claim, removed, stillOnHold } = await claims.remove(claimId, incidentIds);
        toasts.show({
          tone: stillOnHold.length > 0 ? 'warning' : 'neutral',
          title: `${plural(removed.length, 'incident')} taken out of ${claimTitle(claim)}`,
          ...(stillOnHold.length > 0
            ? { text: 'It stays on legal hold until that is released on the incident itself.' }
            : {}),
          action: { label: 'Undo', run: () => void told(() => claims.add(claimId, removed)) },
        });
      }),
    archive: (claimId, archived) =>
      told(async () => {
        const claim = await claims.archive(claimId, archived);
        toasts.show({
          tone: 'neutral',
          title: `${claimTitle(claim)} ${archived ? 'archived' : 'is back in the list'}`,
          action: { label: 'Undo', run: () => void told(() => claims.archive(claimId, !archived)) },
        });
      }),
  };
}
