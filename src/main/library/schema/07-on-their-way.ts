/** Each sync begins with the oldest event still on its way. */
export const ON_THEIR_WAY = `
CREATE INDEX incidents_on_their_way ON incidents (partition_id, event_time_ms)
  WHERE uploading = 1 AND expired = 0;
`;
