/** A rendered file that arrives in pieces: written beside its final place, never over anything. */
import { randomBytes } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

export interface Intake {
  readonly temporaryPath: string;
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Flushes and closes; the file waits for its name. */
  finish(): Promise<void>;
  /** Closes and removes it. */
  discard(): Promise<void>;
}

/** Named so that the library clears it away after a crash. */
export function temporaryName(folder: string): string {
  return join(folder, `made.${randomBytes(4).toString('hex')}.tmp`);
}

export async function openIntake(folder: string): Promise<Intake> {
  const temporaryPath = temporaryName(folder);
  const handle: FileHandle = await open(temporaryPath, 'wx');
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    temporaryPath,
    write: async (bytes, position) => {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await handle.write(
          bytes,
          done,
          bytes.length - done,
          position + done,
        );
        done += bytesWritten;
      }
    },
    finish: async () => {
      await handle.sync();
      await close();
    },
    discard: async () => {
      await close();
      await rm(temporaryPath, { force: true });
    },
  };
}
