/** A finished package of made-up bytes, for tests that check or change one. */
import { join } from 'node:path';
import { createEvidence } from '@main/evidence';
import { silentLog } from '@main/platform/log';
import { CLAIM, EVENT_TIME_MS, madeSource } from './evidence-source';

/** Makes `package.zip` in the folder; returns its path. */
export async function makePackage(folder: string): Promise<string> {
  const zipPath = join(folder, 'package.zip');
  const source = await madeSource(join(folder, 'library'));
  await new Promise<void>((resolve, reject) => {
    const evidence = createEvidence({
      library: { evidenceSource: () => Promise.resolve(source) },
      appendCustody: () => undefined,
      chooseTarget: () => Promise.resolve(zipPath),
      reveal: () => undefined,
      clock: { now: () => EVENT_TIME_MS, monotonic: () => performance.now() },
      log: silentLog,
      appVersion: '1.2.3',
      viewer: () =>
        Promise.resolve({ script: 'document.title += " "', style: 'body { margin: 0 }' }),
      onChange: ({ status, error }) => {
        if (status === 'done') resolve();
        else if (status !== 'running') reject(new Error(error?.detail ?? status));
      },
    });
    evidence.export({ incidentId: 'incident-1', claim: CLAIM }).catch(reject);
  });
  return zipPath;
}
