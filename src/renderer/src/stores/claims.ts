/** The list of claims, and what can be done with one without its page being open. */
import { errorData, request, subscribe } from '@renderer/api/bridge';
import {
  EMPTY_CLAIM,
  type Claim,
  type ClaimAdded,
  type ClaimContent,
  type ClaimDetail,
  type ClaimList,
  type ClaimQuery,
  type ClaimRemoved,
} from '@shared/domain/claim';
import { EMPTY_QUERY, type IncidentPage } from '@shared/domain/incident-query';
import type { AppErrorData } from '@shared/errors';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

const EVERYTHING: ClaimQuery = { text: '', status: null, archived: false };

export const useClaimsStore = defineStore('claims', () => {
  const query = shallowRef<ClaimQuery>(EVERYTHING);
  /** Null until the first answer. */
  const list = shallowRef<ClaimList | null>(null);
  const error = shallowRef<AppErrorData | null>(null);
  /** Incidents that are to be added to a claim; null while nobody asks. */
  const adding = shallowRef<readonly string[] | null>(null);
  const selectedId = ref<string | null>(null);
  let asked = 0;

  async function refresh(): Promise<void> {
    asked += 1;
    const mine = asked;
    try {
      const answer = await request('claims:list', query.value);
      if (mine !== asked) return;
      list.value = answer;
      error.value = null;
    } catch (caught) {
      if (mine === asked) error.value = errorData(caught);
    }
  }

  function ask(change: Partial<ClaimQuery>): Promise<void> {
    query.value = { ...query.value, ...change };
    return refresh();
  }

  /** Follows changes until the returned function is called. */
  function follow(): () => void {
    void refresh();
    const offs = [
      subscribe('claims:changed', () => void refresh()),
      subscribe('incidents:changed', () => void refresh()),
    ];
    return () => {
      for (const off of offs) off();
    };
  }

  /** Follows which claims one incident is in; returns its own off switch. */
  function followIncident(
    incidentId: string,
    take: (claims: readonly Claim[]) => void,
  ): () => void {
    let on = true;
    const look = async (): Promise<void> => {
      const claims = await ofIncident(incidentId).catch(() => []);
      if (on) take(claims);
    };
    void look();
    const off = subscribe('claims:changed', () => void look());
    return () => {
      on = false;
      off();
    };
  }

  const create = (
    incidentIds: readonly string[],
    content: Partial<ClaimContent> = {},
  ): Promise<ClaimDetail> =>
    request('claims:create', { content: { ...EMPTY_CLAIM, ...content }, incidentIds });
  const add = (claimId: string, incidentIds: readonly string[]): Promise<ClaimAdded> =>
    request('claims:add', { claimId, incidentIds });
  const remove = (
    claimId: string,
    incidentIds: readonly string[],
    undoesAdding = false,
  ): Promise<ClaimRemoved> => request('claims:remove', { claimId, incidentIds, undoesAdding });
  const archive = (claimId: string, archived: boolean): Promise<Claim> =>
    request('claims:archive', { claimId, archived });

  const ofIncident = (incidentId: string): Promise<readonly Claim[]> =>
    request('claims:of-incident', { incidentId });
  /** Incidents of the fleet that fit the words, latest first. */
  const findIncidents = (text: string): Promise<IncidentPage> =>
    request('incidents:query', { ...EMPTY_QUERY, text, sort: 'time', descending: true });

  /** All claims in the list that fit the words, whatever the page is filtered by. */
  const find = (text: string): Promise<ClaimList> =>
    request('claims:list', { ...EVERYTHING, text });

  return {
    query,
    list,
    error,
    adding,
    selectedId,
    refresh,
    ask,
    follow,
    followIncident,
    create,
    add,
    remove,
    archive,
    find,
    findIncidents,
    ofIncident,
  };
});
