/** A process that imports a folder until it is done or killed. */
import { runImport, scan, settleImports } from '@main/imports';
import { openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';

export interface ImportOrderOfChild {
  readonly root: string;
  readonly source: string;
}

async function main({ root, source }: ImportOrderOfChild): Promise<void> {
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  await settleImports(library);
  const signal = new AbortController().signal;
  const found = await scan(
    [source],
    { libraryRoot: root, computerZone: 'UTC', nowMs: Date.now(), onSeen: () => {} },
    signal,
  );
  process.stdout.write('importing\n');
  await runImport(
    found,
    { drafts: found.preview.drafts.map((draft) => ({ ...draft, chosen: true })), way: 'copy' },
    { library, user: 'Ana', appVersion: '1', nowMs: Date.now, onProgress: () => {} },
    signal,
  );
  library.close();
  process.stdout.write('done\n');
}

void main(JSON.parse(process.argv[2] ?? '') as ImportOrderOfChild);
