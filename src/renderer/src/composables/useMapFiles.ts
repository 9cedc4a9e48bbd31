/** What can be done to the user's own map files, each with the message that follows. */
import { useMapsStore } from '@renderer/stores/maps';
import type { MapFile, MapsAdded } from '@shared/domain/map-file';
import { plural } from '@shared/units';
import { useToasts } from './useToasts';
import { useTold } from './useTold';

export interface UseMapFilesReturn {
  /** Asks with the system's dialog. */
  readonly add: (copy: boolean) => Promise<void>;
  readonly addDropped: () => Promise<void>;
  readonly locate: (file: MapFile) => Promise<void>;
  readonly setOn: (file: MapFile, on: boolean) => Promise<void>;
  /** One place up (-1) or down (1). */
  readonly step: (file: MapFile, by: -1 | 1) => Promise<void>;
  readonly remove: (file: MapFile) => Promise<void>;
  readonly reveal: (file: MapFile) => Promise<void>;
  /** Goes on with the area that stopped. @returns whether it is whole now */
  readonly resumeArea: () => Promise<boolean>;
}

/** Long enough to think better of it. */
const UNDO_SHOWN_MS = 12_000;

export function useMapFiles(): UseMapFilesReturn {
  const maps = useMapsStore();
  const toasts = useToasts();
  const { told } = useTold();

  function tell({ added, refused }: MapsAdded): void {
    const [first] = added;
    if (first !== undefined) {
      toasts.show({
        tone: 'good',
        title:
          added.length === 1 ? `Map added: ${first.name}` : `${plural(added.length, 'map')} added`,
        text: `${added.length === 1 ? 'It is' : 'They are'} drawn over the overview from now on. See Settings → Maps.`,
      });
    }
    for (const { fileName, error } of refused) {
      const detail = error.detail === undefined ? '' : `${error.detail} `;
      toasts.show({
        tone: 'danger',
        title: `${fileName} was not added`,
        text: `${error.message} ${detail}${error.nextStep}`,
      });
    }
  }

  return {
    add: (copy) =>
      told(async () => {
        const answer = await maps.add(copy);
        if (answer !== null) tell(answer);
      }),
    addDropped: () =>
      told(async () => {
        tell(await maps.addDropped());
      }),
    locate: (file) =>
      told(async () => {
        const found = await maps.locate(file.id);
        if (found !== null) toasts.show({ tone: 'good', title: `Map found: ${found.name}` });
      }),
    setOn: (file, on) => told(() => maps.setOn(file.id, on)),
    step: (file, by) =>
      told(async () => {
        const index = (maps.state?.files ?? []).findIndex(({ id }) => id === file.id);
        await maps.move(file.id, Math.max(0, index + by));
      }),
    remove: (file) =>
      told(async () => {
        await maps.remove(file.id);
        toasts.show({
          tone: 'neutral',
          title: `Map removed: ${file.name}`,
          text:
            file.place === 'linked'
              ? 'The file itself stays where it is.'
              : 'Its file in the app’s folder is deleted when Roadproof starts next.',
          shownMs: UNDO_SHOWN_MS,
          action: { label: 'Undo', run: () => void told(() => maps.restore(file.id)) },
        });
      }),
    reveal: (file) => told(() => maps.reveal(file.id)),
    async resumeArea() {
      let saved = false;
      await told(async () => {
        try {
          const { name } = await maps.resumeArea();
          toasts.show({ tone: 'good', title: `Saved for offline use: ${name}` });
          saved = true;
        } catch (caught) {
          // Why it stopped again stands beside the button.
          if (!maps.state?.unfinished) throw caught;
        }
      });
      return saved;
    },
  };
}
