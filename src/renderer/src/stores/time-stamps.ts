/** Time stamps: how many packages wait for one, and what a trial of the server gave. */
import { request, subscribe } from '@renderer/api/bridge';
import type { TimeStampQueue, TimeStampTrial } from '@shared/domain/time-stamp';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

export const useTimeStampStore = defineStore('time-stamps', () => {
  const queue = shallowRef<TimeStampQueue>({ waiting: 0 });
  const trial = shallowRef<TimeStampTrial | null>(null);

  subscribe('time-stamps:changed', (next) => (queue.value = next));

  async function tryServer(): Promise<void> {
    trial.value = null;
    trial.value = await request('time-stamps:try');
  }

  return {
    queue,
    trial,
    load: async () => {
      queue.value = await request('time-stamps:get');
    },
    send: async () => {
      queue.value = await request('time-stamps:send');
    },
    tryServer,
    forgetTrial: () => {
      trial.value = null;
    },
  };
});
