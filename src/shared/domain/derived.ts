/** Files made from originals: clips, composed pictures, redacted copies, stills. Never an original themselves. */
import { message } from '../words/message';

export const DERIVED_KINDS = [
  'lossless-clip',
  'exact-clip',
  'composite',
  'redacted',
  'still',
] as const;
export type DerivedKind = (typeof DERIVED_KINDS)[number];

export const DERIVED_KIND_NAMES = {
  'lossless-clip': message('Lossless clip'),
  'exact-clip': message('Frame-exact clip'),
  composite: message('All cameras in one picture'),
  redacted: message('Redacted copy'),
  still: message('Still'),
} as const satisfies Readonly<Record<DerivedKind, string>>;

/** The stretch of one original that went into a derived file. */
export interface DerivedPart {
  readonly fileId: string;
  /** 0-based numbers of the first and last frame that are shown. */
  readonly firstFrame: number;
  readonly lastFrame: number;
}

export interface DerivedSource extends DerivedPart {
  readonly displayName: string;
  readonly sha256: string;
}

/** Plain values, as they are written down. */
export type DerivedParameters = Readonly<Record<string, string | number | boolean | null>>;

/** What whoever makes a file says of it; the rest is added where it is kept. */
export interface DerivedContent {
  readonly kind: DerivedKind;
  /** In plain words: `Front camera, 8.0 s`. */
  readonly title: string;
  /** UTC milliseconds since 1970, of the first picture and of the end of the last one. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly parts: readonly DerivedPart[];
  readonly parameters: DerivedParameters;
  /** Limits and findings a reader must know, in plain words. */
  readonly notes: readonly string[];
}

export interface DerivedFile extends Omit<DerivedContent, 'parts'> {
  /** UUID; also the id under which `media://file/` serves it. */
  readonly derivedId: string;
  readonly displayName: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sha512: string;
  readonly sources: readonly DerivedSource[];
  readonly tool: string;
  readonly toolVersion: string;
  /** Name from settings; empty when none was given. */
  readonly user: string;
  readonly createdAtMs: number;
}

/** Asks for a lossless clip; frames are 0-based, both included. */
export interface LosslessClipInput {
  readonly jobId: string;
  readonly incidentId: string;
  readonly clipId: string;
  readonly firstFrame: number;
  readonly lastFrame: number;
  /** Whether the original's sound goes in. */
  readonly sound: boolean;
  /** How the camera is called on screen, for the clip's title. */
  readonly cameraName: string;
}
