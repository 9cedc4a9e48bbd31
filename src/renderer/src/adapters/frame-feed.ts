/** Decodes the frames that are wanted next, from the key frame they need, into a bounded cache. */
import type { FrameTable } from '@shared/domain/clip';
import { frameCount, frameStartUs, nearestFrame, tableSpanUs } from '@shared/playback/frame-table';
import type { EncodedPacket } from 'mediabunny';
import { FrameCache } from './frame-cache';
import type { PacketReader } from './frame-demux';

export interface FrameFeedOptions {
  readonly reader: PacketReader;
  readonly frames: FrameTable;
  /** Most decoded frames held at once. */
  readonly capacity: number;
  readonly onFrame: (frame: number) => void;
  /** Called once; the feed is of no more use. */
  readonly onError: (error: unknown) => void;
}

interface Wish {
  readonly frame: number;
  /** Where playback goes from there; 0 while it stands. */
  readonly direction: -1 | 0 | 1;
  /** How many frames in that direction are wanted too. */
  readonly ahead: number;
}

/** Enough to keep a decoder busy between two turns of the page, few enough to change one's mind. */
const MOST_IN_FLIGHT = 8;
/** Frames that may come later than their neighbours, at most (H.264's largest picture buffer). */
const MOST_HELD_BACK = 16;
const HELD_BACK_AFTER_MS = 60;
/** Standing this long, the neighbours are decoded too: the next step may go either way. */
const REST_MS = 150;
const REST_FORWARD = 3;
const REST_BACK = 6;
/** A wish this near to the one before is a step: the next steps go the same way. */
const STEP_FRAMES = 3;
const STEP_FORWARD = 4;
/** Backwards a whole group of pictures may have to be decoded first: begin well before it is due. */
const STEP_BACK = 12;

export class FrameFeed {
  readonly cache: FrameCache<VideoFrame>;
  readonly #decoder: VideoDecoder;
  readonly #startUs: number;
  readonly #count: number;
  #wish: Wish = { frame: 0, direction: 0, ahead: 0 };
  #closed = false;
  #pumping = false;
  #pumpAgain = false;
  #resting = false;
  /** Which way the last step went; 0 after a jump. */
  #stepped: -1 | 0 | 1 = 0;
  #restTimer: ReturnType<typeof setTimeout> | null = null;
  #delayTimer: ReturnType<typeof setTimeout> | null = null;
  /** The last packet given to the decoder; null when the next must be a key packet. */
  #cursor: EncodedPacket | null = null;
  /** Counts the key frames decoding was begun at, and the frame of the last of them. */
  #run = 0;
  #runStart = 0;
  /** Frames given to the decoder since then. */
  #fed = new Set<number>();
  #fedTo = -1;
  /** Frames given to the decoder that have not come out, each with its run. */
  readonly #inFlight = new Map<number, number>();
  /** How many frames this decoder keeps to itself before it gives out the first. */
  #heldBack = 0;
  #gaveOutAtMs = 0;

