/** What the small pictures along the time line take on this disk, and their removal. */
import { request } from '@renderer/api/bridge';
import { ref, type Ref } from 'vue';
import { useTask, type UseTaskReturn } from './useTask';

export interface UseThumbnailCache extends Pick<UseTaskReturn, 'busy'> {
  /** Null until it is known. */
  readonly bytes: Readonly<Ref<number | null>>;
  readonly clear: () => Promise<boolean>;
}

export function useThumbnailCache(): UseThumbnailCache {
  const { busy, run } = useTask();
  const bytes = ref<number | null>(null);

  async function look(): Promise<void> {
    bytes.value = await request('thumbnails:size');
  }

  void run(look);
  return {
    bytes,
    busy,
    clear: () =>
      run(async () => {
        await request('thumbnails:clear');
        await look();
      }),
  };
}
