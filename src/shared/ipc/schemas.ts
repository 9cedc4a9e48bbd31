/** Checks every message from the renderer; a channel without a schema does not compile. */
import type { z } from 'zod';
import type { RequestChannel, RequestInput } from './contract';
import { appSchemas } from './schemas/app-schemas';
import { fleetSchemas } from './schemas/fleet-schemas';
import { librarySchemas } from './schemas/library-schemas';
import { packageSchemas } from './schemas/package-schemas';

export const requestSchemas = {
  ...appSchemas,
  ...fleetSchemas,
  ...librarySchemas,
  ...packageSchemas,
} as const satisfies Record<RequestChannel, z.ZodType>;

type Schemas = typeof requestSchemas;
/** Fails to compile when a schema's output is not what the contract says goes in. */
type Checked = {
  [C in RequestChannel]: z.output<Schemas[C]> extends RequestInput<C> ? true : never;
};
type AllTrue<T extends Record<RequestChannel, true>> = T;
export type EverySchemaFits = AllTrue<Checked>;
