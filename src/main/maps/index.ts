/** The user's own map files: what this capability offers to the rest of main. */
export { createMaps, type Maps } from './maps';
export { createPoliteFetch } from './area/polite-fetch';
