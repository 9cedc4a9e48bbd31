/** Files made from originals: lossless cuts made here, rendered pictures taken in from the window. */
export { createDerive, type Derive, type DeriveOptions } from './derive';
export { silentCopies } from './silent-copies';
