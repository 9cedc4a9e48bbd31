/** Remembers who was signed in where, as JSON; passwords, keys and tokens are never in it. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeFileAtomic } from '../platform/atomic-file';
import type { Log } from '../platform/log';

const FleetSchema = z.object({ fleetId: z.number().int(), name: z.string(), depth: z.number() });

const AccountSchema = z.object({
  baseUrl: z.string(),
  email: z.string(),
  demo: z.boolean(),
  fleet: FleetSchema.nullable(),
  fleets: z.array(FleetSchema).readonly(),
  partitionId: z.string(),
  /** False once signed out or not to be kept: then only address and e-mail are offered again. */
  staySignedIn: z.boolean(),
});
export type StoredAccount = z.infer<typeof AccountSchema>;

const FileSchema = z.object({ version: z.literal(1), account: AccountSchema.nullable() });

export interface AccountFile {
  /** Null when there is none or it cannot be read: the user signs in again, nothing is lost. */
  read(): Promise<StoredAccount | null>;
  write(account: StoredAccount | null): Promise<void>;
}

export function openAccountFile(path: string, log: Log): AccountFile {
  return {
    async read() {
      try {
        return FileSchema.parse(JSON.parse(await readFile(path, 'utf8'))).account;
      } catch (caught) {
        const missing = caught instanceof Error && 'code' in caught && caught.code === 'ENOENT';
        if (!missing) log.warn('the remembered account could not be read');
        return null;
      }
    },
    async write(account) {
      const content = FileSchema.parse({ version: 1, account });
      await writeFileAtomic(path, `${JSON.stringify(content, null, 2)}\n`);
    },
  };
}
