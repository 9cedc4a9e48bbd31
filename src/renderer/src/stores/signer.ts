/** The key that signs packages, and the key file that was chosen to replace it. */
import { request } from '@renderer/api/bridge';
import type { SigningKeyState } from '@shared/domain/signing-key';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

export const useSignerStore = defineStore('signer', () => {
  const state = shallowRef<SigningKeyState | null>(null);
  /** Name of the chosen key file; main holds its bytes. */
  const chosenFile = shallowRef<string | null>(null);

  async function load(): Promise<void> {
    state.value = await request('signer:get');
  }

  async function renew(): Promise<void> {
    state.value = await request('signer:renew');
  }

  async function remove(): Promise<void> {
    state.value = await request('signer:remove');
  }

  /** False when the dialog was cancelled. */
  async function chooseFile(): Promise<boolean> {
    const chosen = await request('signer:choose-file');
    if (chosen) chosenFile.value = chosen.fileName;
    return chosen !== null;
  }

  async function importFile(passphrase: string): Promise<void> {
    state.value = await request('signer:import', { passphrase });
    chosenFile.value = null;
  }

  async function forgetFile(): Promise<void> {
    chosenFile.value = null;
    await request('signer:forget-file');
  }

  return {
    state,
    chosenFile,
    load,
    renew,
    remove,
    chooseFile,
    importFile,
    forgetFile,
    exportCertificate: () => request('signer:export'),
  };
});
