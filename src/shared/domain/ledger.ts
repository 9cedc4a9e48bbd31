/** What the ledger does beside counting: hashing saved files again, and writing a statement to a file. */

export interface LedgerCheck {
  readonly status: 'idle' | 'running';
  readonly checked: number;
  readonly total: number;
  /** Incidents with a saved file that is missing or changed. */
  readonly damaged: number;
}

export interface StatementFile {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}
