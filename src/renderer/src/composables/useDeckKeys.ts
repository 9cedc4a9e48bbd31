/** The deck's keyboard: everything a reviewer does all day without the mouse. */
import { useEventListener } from '@vueuse/core';
import type { Deck } from './useDeck';

export interface DeckKeyActions {
  readonly deck: () => Deck | null;
  readonly eventTimeMs: () => number;
  /** 0-based slot. */
  readonly focusSlot: (slot: number) => void;
  readonly showAll: () => void;
  /** The picture that is large, or under the pointer: 1 nearer, −1 farther, 0 as recorded. */
  readonly look: (way: 1 | -1 | 0) => void;
  /** The camera that is meant, one place to the front (−1) or the back. */
  readonly move: (way: 1 | -1) => void;
  readonly fullScreen: () => void;
  readonly help: () => void;
}

/** For the help sheet. */
export const DECK_KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Space'], does: 'Play or pause' },
  { keys: ['←', '→'], does: 'One frame back or forward' },
  { keys: ['Shift+←', 'Shift+→'], does: 'One second back or forward' },
  { keys: ['J'], does: 'Play backwards; again for faster' },
  { keys: ['K'], does: 'Pause' },
  { keys: ['L'], does: 'Play; again for faster' },
  { keys: ['Home', 'End'], does: 'First or last moment' },
  { keys: ['E'], does: 'The event' },
  { keys: ['N', 'Shift+N'], does: 'The next or the previous mark' },
  { keys: ['G', 'Shift+G'], does: 'Where a recording next stops or begins again, or did before' },
  { keys: ['A', 'B'], does: 'Play from here, to here, over and over' },
  { keys: ['Shift+A'], does: 'End that loop' },
  { keys: ['1', '…', '8'], does: 'Show this camera large, again for all' },
  { keys: ['+', '−'], does: 'Zoom the large picture, or the one under the pointer; the wheel too' },
  { keys: ['Alt+←', '↑', '↓', '→'], does: 'Look around in a zoomed picture; a drag too' },
  { keys: ['0'], does: 'Show that picture as recorded' },
  { keys: ['[', ']'], does: 'Move that camera one place to the front or the back' },
  { keys: ['↑', '↓'], does: 'Show less or more of the time line; the wheel on it too' },
  { keys: ['PgUp', 'PgDn'], does: 'Earlier or later stretch of the time line' },
  { keys: ['Z'], does: 'The chosen mark on the time line; again for all of it' },
  { keys: ['M'], does: 'Mark this moment' },
  { keys: ['D'], does: 'Measure on the map; Backspace takes a point back, Enter ends, Esc clears' },
  { keys: ['I', 'O'], does: 'Begin and end a marked range' },
  { keys: [',', '.'], does: 'This camera one frame earlier or later than the others' },
  { keys: ['Shift+,', 'Shift+.'], does: 'The same by 1 ms' },
  { keys: ['Ctrl+Z', 'Ctrl+Shift+Z'], does: 'Undo or redo a mark or a corrected start' },
  { keys: ['F'], does: 'Full screen; Esc or F ends it' },
  { keys: ['Esc'], does: 'Show all cameras' },
  { keys: ['?'], does: 'These keys' },
];

const SECOND_MS = 1000;
const MAX_SHUTTLE = 16;

/** Listens on the window while the calling scope lives; typing and open dialogs come first. */
export function useDeckKeys(actions: DeckKeyActions): void {
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const deck = actions.deck();
    if (deck === null || isElsewhere(event)) return;
    if (handle(event, deck, actions)) event.preventDefault();
  });
}

function handle(event: KeyboardEvent, deck: Deck, actions: DeckKeyActions): boolean {
  const { controller } = deck;
  const byMs = event.shiftKey ? SECOND_MS : 0;
  switch (event.key) {
    case ' ':
      controller.toggle();
      return true;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const direction = event.key === 'ArrowLeft' ? -1 : 1;
      if (byMs > 0) controller.seek(deck.snapshot.value.timeMs + direction * byMs);
      else controller.step(direction);
      return true;
    }
    case 'Home':
      controller.seek(deck.timeline.startMs);
      return true;
    case 'End':
      controller.seek(deck.timeline.endMs);
      return true;
    case 'Escape':
      actions.showAll();
      return true;
    case '?':
      actions.help();
      return true;
    default:
      return handleLetter(event.key.toLowerCase(), deck, actions);
  }
}

function handleLetter(key: string, deck: Deck, actions: DeckKeyActions): boolean {
  const { controller } = deck;
  if (key === 'k') controller.pause();
  else if (key === 'j') shuttle(deck, -1);
  else if (key === 'l') shuttle(deck, 1);
  else if (key === 'f') actions.fullScreen();
  else if (key === 'e') controller.seek(actions.eventTimeMs());
  else if (key === '+' || key === '=') actions.look(1);
  else if (key === '-' || key === '−') actions.look(-1);
  else if (key === '0') actions.look(0);
  else if (key === '[') actions.move(-1);
  else if (key === ']') actions.move(1);
  else if (/^[1-8]$/.test(key)) actions.focusSlot(Number(key) - 1);
  else return false;
  return true;
}

/** The first press plays in this direction, each further one doubles the speed. */
function shuttle(deck: Deck, direction: 1 | -1): void {
  const { rate } = deck.snapshot.value;
  const isThisWay = deck.wantsPlay.value && Math.sign(rate) === direction;
  const size = isThisWay ? Math.min(MAX_SHUTTLE, Math.max(1, Math.abs(rate)) * 2) : 1;
  deck.controller.setRate(direction * size);
  deck.controller.play();
}

/** Whether a key belongs to what is focused or to the system; `modified` lets Ctrl and Cmd through. */
export function isElsewhere(event: KeyboardEvent, modified = false): boolean {
  if (event.defaultPrevented || event.altKey) return true;
  if (!modified && (event.ctrlKey || event.metaKey)) return true;
  return isOfTarget(event);
}

/** Whether a key belongs to what is focused: a field, a menu, a dialog, the map. */
export function isOfTarget(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const inside = '[role="menu"], [role="dialog"], [role="listbox"], .maplibregl-map';
  if (target.closest(inside) !== null) return true;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  // A focused button keeps its own space key; every other key belongs to the deck.
  return event.key === ' ' && target.closest('button, [role="tab"]') !== null;
}
