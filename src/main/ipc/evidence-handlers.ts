/** `evidence:*`: planning and making packages. */
import type { Evidence } from '../evidence';
import type { HandlersOf } from './handler-map';

export function evidenceHandlers(evidence: Evidence): HandlersOf<'evidence'> {
  return {
    'evidence:plan': (input) => evidence.plan(input),
    'evidence:export': (input) => evidence.export(input),
    'evidence:judge-passphrase': (input) => evidence.judgePassphrase(input),
    'evidence:suggest-passphrase': () => evidence.suggestPassphrase(),
    'evidence:still-made': (input) => {
      evidence.stillMade(input);
    },
    'evidence:cancel': (input) => evidence.cancel(input),
    'evidence:reveal': (input) => {
      evidence.reveal(input);
    },
    'evidence:export-all': (input) => evidence.exportAll(input),
    'evidence:cancel-all': (input) => evidence.cancelAll(input),
    'evidence:retry-all': (input) => evidence.retryAll(input),
    'evidence:forget-all': (input) => {
      evidence.forgetAll(input);
    },
  };
}
