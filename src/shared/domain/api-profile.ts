/** Every part of the service's API that its public pages leave open, with our best guess. [Note: unknown API parts] */
import { z } from 'zod';

const path = z.string().startsWith('/').max(200);
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'letters, digits and dashes only');

/**
 * Guesses, editable under Settings → Connection → Advanced. `{ticket}`, `{device_cid}` are filled in.
 * Documented paths stand here too, so that one file shows every call that is made.
 */
export const ApiProfileSchema = z.object({
  apiKeyHeader: headerName.default('x-api-key'),
  /** Put before the access token in `Authorization`; may be empty. */
  tokenScheme: z.string().max(32).default('Bearer'),
  paths: z
    .object({
      signIn: path.default('/V2/auth'),
      verifyToken: path.default('/V2/auth/token-verify'),
      switchFleet: path.default('/V2/auth/token-switch'),
      signOut: path.default('/logout'),
      safetyReport: path.default('/V2/analytics/safety'),
      events: path.default('/V2/events'),
      event: path.default('/V2/event/{ticket}'),
      eventVideo: path.default('/V2/event/{ticket}/video'),
      manualUploads: path.default('/V2/event/uploads'),
      requestClip: path.default('/V2/device/{device_cid}/upload-video'),
      taskResult: path.default('/V2/event/taskResult/{task_id}'),
      discardEvent: path.default('/V2/event/{ticket}'),
      configuration: path.default('/V2/configuration'),
    })
    .prefault({}),
  /** Words for `severity_level`; their order is a guess. */
  severityNames: z
    .record(z.string(), z.string().max(40))
    .default({ '1': 'Minor', '2': 'Moderate', '3': 'Severe' }),
  /** Units of the safety report's trip totals, which the reference leaves open. */
  tripUnits: z
    .object({
      distance: z.enum(['m', 'km']).default('m'),
      time: z.enum(['s', 'min']).default('s'),
    })
    .prefault({}),
});

export type ApiProfile = z.infer<typeof ApiProfileSchema>;

export const DEFAULT_API_PROFILE: ApiProfile = ApiProfileSchema.parse({});
