/** How long a sought picture is waited for while the reviewer drags on; pure. */

/** Enough for the exact picture of files that decode quickly. */
const PATIENT_MS = 45;
/** Where the exact one never comes in time, waiting for it only costs pictures. */
const HASTY_MS = 25;
/** So many seeks in a row that were cut short say that it does not. */
const CUT_IN_A_ROW = 3;

export class DragPatience {
  #cutInARow = 0;
  #isCut = false;

  /** A seek that a later wish waits for may take this long before it is cut short, milliseconds. */
  get waitMs(): number {
    return this.#cutInARow < CUT_IN_A_ROW ? PATIENT_MS : HASTY_MS;
  }

  /** The seek under way shows what is near. */
  cut(): void {
    this.#isCut = true;
    this.#cutInARow += 1;
  }

  /** A seek is over: exact, unless it was cut. */
  ended(): void {
    if (!this.#isCut) this.#cutInARow = 0;
    this.#isCut = false;
  }
}
