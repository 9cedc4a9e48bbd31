/** Keeps zod from compiling its checks: the content security policy forbids it, and reports the attempt. */
import { config } from 'zod';

config({ jitless: true });
