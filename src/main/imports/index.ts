/** Taking in recordings from outside the fleet's cloud: a card, a folder, a file. */
export { computerZone } from './computer-zone';
export { createImports, type Imports, type ImportsOptions } from './imports';
export { openOneFile } from './open-one-file';
export { runImport, settleImports, type Outcome, type RunOptions } from './run-import';
export { scan, type Scan, type ScanOptions } from './scan';
