/** How a device lays out its composite pictures, where somebody has corrected it. */
export const CAMERA_LAYOUTS = `
CREATE TABLE camera_layouts (
  partition_id TEXT NOT NULL REFERENCES partitions (partition_id),
  -- Empty for a device without a name.
  device_id TEXT NOT NULL,
  capture_mode TEXT NOT NULL,
  -- A CompositeLayout as JSON.
  layout TEXT NOT NULL,
  PRIMARY KEY (partition_id, device_id, capture_mode)
) STRICT;
`;
