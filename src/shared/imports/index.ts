/** Recognising recordings by their names, and laying them together into incidents; pure. */
export {
  changeAll,
  changeDraft,
  includeItem,
  joinWithPrevious,
  setCamera,
  setItemCamera,
  splitOff,
  type DraftChange,
  type Drafts,
} from './edit-drafts';
export { groupFiles, type Grouped } from './group';
export { recognise, type Recognised } from './recognise';
export { startIn } from './start-in';
export { clockOffsetMinutes, fixedZone, isClockZone, momentOf } from './wall-time';
export { zoneBetween, type PlaceZone, type ZoneOptions } from './zone-for';
export { draftFiles, draftMoment, draftPlace, type DraftFile } from './draft-times';
