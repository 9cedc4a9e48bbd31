/** The whole keyboard of the review deck, and which camera a key means. */
import { useDeckHistoryStore } from '@renderer/stores/deck-history';
import { ZOOM_STEP } from '@renderer/stores/picture-view';
import { usePictureViewsStore } from '@renderer/stores/picture-views';
import { useMarksStore } from '@renderer/stores/marks';
import { useReviewStore } from '@renderer/stores/review';
import type { CameraSequence } from '@shared/domain/camera-sequence';
import type { ReviewCamera, ReviewMaterial } from '@shared/domain/incident';
import { gapMoments } from '@shared/playback/jump-moments';
import type { Deck } from './useDeck';
import { useDeckKeys } from './useDeckKeys';
import type { DeckLoop } from './useDeckLoop';
import type { UseDeckMarks } from './useDeckMarks';
import { useJumpKeys } from './useJumpKeys';
import { useMarkKeys } from './useMarkKeys';
import { usePanKeys } from './usePanKeys';
import { useStartKeys } from './useStartKeys';
import type { TimeWindow } from './useTimeWindow';
import { useTimeWindowKeys } from './useTimeWindowKeys';

export interface ReviewKeyTargets {
  readonly deck: Deck;
  readonly loop: DeckLoop;
  readonly window: TimeWindow;
  readonly material: () => ReviewMaterial;
  /** In deck order. */
  readonly sequences: () => readonly CameraSequence[];
  readonly marks: Pick<UseDeckMarks, 'markMoment' | 'beginRange' | 'endRange'>;
  readonly fullScreen: () => void;
  readonly help: () => void;
}

/** Listens on the window while the calling scope lives. */
export function useReviewKeys({
  deck,
  loop,
  window,
  material,
  sequences,
  marks,
  fullScreen,
  help,
}: ReviewKeyTargets): void {
  const review = useReviewStore();
  const views = usePictureViewsStore();
  const history = useDeckHistoryStore();
  const markList = useMarksStore();

  const cameras = (): readonly ReviewCamera[] => sequences().map(({ head }) => head);

  /** The large camera, the one under the pointer, or the only one. */
  function meantCamera(): ReviewCamera | undefined {
    const [first, ...others] = cameras();
    const cameraId = review.focusedCameraId ?? views.pointedCameraId;
    if (cameraId === null) return others.length === 0 ? first : undefined;
    return cameras().find((camera) => camera.cameraId === cameraId);
  }

  /** Files that follow each other are one camera; a composite's cameras share their files. */
  function gaps(): readonly number[] {
    const { startMs: fromMs, endMs: toMs, lanes } = deck.timeline;
    const ofCameras = sequences().map(({ parts }) => {
      const clipIds = new Set(parts.map((part) => (part.status === 'ready' ? part.clipId : '')));
      return lanes.filter(({ clip }) => clipIds.has(clip.clipId));
    });
    return gapMoments({ fromMs, toMs }, ofCameras, material().track?.gaps ?? []);
  }

  function look(way: 1 | -1 | 0): void {
    const cameraId = meantCamera()?.cameraId;
    if (cameraId === undefined) return;
    if (way === 0) views.reset(cameraId);
    else views.zoom(cameraId, ZOOM_STEP ** way);
  }

  useMarkKeys({
    mark: marks.markMoment,
    begin: marks.beginRange,
    end: marks.endRange,
    undo: history.undo,
    redo: history.redo,
  });
  useJumpKeys({
    deck,
    loop,
    markMoments: () => markList.marks.map(({ fromMs }) => fromMs),
    gapMoments: gaps,
  });
  usePanKeys((right, down) => {
    const cameraId = meantCamera()?.cameraId;
    if (cameraId !== undefined) views.lookAround(cameraId, right, down);
  });
  useTimeWindowKeys(window);
  useStartKeys({
    clips: () => material().clips,
    meantClipId: () => {
      const meant = meantCamera();
      const sequence = sequences().find(({ head }) => head === meant);
      const camera = sequence && deck.dueOf(sequence);
      return camera?.status === 'ready' ? camera.clipId : undefined;
    },
  });
  useDeckKeys({
    deck: () => deck,
    eventTimeMs: () => material().incident.eventTimeMs,
    focusSlot: (slot) => {
      const camera = cameras()[slot];
      if (camera !== undefined) review.toggleFocus(camera.cameraId);
    },
    look,
    move: (way) => {
      const camera = meantCamera();
      if (camera === undefined) return;
      review.moveCamera(camera.cameraId, cameras().indexOf(camera) + way);
    },
    showAll: () => (review.focusedCameraId = null),
    fullScreen,
    help,
  });
}
