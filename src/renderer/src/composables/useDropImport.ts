/**
 * Files dropped anywhere on the window are looked through for an import, map files are added to the maps; the
 * place Check takes packages itself.
 */
import { useImportsStore } from '@renderer/stores/imports';
import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useDropZone, type UseDropZoneReturn } from './useDropZone';
import { useMapFiles } from './useMapFiles';
import { useTold } from './useTold';

export interface UseDropImportReturn extends UseDropZoneReturn {
  readonly takesDrops: ComputedRef<boolean>;
}

export function useDropImport(): UseDropImportReturn {
  const imports = useImportsStore();
  const route = useRoute();
  const router = useRouter();
  const { told } = useTold();
  const mapFiles = useMapFiles();
  const takesDrops = computed(() => route.name !== 'check');

  const zone = useDropZone((fileNames) => {
    if (!takesDrops.value) return;
    if (fileNames.length > 0 && fileNames.every((name) => /\.pmtiles$/i.test(name))) {
      void mapFiles.addDropped();
      return;
    }
    void told(async () => {
      await imports.takeDropped();
      await router.push({ name: 'import' });
    });
  });
  return { ...zone, takesDrops };
}
