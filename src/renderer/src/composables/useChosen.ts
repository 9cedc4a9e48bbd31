/** Some of several things to show: one choice for all incidents, kept on this computer. */
import { useLocalStorage } from '@vueuse/core';

export interface Chosen<Name extends string> {
  readonly isChosen: (name: Name) => boolean;
  readonly toggle: (name: Name) => void;
}

/**
 * @param part what the choice is of, its name in storage.
 * @param all in the order they are kept in.
 * @param atFirst until somebody chooses.
 */
export function useChosen<Name extends string>(
  part: string,
  all: readonly Name[],
  atFirst: readonly Name[],
): Chosen<Name> {
  const chosen = useLocalStorage<readonly string[]>(`roadproof.deck.${part}`, atFirst);
  const isChosen = (name: Name): boolean => chosen.value.includes(name);
  return {
    isChosen,
    toggle: (name) => {
      chosen.value = all.filter((one) => isChosen(one) !== (one === name));
    },
  };
}
