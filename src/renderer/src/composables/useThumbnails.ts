/** Small pictures along the time line of one camera: from the cache, or made in quiet moments. */
import {
  createThumbnailMaker,
  type ThumbnailMaker,
} from '@renderer/adapters/thumbnails/thumbnail-maker';
import { request } from '@renderer/api/bridge';
import type { Clip } from '@shared/domain/clip';
import type { ReviewCamera } from '@shared/domain/incident';
import { MOST_THUMBNAILS_ASKED, THUMBNAIL_WIDTH_PX } from '@shared/domain/thumbnail';
import { nearestFirst, thumbnailMoments } from '@shared/playback/thumbnail-moments';
import { laneFor, ptsOf, utcOf } from '@shared/playback/timeline';
import { computed, onScopeDispose, shallowReactive, shallowRef, watch, type Ref } from 'vue';
import type { Deck } from './useDeck';
import type { TimeWindow } from './useTimeWindow';

export interface ThumbnailCell {
  /** Presentation time in the file, microseconds. */
  readonly timeUs: number;
  /** UTC milliseconds: it is shown from here on. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Null until it is there. */
  readonly url: string | null;
}

export interface Thumbnails {
  readonly cells: Readonly<Ref<readonly ThumbnailCell[]>>;
  /** Width / height. */
  readonly aspect: Readonly<Ref<number>>;
  /** Why there are none, in plain words; null while there may be. */
  readonly problem: Readonly<Ref<string | null>>;
  /** The picture nearest before a moment; null where none is there yet. */
  readonly pictureAt: (timeMs: number) => string | null;
  /** The pointer rests here: its own picture comes before all others. */
  readonly look: (timeMs: number | null) => void;
}

export interface ThumbnailOptions {
  readonly deck: Deck;
  readonly window: TimeWindow;
  /** The camera whose pictures are shown; null for none. */
  readonly camera: () => ReviewCamera | null;
  /** How many fit beside each other; 0 while none are wanted. */
  readonly most: () => number;
}

/** From this distance on the key frame before is near enough, and far cheaper than the exact one. */
const KEY_FRAMES_FROM_US = 30e6;
/** Moments under the pointer lie this much denser than those along the line. */
const FINER = 8;
const SETTLED_MS = 120;
/** The deck's decoders have come to rest. */
const QUIET_MS = 400;
/** Pictures of one file held in memory: some thousand bytes each. */
const MOST_HELD = 600;

