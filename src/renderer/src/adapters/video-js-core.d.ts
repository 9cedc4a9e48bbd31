/** The player without its streaming engine: our files are plain MP4. Same interface as the whole. */
declare module 'video.js/core' {
  import videojs from 'video.js';
  export default videojs;
}
