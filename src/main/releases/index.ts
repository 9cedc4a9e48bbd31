/** The release register: what was given to whom, and identical packages later. */
export {
  createReleaseRegister,
  type ReleaseRegister,
  type ReleaseRegisterOptions,
} from './release-register';
