/** The rows of time stamps: what was asked for, and the server's answers as they came. */
import { z } from 'zod';
import type { Database } from '@main/platform/database';

export interface StampOrder {
  readonly incidentId: string;
  /** SHA-256 of `tagmanifest-sha256.txt`, lower-case hex. */
  readonly manifestSha256: string;
}

const RowSchema = z.object({ incident_id: z.string(), manifest_sha256: z.string() });
const AnswerSchema = z.object({ response: z.string().nullable() });

export interface StampTable {
  /** Null while there is none. */
  response(order: StampOrder): Buffer | null;
  /** Waits for its answer from now on; what is there already stays. */
  wait(order: StampOrder, nowMs: number): void;
  keep(order: StampOrder, response: Uint8Array, stampedAtMs: number, nowMs: number): void;
  /** Oldest first. */
  waiting(): readonly StampOrder[];
}

export function stampTable(database: Database): StampTable {
  return {
    response({ incidentId, manifestSha256 }) {
      const row = database.get(
        'SELECT response FROM time_stamps WHERE incident_id = ? AND manifest_sha256 = ?',
        incidentId,
        manifestSha256,
      );
      const { response } = row === undefined ? { response: null } : AnswerSchema.parse(row);
      return response === null ? null : Buffer.from(response, 'base64');
    },
    wait({ incidentId, manifestSha256 }, nowMs) {
      database.run(
        `INSERT INTO time_stamps (incident_id, manifest_sha256, asked_at_ms) VALUES (?, ?, ?)
         ON CONFLICT DO NOTHING`,
        incidentId,
        manifestSha256,
        nowMs,
      );
    },
    keep({ incidentId, manifestSha256 }, response, stampedAtMs, nowMs) {
      database.run(
        `INSERT INTO time_stamps (incident_id, manifest_sha256, asked_at_ms, response, stamped_at_ms)
         VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (incident_id, manifest_sha256)
         DO UPDATE SET response = excluded.response, stamped_at_ms = excluded.stamped_at_ms`,
        incidentId,
        manifestSha256,
        nowMs,
        Buffer.from(response).toString('base64'),
        stampedAtMs,
      );
    },
    waiting: () =>
      database
        .all(
          `SELECT incident_id, manifest_sha256 FROM time_stamps
           WHERE response IS NULL ORDER BY asked_at_ms`,
        )
        .map((row) => RowSchema.parse(row))
        .map((row) => ({ incidentId: row.incident_id, manifestSha256: row.manifest_sha256 })),
  };
}
