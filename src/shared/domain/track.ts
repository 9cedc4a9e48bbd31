/** The vehicle's way through an incident: position fixes and acceleration, each with its origin. */

/** How much a sample can be trusted. */
export type FixQuality =
  /** The receiver called it valid (RMC status `A`, GGA quality ≥ 1). */
  | 'valid'
  /** The receiver called it void (`V`); drawn apart, never used for speed. */
  | 'void';

export interface TrackSample {
  /** GPS UTC, milliseconds since 1970. */
  readonly timeMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly speedMps: number | null;
  /** Course over ground, degrees clockwise from true north, 0…360. */
  readonly headingDeg: number | null;
  readonly altitudeM: number | null;
  readonly satellites: number | null;
  readonly hdop: number | null;
  readonly quality: FixQuality;
  /** 1-based line in the source file, and the sentence that gave the position (`GPRMC`). */
  readonly line: number;
  readonly sentence: string;
  /** A line with a wrong or missing checksum had a part in it; only when read leniently. */
  readonly checksumFailed?: true;
}

/** One G-sensor reading in units of standard gravity; axes as the device reports them. */
export interface AccelerationSample {
  readonly timeMs: number;
  readonly xG: number;
  readonly yG: number;
  readonly zG: number;
}

/** A stretch without a valid fix. */
export interface TrackGap {
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: 'no-data' | 'void-fixes';
}

/** A line that could not be trusted, as it stands in the file. */
export interface BadLine {
  /** 1-based. */
  readonly line: number;
  /** `checksum`: wrong, cut or missing; `unreadable`: no sentence, or fields that make no sense. */
  readonly reason: 'checksum' | 'unreadable';
  /** From the `$` on, at most 1024 characters; bytes as Latin-1. */
  readonly text: string;
}

/** What a reader of the file should know; nothing is dropped silently. */
export interface TrackIssues {
  readonly linesTotal: number;
  readonly badChecksum: number;
  readonly unreadable: number;
  /** The first thousand of them; absent: not kept. */
  readonly badLines?: readonly BadLine[];
  /** Sentences read correctly but not used, by their formatter. */
  readonly unused: Readonly<Record<string, number>>;
  /** Weeks added to every date to undo a GPS week rollover; absent or 0: none. */
  readonly rolloverWeeks?: number;
}

export interface Track {
  readonly fileId: string;
  readonly samples: readonly TrackSample[];
  readonly acceleration: readonly AccelerationSample[];
  readonly gaps: readonly TrackGap[];
  readonly issues: TrackIssues;
}

export type TrackFormat = 'nmea' | 'gpx';

/** What reading the track files of an incident needs to know of it. */
export interface TrackPlan {
  /** A moment near the recording, for logs that name no date, UTC milliseconds. */
  readonly referenceMs: number;
  /** Only what lies between belongs to the incident, UTC milliseconds; null: all. */
  readonly within: { readonly fromMs: number; readonly toMs: number } | null;
  /** Lines whose checksum is wrong or missing are used, too, and their fixes flagged. */
  readonly lenient?: boolean;
}
