/** The incident on the review deck: what the library gave, and what the reviewer has chosen. */
import { errorData, request, subscribe } from '@renderer/api/bridge';
import type { AppErrorData } from '@shared/errors';
import { asRecorded, camerasBehind } from '@shared/domain/as-recorded';
import { cameraSequences } from '@shared/domain/camera-sequence';
import { inDeckOrder, movedTo } from '@shared/domain/camera-order';
import type { CompositeLayout } from '@shared/domain/composite-layout';
import type { ReadTrack, ReviewMaterial, TrackSource } from '@shared/domain/incident';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { useStartsStore } from './starts';

export const useReviewStore = defineStore('review', () => {
  const starts = useStartsStore();
  /** As the library has it. */
  const stored = shallowRef<ReviewMaterial | null>(null);
  /** Composite files that are shown as recorded instead of as their cameras. */
  const wholeClipIds = shallowRef<ReadonlySet<string>>(new Set());
  /** The file whose layout is being corrected. */
  const layingOutClipId = ref<string | null>(null);
  /** Where the deck last stood, should it have to be built anew. */
  let stood: { readonly incidentId: string; readonly timeMs: number } | null = null;
  /** Lines of the GPS log whose checksum is wrong are used here, too. */
  const usesBadLines = ref(false);
  /** What those files hold when they are. */
  const lenient = shallowRef<{ readonly source: TrackSource; readonly found: ReadTrack } | null>(
    null,
  );
  const lenientTrack = computed((): ReadTrack | null =>
    usesBadLines.value && lenient.value?.source === stored.value?.trackSource
      ? (lenient.value?.found ?? null)
      : null,
  );
  /** With starts that are being corrected just now, bad lines in use, and files shown as recorded. */
  const material = computed((): ReviewMaterial | null =>
    stored.value === null
      ? null
      : {
          ...stored.value,
          ...lenientTrack.value,
          cameras: asRecorded(stored.value.cameras, wholeClipIds.value),
          clips: starts.shown(stored.value.clips),
        },
  );
  const error = shallowRef<AppErrorData | null>(null);
  const loading = ref(false);
  /** The camera shown large with the others in a strip; null for all alike. */
  const focusedCameraId = ref<string | null>(null);
  /** The clip that is heard; null when all are mute. */
  const heardClipId = ref<string | null>(null);

  async function open(incidentId: string): Promise<void> {
    const isSame = stored.value?.incident.incidentId === incidentId;
    loading.value = true;
    error.value = null;
    if (!isSame) {
      stored.value = null;
      starts.open(incidentId);
      wholeClipIds.value = new Set();
      layingOutClipId.value = null;
      focusedCameraId.value = null;
      heardClipId.value = null;
      usesBadLines.value = false;
    }
    try {
      const before = isSame ? stored.value : null;
      stored.value = withTrackOf(before, await request('incidents:review', { incidentId }));
    } catch (caught) {
      error.value = errorData(caught);
    } finally {
      loading.value = false;
    }
  }

  /** A big track comes when the deck is there already. */
  function setLaterTrack(later: TrackSource, found: ReadTrack): void {
    if (stored.value?.trackLater === later) stored.value = { ...stored.value, ...found };
  }

  function setLenientTrack(source: TrackSource, found: ReadTrack): void {
    lenient.value = { source, found };
  }

  /** Reads the incident again whenever its rows change; returns its own off switch. */
  function follow(incidentId: () => string): () => void {
    return subscribe('incidents:changed', ({ incidentIds }) => {
      const isMeant = incidentIds.length === 0 || incidentIds.includes(incidentId());
      if (isMeant) void open(incidentId());
    });
  }

  function toggleFocus(cameraId: string): void {
    focusedCameraId.value = focusedCameraId.value === cameraId ? null : cameraId;
  }

  /** All files of the cameras that have this one: they change their looks together. */
  function filesWith(clipId: string): readonly string[] {
    return cameraSequences(stored.value?.cameras ?? [])
      .map(({ parts }) => parts.flatMap((part) => (part.status === 'ready' ? [part.clipId] : [])))
      .filter((clipIds) => clipIds.includes(clipId))
      .flat();
  }

  /** Shows a composite file as recorded, or as its cameras again. */
  function toggleWhole(clipId: string): void {
    const next = new Set(wholeClipIds.value);
    const isWhole = next.has(clipId);
    for (const id of filesWith(clipId)) {
      if (isWhole) next.delete(id);
      else next.add(id);
    }
    wholeClipIds.value = next;
  }

  /** Keeps how this incident's device lays out its files of a capture mode; null: as the mode says. */
  async function setLayout(captureMode: string, layout: CompositeLayout | null): Promise<void> {
    const incidentId = stored.value?.incident.incidentId;
    if (incidentId === undefined) return;
    await request('layouts:set', { incidentId, captureMode, layout });
    layingOutClipId.value = null;
    await open(incidentId);
  }

  async function setOrder(cameraIds: readonly string[], wholeFleet: boolean): Promise<void> {
    if (stored.value === null) return;
    const { incident, cameras } = stored.value;
    const shown = { cameras: inDeckOrder(cameras, cameraIds), cameraOrder: cameraIds };
    stored.value = { ...stored.value, ...shown };
    try {
      const { incidentId } = incident;
      await request('layouts:set-order', { incidentId, cameraIds, wholeFleet });
    } catch (caught) {
      error.value = errorData(caught);
    }
  }

  /** Puts a camera at another place on the deck (0-based); kept for its device. */
  function moveCamera(cameraId: string, place: number): void {
    const shown = cameraSequences(material.value?.cameras ?? []);
    const camera = shown.find(({ head }) => head.cameraId === cameraId);
    if (camera === undefined || stored.value === null) return;
    const order = movedTo(shown, camera, place).flatMap(({ parts }) => parts);
    void setOrder(camerasBehind(order, stored.value.cameras), false);
  }

  /** Opens the second window on this incident. */
  async function openFollower(): Promise<void> {
    const incidentId = stored.value?.incident.incidentId;
    if (incidentId !== undefined) await request('window:open-follower', { incidentId });
  }

  return {
    material,
    error,
    loading,
    focusedCameraId,
    heardClipId,
    layingOutClipId,
    open,
    follow,
    setLaterTrack,
    setLenientTrack,
    usesBadLines,
    toggleFocus,
    toggleWhole,
    setLayout,
    moveCamera,
    /** The deck of this incident is taken down where it stands. */
    leaveAt: (incidentId: string, timeMs: number) => {
      stood = { incidentId, timeMs };
    },
    /** The review is left: the next one begins at the beginning. */
    forgetPlace: () => {
      stood = null;
    },
    /** Where the deck of this incident stood; null for the beginning. */
    resumeAt: (incidentId: string) => (stood?.incidentId === incidentId ? stood.timeMs : null),
    openFollower,
    /** The usual order again. */
    resetOrder: () => setOrder([], false),
    /** The order on the deck, for every device of the fleet. */
    orderFleet: () => setOrder(stored.value?.cameraOrder ?? [], true),
  };
});

/** What has been read of track files in the page stays while they do. */
function withTrackOf(before: ReviewMaterial | null, next: ReviewMaterial): ReviewMaterial {
  const isSame =
    before !== null && JSON.stringify(before.trackSource) === JSON.stringify(next.trackSource);
  if (!isSame) return next;
  const { track, trackMissing, trackLater, trackSource } = before;
  if (next.trackLater === null) return { ...next, trackSource };
  return { ...next, track, trackMissing, trackLater, trackSource };
}
