/** How much room the library's disk has, and how much of it the running transfers will take. */
import { AppError } from '@shared/errors';
import { diskSpace } from '@main/platform/disk-space';

/** Left free for the index, other programs and the system itself. */
export const SPARE_BYTES = 64 * 1024 * 1024;

/** One disk's room, shared by everything that is written to it at the same time. */
export interface Room {
  /**
   * Says how much `fileId` still needs; a later word takes the place of the earlier one.
   * @throws AppError `library.full` when all that is booked and the spare do not fit.
   */
  book(fileId: string, missingBytes: number): Promise<void>;
  release(fileId: string): void;
  /** What is booked now. */
  bookedBytes(): number;
  /** Null where the system does not say. */
  freeBytes(): Promise<number | null>;
  /** Whether so much fits beside the spare. */
  fits(bytes: number): Promise<boolean>;
}

export function createRoom(folder: string, spareBytes: number): Room {
  const booked = new Map<string, number>();
  const bookedBytes = (): number => [...booked.values()].reduce((sum, bytes) => sum + bytes, 0);
  const freeBytes = async (): Promise<number | null> =>
    (await diskSpace(folder))?.freeBytes ?? null;
  const fits = async (bytes: number): Promise<boolean> => {
    const free = await freeBytes();
    return free === null || free >= bytes + spareBytes;
  };
  return {
    book: async (fileId, missingBytes) => {
      booked.set(fileId, missingBytes);
      if (!(await fits(bookedBytes()))) throw new AppError('library.full');
    },
    release: (fileId) => void booked.delete(fileId),
    bookedBytes,
    freeBytes,
    fits,
  };
}
