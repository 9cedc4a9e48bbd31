/** Keeps video.js from injecting style elements, which the page's policy forbids; must load before it. */
Object.assign(window, { VIDEOJS_NO_DYNAMIC_STYLE: true });

export {};
