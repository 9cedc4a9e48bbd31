/** The claims that an incident is in, and the one that it is handed over for. */
import { useClaimsStore } from '@renderer/stores/claims';
import { useEvidenceStore } from '@renderer/stores/evidence';
import type { Claim } from '@shared/domain/claim';
import { shallowRef, type ShallowRef } from 'vue';

export interface UseIncidentClaimsReturn {
  readonly claims: Readonly<ShallowRef<readonly Claim[]>>;
  /** Looks for them. @returns the claim it is handed over for; null when that is open */
  readonly look: () => Promise<string | null>;
}

/** @param wantedClaimId when it is known beforehand */
export function useIncidentClaims(
  incidentId: () => string,
  wantedClaimId: () => string | null,
): UseIncidentClaimsReturn {
  const claimsStore = useClaimsStore();
  const evidence = useEvidenceStore();
  const claims = shallowRef<readonly Claim[]>([]);

  async function look(): Promise<string | null> {
    const asked = incidentId();
    const typed = evidence.draft(asked) !== null;
    claims.value = [];
    const found = await claimsStore.ofIncident(asked).catch(() => []);
    if (asked !== incidentId()) return null;
    claims.value = found;
    // The only claim of an incident is the one it is handed over for, unless something was typed before.
    const only = found.length === 1 && !typed ? (found[0]?.claimId ?? null) : null;
    return wantedClaimId() ?? only;
  }

  return { claims, look };
}
