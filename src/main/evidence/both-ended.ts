/** Waits for two pieces of work on one file. */

/** Fails only when both have ended, with what the first of them said: nobody has the file open any more. */
export async function bothEnded<One, Other>(
  one: Promise<One>,
  other: Promise<Other>,
): Promise<readonly [One, Other]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}
