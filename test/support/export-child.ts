/** A process that makes one package until it is done or killed: the export without its window. */
import { readFile } from 'node:fs/promises';
import type { EvidenceSource } from '@main/evidence';
import { exportPackage } from './make-package';

export interface ExportOrder {
  /** A file with the evidence source as JSON. */
  readonly sourcePath: string;
  readonly target: string;
  readonly workFolder: string;
  readonly passphrase: string | null;
}

async function main({ sourcePath, target, workFolder, passphrase }: ExportOrder): Promise<void> {
  const source = JSON.parse(await readFile(sourcePath, 'utf8')) as EvidenceSource;
  process.stdout.write('exporting\n');
  const { status, error } = await exportPackage(target, {
    library: { evidenceSource: () => Promise.resolve(source) },
    workFolder,
    ...(passphrase === null ? {} : { passphrase }),
  });
  process.stdout.write(`${status} ${error?.code ?? ''}\n`);
}

void main(JSON.parse(process.argv[2] ?? '') as ExportOrder);
