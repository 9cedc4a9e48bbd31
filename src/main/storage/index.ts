/** Storage: what lies on this disk, and deleting local copies with a way back. */
export {
  createLibraryCheckJob,
  type LibraryCheckJob,
  type LibraryCheckJobOptions,
} from './library-check-job';
export { createStorage, type Storage, type StorageOptions } from './storage';
