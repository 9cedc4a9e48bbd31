/** The expiry ledger: what of a period is safe, statements of it, rules and warnings. */
export { createLedger, type Ledger, type LedgerOptions, type StatementFormat } from './ledger';
export { createExpiryNotice, type ExpiryNotice } from './expiry-notice';
export { incidentsByRule } from './save-by-rule';
