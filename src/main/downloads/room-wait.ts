/** Waiting for room on a full disk: looks again and again, and tells when there is enough. */
import type { FullDisk } from '@shared/domain/download';
import type { Room } from './free-space';

export interface RoomWait {
  /** Null while nothing waits. */
  state(): FullDisk | null;
  /** @param neededBytes what was on its way; a wait that runs already takes the larger number over. */
  begin(neededBytes: number): void;
  /** Waits no longer; true when it did. */
  end(): boolean;
}

export interface RoomWaitOptions {
  readonly room: Room;
  readonly spareBytes: number;
  readonly everyMs: number;
  /** The numbers changed. */
  readonly onLook: () => void;
  readonly onRoom: () => void;
}

export function createRoomWait(options: RoomWaitOptions): RoomWait {
  const { room, spareBytes } = options;
  let timer: NodeJS.Timeout | null = null;
  let needed = 0;
  let full: FullDisk | null = null;

  const look = async (): Promise<void> => {
    const freeBytes = await room.freeBytes();
    if (full === null) return;
    const missingBytes = freeBytes === null ? 0 : Math.max(0, needed + spareBytes - freeBytes);
    full = { freeBytes, missingBytes, reserveBytes: spareBytes };
    options.onLook();
  };
  const lookLater = (): void => {
    timer = setTimeout(() => void lookAgain(), options.everyMs);
    timer.unref();
  };
  const lookAgain = async (): Promise<void> => {
    const fits = await room.fits(needed);
    if (full === null) return;
    if (fits) {
      end();
      options.onRoom();
      return;
    }
    await look();
    lookLater();
  };
  const end = (): boolean => {
    const waited = full !== null;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    full = null;
    needed = 0;
    return waited;
  };

  return {
    state: () => full,
    begin: (neededBytes) => {
      needed = Math.max(needed, neededBytes);
      const first = full === null;
      full ??= { freeBytes: null, missingBytes: 0, reserveBytes: spareBytes };
      void look();
      if (first) lookLater();
    },
    end,
  };
}
