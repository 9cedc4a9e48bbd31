/** Ends what was opened, one after the other, whatever fails. */
import type { Log } from '../platform/log';

export type Closer = () => void | Promise<void>;

export async function closeAll(closers: readonly Closer[], log: Log): Promise<void> {
  for (const close of closers) {
    try {
      await close();
    } catch (error) {
      log.error('closing failed', { reason: String(error) });
    }
  }
}
