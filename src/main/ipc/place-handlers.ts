/** `library:*`: where the library is, and what to do while it cannot be opened. */
import type { LibraryPlace } from '@shared/domain/library-place';
import type { HandlersOf } from './handler-map';

export interface PlaceDesk {
  state(): LibraryPlace;
  retry(): Promise<LibraryPlace>;
  mayLeave(): void;
  choose(): Promise<LibraryPlace>;
  openDemo(): Promise<LibraryPlace>;
  move(): Promise<LibraryPlace>;
  cancelMove(): void;
  reveal(which: 'library' | 'moved-from'): void;
  acknowledge(): LibraryPlace;
}

export function placeHandlers(desk: PlaceDesk): HandlersOf<'library'> {
  return {
    'library:state': () => desk.state(),
    'library:retry': () => desk.retry(),
    'library:may-leave': () => {
      desk.mayLeave();
    },
    'library:choose': () => desk.choose(),
    'library:open-demo': () => desk.openDemo(),
    'library:move': () => desk.move(),
    'library:cancel-move': () => desk.cancelMove(),
    'library:reveal': ({ which }) => desk.reveal(which),
    'library:acknowledge': () => desk.acknowledge(),
  };
}
