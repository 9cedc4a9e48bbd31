/** The remote clips desk: asks devices for clips, follows them to their end, brings them into the library. */
export { createClipRequests, type ClipRequests, type ClipRequestsOptions } from './clip-requests';
