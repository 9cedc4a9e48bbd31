/** The local day on which the user was last warned of what expires. */
export const EXPIRY_WARNING = `
ALTER TABLE partitions ADD COLUMN expiry_warned_on TEXT;
`;
