/** What the person prefers, and the API profile with its words. */
import { request, subscribe } from '@renderer/api/bridge';
import { DEFAULT_API_PROFILE, type ApiProfile } from '@shared/domain/api-profile';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings';
import type { AppInfo } from '@shared/ipc/requests/app-requests';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

export const useSettingsStore = defineStore('settings', () => {
  const settings = shallowRef<Settings>(DEFAULT_SETTINGS);
  const profile = shallowRef<ApiProfile>(DEFAULT_API_PROFILE);
  const appInfo = shallowRef<AppInfo | null>(null);

  async function start(): Promise<void> {
    subscribe('settings:changed', (next) => (settings.value = next));
    settings.value = await request('settings:get');
    profile.value = await request('profile:get');
    appInfo.value = await request('app:info');
  }

  /** Shows the change at once and takes it back when it could not be stored. */
  async function update(patch: Partial<Settings>): Promise<void> {
    const before = settings.value;
    settings.value = { ...before, ...patch };
    try {
      settings.value = await request('settings:set', patch);
    } catch (caught) {
      settings.value = before;
      throw caught;
    }
  }

  async function saveProfile(next: ApiProfile): Promise<void> {
    profile.value = await request('profile:set', next);
  }

  async function resetProfile(): Promise<void> {
    profile.value = await request('profile:reset');
  }

  return {
    settings,
    profile,
    appInfo,
    start,
    update,
    saveProfile,
    resetProfile,
    exportProfile: () => request('profile:export'),
    /** Reads a file; nothing is stored before `saveProfile`. */
    importProfile: () => request('profile:import'),
    showLog: () => request('app:show-log'),
  };
});