  constructor(private readonly options: FrameFeedOptions) {
    this.cache = new FrameCache(options.capacity);
    this.#startUs = tableSpanUs(options.frames).startUs;
    this.#count = frameCount(options.frames);
    this.#decoder = new VideoDecoder({
      output: (picture) => this.#output(picture),
      error: (error) => this.#fail(error),
    });
    this.#decoder.configure(options.reader.config);
  }

  want(wish: Wish): void {
    if (this.#closed) return;
    const moved = wish.frame - this.#wish.frame;
    const isSame = moved === 0 && wish.direction === this.#wish.direction;
    if (moved !== 0) this.#stepped = Math.abs(moved) > STEP_FRAMES ? 0 : moved < 0 ? -1 : 1;
    this.#wish = wish;
    this.cache.focus(wish.frame, wish.direction);
    if (!isSame) this.#restLater();
    void this.#pump();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    if (this.#delayTimer !== null) clearTimeout(this.#delayTimer);
    if (this.#decoder.state !== 'closed') this.#decoder.close();
    this.cache.clear();
    this.options.reader.close();
  }

  #restLater(): void {
    this.#resting = false;
    if (this.#restTimer !== null) clearTimeout(this.#restTimer);
    if (this.#wish.direction !== 0) return;
    this.#restTimer = setTimeout(() => {
      this.#resting = true;
      void this.#pump();
    }, REST_MS);
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.close();
    this.options.onError(error);
  }

  /** A time before the first frame of the table (cut off by the edit list) is frame −1. */
  #frameOf(timestampUs: number): number {
    const isBefore = timestampUs < this.#startUs - 1000;
    return isBefore ? -1 : nearestFrame(this.options.frames, timestampUs);
  }

  async #pump(): Promise<void> {
    this.#pumpAgain = true;
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#pumpAgain) {
        this.#pumpAgain = false;
        while (!this.#closed && (await this.#feedOne()));
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#pumping = false;
    }
  }

  /** @returns false when there is nothing to do until a frame comes out or a wish comes in. */
  async #feedOne(): Promise<boolean> {
    const missing = this.#missing();
    if (missing === null) return false;
    if (this.#inFlight.has(missing)) {
      if (this.#inFlight.size > this.#heldBack) {
        this.#watchDelay(missing);
        return false;
      }
    } else if (this.#inFlight.size >= MOST_IN_FLIGHT + this.#heldBack) {
      return false;
    }
    const packet = await this.#packetFor(missing);
    if (this.#closed) return false;
    if (packet === null) await this.#drain(missing);
    else this.#feed(packet);
    return true;
  }

  #missing(): number | null {
    const { frame, direction, ahead } = this.#wish;
    if (direction === 0) {
      if (!this.cache.has(frame)) return frame;
      const steps = this.#stepped < 0 ? STEP_BACK : STEP_FORWARD;
      const next = this.#stepped === 0 ? null : this.#firstMissing(frame, this.#stepped, steps);
      if (next !== null || !this.#resting) return next;
      return this.#firstMissing(frame, 1, REST_FORWARD) ?? this.#firstMissing(frame, -1, REST_BACK);
    }
    return this.#firstMissing(frame, direction, ahead);
  }

  #firstMissing(from: number, direction: -1 | 1, ahead: number): number | null {
    for (let steps = 0; steps <= ahead; steps += 1) {
      const frame = from + steps * direction;
      if (frame < 0 || frame >= this.#count) return null;
      if (!this.cache.has(frame)) return frame;
    }
    return null;
  }

  /** The packet to decode next so that `missing` comes out; null at the end of the file. */
  async #packetFor(missing: number): Promise<EncodedPacket | null> {
    const { reader, frames } = this.options;
    const cursor = this.#cursor;
    const isToCome =
      cursor !== null &&
      missing >= this.#runStart &&
      missing > this.#fedTo - MOST_HELD_BACK &&
      (!this.#fed.has(missing) || this.#inFlight.has(missing));
    if (isToCome && missing <= this.#fedTo + 1) return reader.next(cursor);
    const key = await reader.keyAt(frameStartUs(frames, missing));
    const keyFrame = key === null ? 0 : this.#frameOf(key.microsecondTimestamp);
    // Nothing between here and there can be left out: go on.
    if (isToCome && keyFrame <= this.#fedTo) return reader.next(cursor);
    this.#run += 1;
    this.#runStart = Math.max(0, keyFrame);
    this.#fed = new Set();
    this.#fedTo = this.#runStart - 1;
    return key;
  }

  #feed(packet: EncodedPacket): void {
    const frame = this.#frameOf(packet.microsecondTimestamp);
    this.#cursor = packet;
    // Pictures that refer to what lies before the key frame can not be decoded from here.
    if (frame >= this.#runStart) {
      this.#fed.add(frame);
      this.#fed.delete(frame - 4 * MOST_HELD_BACK);
      this.#fedTo = Math.max(this.#fedTo, frame);
      this.#inFlight.set(frame, this.#run);
    }
    this.#decoder.decode(packet.toEncodedVideoChunk());
  }

  /** At the end of the file the decoder gives out all it has. */
  async #drain(missing: number): Promise<void> {
    this.#cursor = null;
    const heldBack = this.#heldBack;
    await this.#decoder.flush();
    this.#heldBack = heldBack;
    this.#inFlight.clear();
    if (!this.cache.has(missing)) throw new Error(`frame ${missing} could not be decoded`);
  }

  #output(picture: VideoFrame): void {
    const frame = this.#frameOf(picture.timestamp);
    const run = this.#inFlight.get(frame);
    if (this.#closed || run === undefined) {
      picture.close();
      return;
    }
    for (const [other, itsRun] of this.#inFlight) {
      if (itsRun < run) this.#inFlight.delete(other);
      else if (itsRun === run && other < frame) {
        picture.close();
        this.#fail(new Error(`frame ${other} could not be decoded`));
        return;
      }
    }
    this.#inFlight.delete(frame);
    this.#gaveOutAtMs = performance.now();
    // It was only slow: with this many still inside, it did give one out.
    this.#heldBack = Math.min(this.#heldBack, this.#inFlight.size);
    this.cache.put(frame, picture);
    this.options.onFrame(frame);
    void this.#pump();
  }

  /** A decoder that puts frames in order needs more packets before it gives out the first. */
  #watchDelay(missing: number): void {
    if (this.#delayTimer !== null) return;
    this.#delayTimer = setTimeout(() => {
      this.#delayTimer = null;
      if (this.#closed || !this.#inFlight.has(missing)) return;
      const isIdle = performance.now() - this.#gaveOutAtMs >= HELD_BACK_AFTER_MS;
      if (isIdle && this.#decoder.decodeQueueSize === 0) this.#heldBack += 1;
      if (this.#heldBack > MOST_HELD_BACK) this.#fail(new Error('the decoder stands still'));
      else void this.#pump();
    }, HELD_BACK_AFTER_MS);
  }
}
