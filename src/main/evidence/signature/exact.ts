/** Exactly these bytes in memory of their own: a node buffer may be a view into something bigger. */
export function exact(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}
