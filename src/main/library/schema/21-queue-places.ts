/** Where somebody moved a job in the queue: below 0 before all others, above 0 behind them, 0 by expiry. */
export const QUEUE_PLACES = `
ALTER TABLE download_jobs ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
`;
