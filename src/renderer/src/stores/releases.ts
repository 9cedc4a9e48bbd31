/** The release register on screen: its rows, what is chosen, and packages that are being made again. */
import { errorData, request, subscribe } from '@renderer/api/bridge';
import type { StatementFile } from '@shared/domain/ledger';
import type {
  RegisterList,
  RegisterQuery,
  ReissueState,
  ReleaseContent,
} from '@shared/domain/release';
import type { AppErrorData } from '@shared/errors';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

export const useReleasesStore = defineStore('releases', () => {
  const query = shallowRef<RegisterQuery>({ text: '', state: 'all' });
  /** Null until the first answer. */
  const list = shallowRef<RegisterList | null>(null);
  const error = shallowRef<AppErrorData | null>(null);
  const selectedId = ref<string | null>(null);
  /** The latest re-issue of each package. */
  const reissues = shallowRef<ReadonlyMap<string, ReissueState>>(new Map());
  let asked = 0;

  function take(state: ReissueState): void {
    reissues.value = new Map(reissues.value).set(state.packageId, state);
  }
  subscribe('reissue:changed', take);

  async function refresh(): Promise<void> {
    asked += 1;
    const mine = asked;
    try {
      const answer = await request('releases:list', query.value);
      if (mine !== asked) return;
      list.value = answer;
      error.value = null;
    } catch (caught) {
      if (mine === asked) error.value = errorData(caught);
    }
  }

  function ask(change: Partial<RegisterQuery>): Promise<void> {
    query.value = { ...query.value, ...change };
    return refresh();
  }

  /** Follows changes until the returned function is called. */
  function follow(): () => void {
    void refresh();
    return subscribe('incidents:changed', () => void refresh());
  }

  async function reissue(packageId: string): Promise<void> {
    const state = await request('releases:reissue', { packageId });
    // Its first news may have overtaken this answer.
    if (state !== null && reissues.value.get(packageId)?.status !== 'done') take(state);
  }

  return {
    query,
    list,
    error,
    selectedId,
    reissues,
    refresh,
    ask,
    follow,
    reissue,
    cancelReissue: (packageId: string) => request('releases:cancel-reissue', { packageId }),
    reveal: (packageId: string) => request('releases:reveal', { packageId }),
    mark: (packageId: string, content: ReleaseContent, userName: string) =>
      request('releases:mark', { packageId, content, userName }),
    withdraw: (releaseId: string, reason: string, userName: string) =>
      request('releases:withdraw', { releaseId, reason, userName }),
    exportCsv: (): Promise<StatementFile | null> => request('releases:export', query.value),
  };
});
