/** Small pictures along the time line of one camera, of all its files: from the cache, or made in quiet moments. */
import { createFilmMaker, type FilmOrder } from '@renderer/adapters/thumbnails/film-maker';
import { request } from '@renderer/api/bridge';
import type { PictureRegion } from '@shared/domain/camera';
import type { CameraSequence } from '@shared/domain/camera-sequence';
import type { Clip } from '@shared/domain/clip';
import { MOST_THUMBNAILS_ASKED, THUMBNAIL_WIDTH_PX } from '@shared/domain/thumbnail';
import {
  filmMoments,
  nearestFirst,
  stepBefore,
  turnsOf,
  type FilmFile,
} from '@shared/playback/film-moments';
import type { TimeStretch } from '@shared/playback/time-window';
import { utcOf } from '@shared/playback/timeline';
import { computed, onScopeDispose, shallowReactive, shallowRef, watch, type Ref } from 'vue';
import type { Deck } from './useDeck';
import type { TimeWindow } from './useTimeWindow';

/** A picture and the stretch over which it is shown. */
export interface ThumbnailCell extends TimeStretch {
  readonly clipId: string;
  /** Presentation time in the file, microseconds. */
  readonly timeUs: number;
  /** Null until it is there. */
  readonly url: string | null;
}

export interface Thumbnails {
  readonly cells: Readonly<Ref<readonly ThumbnailCell[]>>;
  /** Width / height of the picture under the pointer. */
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
  /** The camera whose pictures are shown, with all its files; null for none. */
  readonly camera: () => CameraSequence | null;
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
/** Pictures held in memory: some thousand bytes each. */
const MOST_HELD = 600;

/** A file of the camera, and where it is the one on screen. */
interface ShownFile extends FilmFile {
  readonly clip: Clip;
  readonly region: PictureRegion;
}
type Wish = FilmOrder<ShownFile>;

export function useThumbnails({ deck, window, camera, most }: ThumbnailOptions): Thumbnails {
  const urls = shallowReactive(new Map<string, string>());
  /** Files of which no picture can be made. */
  const undecodable = shallowReactive(new Set<string>());
  const lookedAtMs = shallowRef<number | null>(null);
  let movedAtMs = performance.now();
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** Counts the cameras looked at: what comes later for another one is dropped. */
  let turn = 0;

  const files = computed(() => filesOf(camera(), deck));
  const film = computed(() => filmMoments(files.value, window.shown.value, most()));
  const keyOnly = computed(() => film.value.stepUs >= KEY_FRAMES_FROM_US);
  const fineUs = computed(() => Math.max(1, Math.round(film.value.stepUs / FINER)));
  const wishFor = (file: ShownFile, timeUs: number): Wish => ({
    file,
    timeUs,
    keyOnly: keyOnly.value,
  });
  const lookedAt = computed((): Wish | null => {
    const timeMs = lookedAtMs.value;
    const file = timeMs === null ? undefined : fileAt(timeMs);
    return timeMs === null || file === undefined || most() < 1
      ? null
      : wishFor(file, stepBefore(file, timeMs, fineUs.value));
  });
  const cells = computed((): readonly ThumbnailCell[] =>
    film.value.moments.map(({ file, timeUs, fromMs, toMs }) => ({
      clipId: file.clip.clipId,
      timeUs,
      fromMs,
      toMs,
      url: urls.get(keyOf(wishFor(file, timeUs))) ?? null,
    })),
  );
  const problem = computed(() =>
    files.value.length > 0 && files.value.every(({ clip }) => undecodable.has(clip.clipId))
      ? 'No pictures: this video cannot be decoded for them'
      : null,
  );

  function fileAt(timeMs: number): ShownFile | undefined {
    return files.value.find(({ fromMs, toMs }) => timeMs >= fromMs && timeMs < toMs);
  }

  function hold(wish: Wish, jpeg: Uint8Array): void {
    const [oldest] = urls.keys();
    if (urls.size >= MOST_HELD && oldest !== undefined) urls.delete(oldest);
    urls.set(keyOf(wish), `data:image/jpeg;base64,${btoa(String.fromCharCode(...jpeg))}`);
  }

  function isQuiet(): boolean {
    const isStill = deck.status.value === 'paused' || deck.status.value === 'ended';
    return isStill && !deck.wantsPlay.value && performance.now() - movedAtMs > QUIET_MS;
  }

  const maker = createFilmMaker<ShownFile>({
    isQuiet,
    sourceOf: (file) => ({
      url: `media://file/${file.clip.fileId}`,
      region: file.region,
      widthPx: THUMBNAIL_WIDTH_PX,
      heightPx: Math.max(16, Math.round(THUMBNAIL_WIDTH_PX / aspectOf(file))),
    }),
    onMade: (wish, jpeg) => {
      hold(wish, jpeg);
      // Without a cache they are made again next time.
      request('thumbnails:write', { place: placeOf(wish), timeUs: wish.timeUs, jpeg }).catch(
        () => undefined,
      );
    },
    onFailed: ({ clip }) => undecodable.add(clip.clipId),
  });

  /** Fetches what is cached and has the rest made. */
  async function update(): Promise<void> {
    const along = nearestFirst(film.value.moments, deck.calmTimeMs.value).map(({ file, timeUs }) =>
      wishFor(file, timeUs),
    );
    const wanted = [...(lookedAt.value === null ? [] : [lookedAt.value]), ...along]
      .filter((wish) => wish.timeUs >= 0 && !urls.has(keyOf(wish)))
      .filter(({ file }) => !undecodable.has(file.clip.clipId))
      .slice(0, MOST_THUMBNAILS_ASKED);
    const own = turn;
    const found = await Promise.all([...byFile(wanted)].map((wishes) => cached(wishes)));
    if (own !== turn) return;
    for (const [wish, jpeg] of found.flat()) hold(wish, jpeg);
    maker.want(wanted.filter((wish) => !urls.has(keyOf(wish))));
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
    maker.close();
  }

  watch(
    () =>
      files.value
        .map(({ clip, region }) => `${clip.fileId} ${Object.values(region).join(' ')}`)
        .join('|'),
    () => {
      close();
      urls.clear();
      undecodable.clear();
      lookedAtMs.value = null;
      updateLater();
    },
  );
  watch(film, updateLater, { immediate: true });
  watch(lookedAt, updateLater);
  watch([deck.calmTimeMs, deck.status], () => (movedAtMs = performance.now()));
  onScopeDispose(close);

  return {
    cells,
    aspect: computed(() => {
      const file = lookedAt.value?.file ?? files.value[0];
      return file === undefined ? 16 / 9 : aspectOf(file);
    }),
    problem,
    pictureAt: (timeMs) => {
      const file = fileAt(timeMs);
      const { stepUs } = film.value;
      if (file === undefined || stepUs === 0) return null;
      for (const step of [fineUs.value, stepUs]) {
        const url = urls.get(keyOf(wishFor(file, stepBefore(file, timeMs, step))));
        if (url !== undefined) return url;
      }
      return null;
    },
    look: (timeMs) => {
      lookedAtMs.value = timeMs;
    },
  };
}

function filesOf(camera: CameraSequence | null, deck: Deck): readonly ShownFile[] {
  const lanes = new Map(deck.timeline.lanes.map((lane) => [lane.clip.clipId, lane]));
  const found = (camera?.parts ?? []).flatMap((part) => {
    if (part.status !== 'ready') return [];
    const clip = deck.clipOf(part.clipId);
    const lane = lanes.get(part.clipId);
    if (clip === undefined || lane === undefined) return [];
    const { region } = part;
    return [{ clip, region, zeroMs: utcOf(lane.clip, 0), fromMs: lane.startMs, toMs: lane.endMs }];
  });
  const turns = turnsOf(found);
  return found
    .map((file, index) => ({ ...file, ...turns[index] }))
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .sort((a, b) => a.fromMs - b.fromMs);
}

const keyOf = ({ file, timeUs, keyOnly }: Wish): string =>
  `${file.clip.clipId} ${keyOnly ? 'k' : 'e'}${String(timeUs)}`;

const placeOf = ({ file, keyOnly }: Wish) => ({
  fileId: file.clip.fileId,
  region: file.region,
  keyFrames: keyOnly,
});

const aspectOf = ({ clip, region }: ShownFile): number =>
  (region.width * clip.widthPx) / Math.max(1, region.height * clip.heightPx);

function byFile(wishes: readonly Wish[]): Iterable<readonly Wish[]> {
  const groups = new Map<ShownFile, Wish[]>();
  for (const wish of wishes) {
    const group = groups.get(wish.file);
    if (group === undefined) groups.set(wish.file, [wish]);
    else group.push(wish);
  }
  return groups.values();
}

/** Wishes for one file that were made before. */
async function cached(wishes: readonly Wish[]): Promise<readonly (readonly [Wish, Uint8Array])[]> {
  const [first] = wishes;
  if (first === undefined) return [];
  const found = await request('thumbnails:read', {
    place: placeOf(first),
    timesUs: wishes.map(({ timeUs }) => timeUs),
  }).catch(() => null);
  return wishes.flatMap((wish, index) => {
    const jpeg = found?.[index] ?? null;
    return jpeg === null ? [] : [[wish, jpeg] as const];
  });
}
