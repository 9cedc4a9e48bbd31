/** Functions of an open library, with the library itself already given. */
import type { LibraryContext } from './context';

/** A function of this folder: the library first, then what it is asked. */
type Work = (library: LibraryContext, ...rest: never[]) => unknown;

/** The same function for whoever holds an open library. */
export type Bound<F> = F extends (library: LibraryContext, ...rest: infer R) => infer T
  ? (...rest: R) => T
  : never;

/** Functions that belong together, as one part of an open library. */
export type Side<S> = { readonly [K in keyof S]: Bound<S[K]> };

/** Gives every function of a side its library. */
export function bindSide<S extends Readonly<Record<string, Work>>>(
  library: LibraryContext,
  side: S,
): Side<S> {
  const bound = Object.entries(side).map(([name, work]) => [
    name,
    (...rest: never[]) => work(library, ...rest),
  ]);
  return Object.fromEntries(bound) as Side<S>;
}
