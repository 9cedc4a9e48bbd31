/** Runs what a button orders and tells of a failure in a message, where no better place is. */
import { errorData } from '@renderer/api/bridge';
import { useToasts } from './useToasts';

export interface UseToldReturn {
  /** Never rejects; what was cancelled is no failure. */
  readonly told: (work: () => Promise<unknown>) => Promise<void>;
}

export function useTold(): UseToldReturn {
  const { show } = useToasts();

  async function told(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (caught) {
      const error = errorData(caught);
      if (error.code === 'cancelled') return;
      show({ tone: 'danger', title: error.message, text: error.nextStep });
    }
  }

  return { told };
}
