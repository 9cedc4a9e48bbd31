/** The library's tables, grown step by step; a step that was released is never edited again. */
import { LIBRARY } from './01-library';
import { EVENT_DETAIL } from './02-event-detail';
import { CLIP_DESK } from './03-clip-desk';
import { DEEP_SYNC } from './04-deep-sync';
import { EXPIRY_WARNING } from './05-expiry-warning';
import { MARKS } from './06-marks';
import { ON_THEIR_WAY } from './07-on-their-way';
import { CLIPS_CLEARED } from './08-clips-cleared';
import { DERIVED_FILES } from './09-derived-files';
import { HOLDS_AND_TRASH } from './10-holds-and-trash';
import { START_CORRECTIONS } from './11-start-corrections';
import { CLAIMS } from './12-claims';
import { IMPORTS } from './13-imports';
import { TRASH_BATCHES } from './14-trash-batches';
import { CAMERA_LAYOUTS } from './15-camera-layouts';
import { DECK_ORDERS } from './16-deck-orders';
import { TIME_STAMPS } from './17-time-stamps';
import { RELEASES } from './18-releases';
import { DELETED_HERE } from './19-deleted-here';
import { LIST_ANSWERS } from './20-list-answers';
import { QUEUE_PLACES } from './21-queue-places';

/** Step n brings a library of version n to n + 1. */
export const SCHEMA_STEPS: readonly string[] = [
  LIBRARY,
  EVENT_DETAIL,
  CLIP_DESK,
  DEEP_SYNC,
  EXPIRY_WARNING,
  MARKS,
  ON_THEIR_WAY,
  CLIPS_CLEARED,
  DERIVED_FILES,
  HOLDS_AND_TRASH,
  START_CORRECTIONS,
  CLAIMS,
  IMPORTS,
  TRASH_BATCHES,
  CAMERA_LAYOUTS,
  DECK_ORDERS,
  TIME_STAMPS,
  RELEASES,
  DELETED_HERE,
  LIST_ANSWERS,
  QUEUE_PLACES,
];

export const SCHEMA_VERSION = SCHEMA_STEPS.length;
