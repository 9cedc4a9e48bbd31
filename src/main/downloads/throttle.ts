/** Lets news through at once, then at most once in a while; the last word is never lost. */

export interface Throttle {
  call(): void;
  stop(): void;
}

export function throttle(tell: () => void, everyMs: number): Throttle {
  let timer: NodeJS.Timeout | null = null;
  let again = false;
  const fire = (): void => {
    again = false;
    tell();
    timer = setTimeout(() => {
      timer = null;
      if (again) fire();
    }, everyMs);
  };
  return {
    call: () => {
      if (timer === null) fire();
      else again = true;
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (again) tell();
      again = false;
    },
  };
}
