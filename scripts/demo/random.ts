/** Repeatable randomness, so that a remade demo is the same to the byte. */

/** A generator of numbers in 0…1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A fixed number in 0…1 of an integer and a salt. */
export const hashOf = (index: number, salt: number): number =>
  randomFrom(Math.imul(index + 7919, 2_654_435_761) ^ Math.imul(salt + 101, 40_503))();

/** Smooth noise in -1…1 over a real number. */
export function noise(at: number, salt: number): number {
  const left = Math.floor(at);
  const share = at - left;
  const blend = share * share * (3 - 2 * share);
  return (hashOf(left, salt) * (1 - blend) + hashOf(left + 1, salt) * blend) * 2 - 1;
}
