/** Said of a camera whose file could not be saved, and told again in the language of a report. */
import { message } from '../words/message';

export const SAVING_FAILED_FOR = message('Saving this file failed: {error}');
