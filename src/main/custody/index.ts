/** Chain of custody: append-only, hash-chained entries, one chain an incident and one for the app. */
export {
  APP_CHAIN,
  createCustodyRecord,
  type CustodyRecord,
  type NewCustodyEntry,
} from './custody-record';
export { CUSTODY_ACTIONS, type CustodyAction, type CustodyData, type CustodyEntry } from './entry';
export { parseEntry, verifyChain, type ChainCheck } from './verify-chain';
