/** Opens a key file in the calling thread; loaded late, since the library for it is big. */
import type { KeyFileReader } from './signing-desk';

export const readKeyFile: KeyFileReader = async (file) => {
  const { readPkcs12 } = await import('./read-pkcs12');
  return readPkcs12(file);
};
