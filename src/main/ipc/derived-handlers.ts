/** `derived:*`: clips and copies made from originals. */
import type { Derive } from '../derive';
import type { HandlersOf } from './handler-map';

export function derivedHandlers(derive: Derive): HandlersOf<'derived'> {
  return {
    'derived:list': ({ incidentId }) => derive.list(incidentId),
    'derived:delete': ({ incidentId, derivedId }) => derive.delete(incidentId, derivedId),
    'derived:cut': (input) => derive.cut(input),
    'derived:begin': async ({ incidentId, kind }) => ({
      jobId: await derive.begin(incidentId, kind),
    }),
    'derived:write': ({ jobId, position, bytes }) => derive.write(jobId, position, bytes),
    'derived:finish': ({ jobId, content, frames }) => derive.finish(jobId, content, frames),
    'derived:cancel': ({ jobId }) => derive.cancel(jobId),
  };
}