export function useThumbnails({ deck, window, camera, most }: ThumbnailOptions): Thumbnails {
  const urls = shallowReactive(new Map<string, string>());
  const problem = shallowRef<string | null>(null);
  const lookedAtUs = shallowRef<number | null>(null);
  let maker: ThumbnailMaker | null = null;
  let movedAtMs = performance.now();
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** Counts the files looked at: what comes later for another one is dropped. */
  let turn = 0;

  const shownCamera = computed(() => {
    const found = camera();
    const clip = found?.status === 'ready' ? deck.clipOf(found.clipId) : undefined;
    return found?.status === 'ready' && clip !== undefined ? { clip, region: found.region } : null;
  });
  const aspect = computed(() => {
    if (shownCamera.value === null) return 16 / 9;
    const { clip, region } = shownCamera.value;
    return (region.width * clip.widthPx) / Math.max(1, region.height * clip.heightPx);
  });
  const moments = computed(() => {
    const clip = shownCamera.value?.clip;
    const lane = clip && laneFor(deck.timeline, clip.clipId);
    if (lane === undefined || most() < 1) return { stepUs: 0, timesUs: [] };
    const { startMs: fromMs, endMs: toMs } = lane;
    return thumbnailMoments(
      { zeroMs: utcOf(lane.clip, 0), fromMs, toMs },
      window.shown.value,
      most(),
    );
  });
  const keyFrames = computed(() => moments.value.stepUs >= KEY_FRAMES_FROM_US);
  const fineUs = computed(() => Math.max(1, Math.round(moments.value.stepUs / FINER)));
  const keyOf = (timeUs: number): string => pictureKey(keyFrames.value, timeUs);

  const cells = computed((): readonly ThumbnailCell[] => {
    const clip = shownCamera.value?.clip;
    const { stepUs, timesUs } = moments.value;
    if (clip === undefined) return [];
    return timesUs.map((timeUs) => ({
      timeUs,
      fromMs: utcOf(clip, timeUs),
      toMs: utcOf(clip, timeUs + stepUs),
      url: urls.get(keyOf(timeUs)) ?? null,
    }));
  });

  function hold(key: string, jpeg: Uint8Array): void {
    const [oldest] = urls.keys();
    if (urls.size >= MOST_HELD && oldest !== undefined) urls.delete(oldest);
    urls.set(key, `data:image/jpeg;base64,${btoa(String.fromCharCode(...jpeg))}`);
  }

  function isQuiet(): boolean {
    const isStill = deck.status.value === 'paused' || deck.status.value === 'ended';
    return isStill && !deck.wantsPlay.value && performance.now() - movedAtMs > QUIET_MS;
  }

  function makerFor(clip: Clip, place: Place): ThumbnailMaker {
    return createThumbnailMaker({
      url: `media://file/${clip.fileId}`,
      region: place.region,
      widthPx: THUMBNAIL_WIDTH_PX,
      heightPx: Math.max(16, Math.round(THUMBNAIL_WIDTH_PX / aspect.value)),
      isQuiet,
      onMade: (timeUs, isKeyFrame, jpeg) => {
        hold(pictureKey(isKeyFrame, timeUs), jpeg);
        // Without a cache they are made again next time.
        request('thumbnails:write', {
          place: { ...place, keyFrames: isKeyFrame },
          timeUs,
          jpeg,
        }).catch(() => undefined);
      },
      onFailed: () => {
        problem.value = 'No pictures: this video cannot be decoded for them';
      },
    });
  }

  /** Fetches what is cached and has the rest made. */
  async function update(): Promise<void> {
    const shown = shownCamera.value;
    if (shown === null || problem.value !== null) return;
    const isKeyFrame = keyFrames.value;
    const place = { fileId: shown.clip.fileId, region: shown.region };
    const around = ptsOf(shown.clip, deck.calmTimeMs.value);
    const looked = lookedAtUs.value === null ? [] : [lookedAtUs.value];
    const wanted = [...looked, ...nearestFirst(moments.value.timesUs, around)]
      .filter((timeUs) => timeUs >= 0 && !urls.has(keyOf(timeUs)))
      .slice(0, MOST_THUMBNAILS_ASKED);
    if (wanted.length === 0) {
      maker?.want([]);
      return;
    }
    const own = turn;
    const found = await request('thumbnails:read', {
      place: { ...place, keyFrames: isKeyFrame },
      timesUs: wanted,
    }).catch(() => null);
    if (own !== turn) return;
    const missing = wanted.filter((timeUs, index) => {
      const jpeg = found?.[index] ?? null;
      if (jpeg !== null) hold(pictureKey(isKeyFrame, timeUs), jpeg);
      return jpeg === null;
    });
    maker ??= makerFor(shown.clip, place);
    maker.want(missing.map((timeUs) => ({ timeUs, keyOnly: isKeyFrame })));
  }

  function updateLater(): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      void update();
    }, SETTLED_MS);
  }

  function close(): void {
    turn += 1;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    maker?.close();
    maker = null;
  }

  watch(
    () => {
      const shown = shownCamera.value;
      return shown === null ? '' : `${shown.clip.fileId} ${Object.values(shown.region).join(' ')}`;
    },
    () => {
      close();
      urls.clear();
      problem.value = null;
      lookedAtUs.value = null;
      updateLater();
    },
  );
  watch(moments, updateLater, { immediate: true });
  watch(lookedAtUs, updateLater);
  watch([deck.calmTimeMs, deck.status], () => (movedAtMs = performance.now()));
  onScopeDispose(close);

  return {
    cells,
    aspect,
    problem,
    pictureAt: (timeMs) => {
      const clip = shownCamera.value?.clip;
      const { stepUs } = moments.value;
      if (clip === undefined || stepUs === 0) return null;
      const atUs = ptsOf(clip, timeMs);
      for (const step of [fineUs.value, stepUs]) {
        const url = urls.get(keyOf(Math.floor(atUs / step) * step));
        if (url !== undefined) return url;
      }
      return null;
    },
    look: (timeMs) => {
      const clip = shownCamera.value?.clip;
      const lane = clip && laneFor(deck.timeline, clip.clipId);
      const isThere =
        lane !== undefined && timeMs !== null && timeMs >= lane.startMs && timeMs < lane.endMs;
      lookedAtUs.value =
        clip === undefined || !isThere || most() < 1
          ? null
          : Math.floor(ptsOf(clip, timeMs) / fineUs.value) * fineUs.value;
    },
  };
}

const pictureKey = (isKeyFrame: boolean, timeUs: number): string =>
  `${isKeyFrame ? 'k' : 'e'}${String(timeUs)}`;

type Place = Pick<Parameters<typeof createThumbnailMaker>[0], 'region'> & {
  readonly fileId: string;
};
