/** The state of "Ask for a clip": the form, who can be asked, what was asked before, and sending it. */
import { useTask, type UseTaskReturn } from '@renderer/composables/useTask';
import { useClipsStore } from '@renderer/stores/clips';
import { useSessionStore } from '@renderer/stores/session';
import type { ClipDevice, RemoteClip } from '@shared/domain/clip-desk';
import { findDuplicates } from '@shared/domain/clip-duplicates';
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import {
  askOf,
  formOf,
  momentOf,
  problemsOf,
  suggestedName,
  type ClipForm,
  type ClipPrefill,
  type FormProblems,
} from './clip-form';

export interface UseAskClipReturn {
  readonly form: Ref<ClipForm>;
  readonly devices: Readonly<ShallowRef<readonly ClipDevice[]>>;
  readonly device: ComputedRef<ClipDevice | null>;
  /** Empty until somebody has tried to send it. */
  readonly problems: ComputedRef<FormProblems>;
  readonly duplicates: ComputedRef<readonly RemoteClip[]>;
  /** The name that is offered while none was typed. */
  readonly suggestion: ComputedRef<string>;
  readonly connected: ComputedRef<boolean>;
  readonly reading: UseTaskReturn;
  readonly sending: UseTaskReturn;
  /** True when the request has left. */
  readonly send: () => Promise<boolean>;
}

export function useAskClip(
  prefill: () => ClipPrefill,
  open: Readonly<Ref<boolean>>,
): UseAskClipReturn {
  const clips = useClipsStore();
  const session = useSessionStore();
  const reading = useTask();
  const sending = useTask();
  const form = ref<ClipForm>(formOf(prefill(), Date.now()));
  const devices = shallowRef<readonly ClipDevice[]>([]);
  const tried = ref(false);

  const device = computed(
    () => devices.value.find(({ deviceId }) => deviceId === form.value.deviceId) ?? null,
  );
  const suggestion = computed(() => {
    const timeMs = momentOf(form.value);
    const { deviceId } = form.value;
    if (timeMs === null || deviceId === '') return '';
    return suggestedName(device.value?.vehicleName ?? deviceId, timeMs);
  });
  /** The form with the suggested name where none was typed. */
  const meant = computed<ClipForm>(() => ({
    ...form.value,
    fileName: form.value.fileName.trim() === '' ? suggestion.value : form.value.fileName,
  }));
  const wanted = computed(() => askOf(meant.value, prefill().about, Date.now()));
  const problems = computed(() => (tried.value ? problemsOf(meant.value, Date.now()) : {}));
  const duplicates = computed(() =>
    wanted.value === null ? [] : findDuplicates(wanted.value, clips.state.clips),
  );
  const connected = computed(() => session.state?.status === 'signed-in');

  watch(
    open,
    (isOpen) => {
      if (!isOpen) return;
      form.value = formOf(prefill(), Date.now());
      tried.value = false;
      sending.clear();
      void reading.run(async () => {
        devices.value = await clips.devices();
      });
    },
    { immediate: true },
  );

  async function send(): Promise<boolean> {
    tried.value = true;
    const ask = wanted.value;
    if (ask === null) return false;
    const evenIfAskedBefore = duplicates.value.length > 0;
    return sending.run(() => clips.ask({ ...ask, evenIfAskedBefore }));
  }

  return {
    ...{ form, devices, device, problems, duplicates, suggestion, connected },
    ...{ reading, sending, send },
  };
}
