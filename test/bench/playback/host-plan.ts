/** What the bench tells its Electron main: which page to show and which files to serve. */
import { z } from 'zod';

export const HostPlanSchema = z.object({
  pageFolder: z.string(),
  files: z.array(z.object({ fileId: z.string(), path: z.string() })),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
});

export type HostPlan = z.infer<typeof HostPlanSchema>;
