/** The place from which this one was opened: where its back button leads, in words. */
import { useRouter, type RouteLocationRaw } from 'vue-router';

const PLACES: Readonly<Record<string, string>> = {
  ledger: 'Back to the ledger',
  incidents: 'Back to the incidents',
  downloads: 'Back to the downloads',
  clips: 'Back to the remote clips',
};

export interface UseWayBackReturn {
  readonly label: string;
  readonly to: RouteLocationRaw;
}

/** @returns the incident list when this place was opened from none that people work in. */
export function useWayBack(): UseWayBackReturn {
  const { back } = (window.history.state ?? {}) as { readonly back?: unknown };
  const from = typeof back === 'string' ? useRouter().resolve(back) : null;
  const label = PLACES[String(from?.name)];
  return from === null || label === undefined
    ? { label: 'Back to the incidents', to: { name: 'incidents' } }
    : { label, to: from.fullPath };
}
