/** G-sensor records of BlackVue cameras, made for tests. */

/** @param records ms since the recording's start and the counts of three axes */
export function gsensorRecords(
  records: readonly (readonly [ms: number, x: number, y: number, z: number])[],
): Uint8Array {
  const bytes = new Uint8Array(records.length * 10);
  const view = new DataView(bytes.buffer);
  records.forEach(([ms, ...axes], index) => {
    view.setUint32(index * 10, ms);
    axes.forEach((counts, axis) => view.setInt16(index * 10 + 4 + axis * 2, counts));
  });
  return bytes;
}
