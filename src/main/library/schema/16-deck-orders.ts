/** In which order a device's cameras stand on the deck; device * for all of the fleet. */
export const DECK_ORDERS = `
CREATE TABLE deck_orders (
  partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
  device_id TEXT NOT NULL,
  -- Camera ids as a JSON list.
  camera_ids TEXT NOT NULL,
  PRIMARY KEY (partition_id, device_id)
) STRICT;
`;
