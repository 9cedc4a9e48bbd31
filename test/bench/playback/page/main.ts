/** The bench's page: the product's own tracks and controller, and what measures them. */
import { play, playNaive } from './playing';
import { scrub, seek, step } from './seeking';
import { open } from './stage';

window.bench = { open, play, playNaive, seek, step, scrub };
