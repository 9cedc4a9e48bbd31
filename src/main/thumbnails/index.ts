export { createThumbnailCache, type ThumbnailCache } from './thumbnail-cache';
export { createThumbnails, type Thumbnails } from './thumbnails';
