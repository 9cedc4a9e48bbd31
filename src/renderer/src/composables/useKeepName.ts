/** Keeps a name that was typed for the record, so that it is asked for no more. */
import { useSettingsStore } from '@renderer/stores/settings';
import { useTold } from './useTold';

/** What it answers keeps the first name ever given; failing to keep it undoes nothing. */
export function useKeepName(): (userName: string) => Promise<void> {
  const settings = useSettingsStore();
  const { told } = useTold();
  return async (userName) => {
    if (settings.settings.userName === '') await told(() => settings.update({ userName }));
  };
}
