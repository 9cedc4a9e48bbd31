/** Proposes incidents from found files: cameras of one moment, clips that follow each other, their tracks. */
import type { FoundFile, ImportDraft, ImportTrigger } from '../domain/import';
import { attachOthers } from './attach';
import { lengthOf } from './start-in';
import { SAME_MOMENT_MS, videoGroups, type VideoGroup } from './video-groups';
import { zoneFor, type ZoneOptions } from './zone-for';

export interface Grouped {
  /** Oldest first. */
  readonly drafts: readonly ImportDraft[];
  /** Tracks, pictures and event files that belong to no video here. */
  readonly lonely: readonly FoundFile[];
}

/**
 * Everything found has its place in a draft or is named lonely. Recorded events are chosen; ordinary recordings
 * only when there is nothing else.
 */
export function groupFiles(files: readonly FoundFile[], options: ZoneOptions): Grouped {
  const groups = videoGroups(files, options.computerZone);
  const others = files.filter(({ kind }) => kind !== 'video');
  const { beside, lonely } = attachOthers(groups, others, options.computerZone);
  const anyReason = groups.some(hasReason);
  const drafts = groups.map((group, index): ImportDraft => {
    const files = beside[index] ?? [];
    return {
      draftId: `d${index + 1}`,
      chosen: !anyReason || hasReason(group),
      typeName: typeOf(group, files),
      ...zoneFor(group.videos, files, options),
      shiftMs: 0,
      together: group.videos.length > 1 && group.videos.every(hasChanceTime),
      items: [...itemsOf(group.videos), ...itemsOf(files)],
    };
  });
  return { drafts, lonely };
}

const REASON_TYPES: Readonly<Record<ImportTrigger, string>> = {
  event: 'Event recording',
  parking: 'Parking recording',
  manual: 'Manual recording',
  normal: 'Recording',
};

const hasReason = ({ unit, videos }: VideoGroup): boolean =>
  unit !== null || videos.some(({ trigger }) => trigger !== null && trigger !== 'normal');

const hasChanceTime = ({ start }: FoundFile): boolean => start.source === 'file-time';

/** A device's own word on why comes first. */
function typeOf({ first }: VideoGroup, beside: readonly FoundFile[]): string {
  const reason = beside.find(({ note }) => note?.reason)?.note?.reason;
  if (reason) return sentence(reason);
  return REASON_TYPES[first.trigger ?? 'normal'];
}

/** `sentry_aware_object_detection` → `Sentry aware object detection`. */
function sentence(words: string): string {
  const plain = words
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 80);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

function itemsOf(files: readonly FoundFile[]): ImportDraft['items'] {
  const full = files.filter(({ lowerQuality }) => !lowerQuality);
  const numbers = unnamedCameras(files);
  return files.map((file) => ({
    itemId: file.itemId,
    included: !file.lowerQuality || !full.some((other) => isSmallerCopy(file, other)),
    captureMode: numbers.get(file.itemId) ?? file.captureMode,
  }));
}

/** Videos of no known camera: those that run at once are different cameras, those in turn are one. */
function unnamedCameras(files: readonly FoundFile[]): ReadonlyMap<string, string> {
  const endsMs: number[] = [];
  const names = new Map<string, string>();
  for (const file of files) {
    if (file.kind !== 'video' || file.captureMode !== null) continue;
    const { clockMs } = file.start;
    const free = endsMs.findIndex((endMs) => endMs - clockMs <= SAME_MOMENT_MS);
    const camera = free === -1 ? endsMs.length : free;
    endsMs[camera] = clockMs + lengthOf(file);
    names.set(file.itemId, `CAM_${camera + 1}`);
  }
  return names;
}

function isSmallerCopy(small: FoundFile, full: FoundFile): boolean {
  return (
    small.captureMode === full.captureMode &&
    Math.abs(small.start.clockMs - full.start.clockMs) <= 1000
  );
}
