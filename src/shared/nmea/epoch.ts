/** One instant of the receiver: the sentences that carry the same UTC time, merged. */
import type { Position, Reading } from './readings';

export interface Epoch {
  readonly timeOfDayMs: number;
  /** The date the sentences themselves gave, as UTC midnight. */
  dayMs: number | null;
  /** That date stands in a line whose checksum failed. */
  dayDoubtful: boolean;
  /** A line whose checksum failed had a part in this; only in the lenient way of reading. */
  checksumFailed: boolean;
  /** The device's own clock before the sentence, when it writes one. */
  readonly prefixMs: number | null;
  /** Void fixes without a time were seen between the epoch before and this one. */
  readonly afterVoid: boolean;
  /** RMC's status decides; without an RMC, GGA's quality; without both, GNS's mode. */
  validRank: number;
  valid: boolean;
  positionRank: number;
  position: Position | null;
  line: number;
  sentence: string;
  speedMps: number | null;
  headingDeg: number | null;
  altitudeM: number | null;
  satellites: number | null;
  hdop: number | null;
}

const RANK: Readonly<Record<Reading['formatter'], number>> = {
  RMC: 3,
  GGA: 2,
  GNS: 1,
  VTG: 0,
  GSA: 0,
  ZDA: 0,
};

export interface Origin {
  readonly line: number;
  readonly address: string;
  readonly prefixMs: number | null;
  readonly checksumFailed: boolean;
}

/** A failed checksum puts any sentence behind every good one, keeping the order among the failed. */
const FAILED_FACTOR = 0.1;

/** Starts an epoch at the given time of day with nothing known. */
export function openEpoch(timeOfDayMs: number, origin: Origin, afterVoid: boolean): Epoch {
  return {
    timeOfDayMs,
    dayMs: null,
    dayDoubtful: false,
    checksumFailed: false,
    prefixMs: origin.prefixMs,
    afterVoid,
    validRank: 0,
    valid: false,
    positionRank: 0,
    position: null,
    line: origin.line,
    sentence: origin.address,
    speedMps: null,
    headingDeg: null,
    altitudeM: null,
    satellites: null,
    hdop: null,
  };
}

/** Adds what one sentence says; what a better sentence has said already stays. */
export function addReading(epoch: Epoch, reading: Reading, origin: Origin): void {
  const { checksumFailed } = origin;
  const rank = RANK[reading.formatter] * (checksumFailed ? FAILED_FACTOR : 1);
  epoch.checksumFailed ||= checksumFailed;
  if (reading.dayMs !== null && (epoch.dayMs === null || (epoch.dayDoubtful && !checksumFailed))) {
    epoch.dayMs = reading.dayMs;
    epoch.dayDoubtful = checksumFailed;
  }
  epoch.altitudeM ??= reading.altitudeM;
  epoch.satellites ??= reading.satellites;
  epoch.hdop ??= reading.hdop;
  if (rank === RANK.RMC) {
    epoch.speedMps = reading.speedMps ?? epoch.speedMps;
    epoch.headingDeg = reading.headingDeg ?? epoch.headingDeg;
  } else {
    epoch.speedMps ??= reading.speedMps;
    epoch.headingDeg ??= reading.headingDeg;
  }
  if (reading.valid !== null && rank > epoch.validRank) {
    epoch.valid = reading.valid;
    epoch.validRank = rank;
  }
  if (reading.position !== null && rank > epoch.positionRank) {
    epoch.position = reading.position;
    epoch.positionRank = rank;
    epoch.line = origin.line;
    epoch.sentence = origin.address;
  }
}
