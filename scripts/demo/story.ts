/** What one demo incident is made of; the incidents themselves are in `stories/`. */
import type { DemoIncident } from '../../src/simulator/demo-manifest';
import type { Point } from './geo';
import type { Key } from './curve';
import type { Impact } from './motion';
import type { MoodName } from './scene/mood';
import type { DriverLook, OwnKind } from './scene/shot';
import type { VehicleKind } from './scene/vehicle-parts';

export type Span = readonly [from: number, to: number];

export interface ActorPlan {
  readonly kind: VehicleKind;
  readonly colour: readonly [number, number, number];
  /** Metres along the own path, from the place of the event. */
  readonly along?: readonly Key[];
  /** Metres ahead of the own vehicle, instead of `along`. */
  readonly gap?: readonly Key[];
  /** Metres to the right of the path's line. */
  readonly across: readonly Key[];
  /** Degrees turned to the right of the path; 180 is oncoming. */
  readonly turn?: readonly Key[];
  /** Warning lights from this second on. */
  readonly hazardFrom?: number;
}

export interface CameraPlan {
  readonly mode: string;
  /** Seconds from the event to the first frame. */
  readonly start: number;
  readonly seconds: number;
  readonly framesPerSecond: number;
  readonly audio?: boolean;
  /** Recorded, but not (or no longer) in the cloud. */
  readonly missing?: boolean;
  /** Picture size of one camera; 1280×720 unless told. */
  readonly size?: readonly [width: number, height: number];
  /** x264 quality, lower is better. */
  readonly crf?: number;
  /** Every fourth frame is left out, as some cameras do in the dark. */
  readonly uneven?: boolean;
  readonly bFrames?: number;
  /** Seconds between key frames; 2 unless told. */
  readonly keyEvery?: number;
  /** What the service says of the start: the truth unless told. */
  readonly claimedStart?: 'none' | 'zero' | { readonly offMs: number };
}

export interface NmeaPlan {
  readonly from: number;
  readonly to: number;
  readonly talker: 'GP' | 'GN';
  readonly sensor: 'GSENSORD' | 'GSENSOR';
  readonly perSecond?: number;
  /** Nothing was written. */
  readonly gaps?: readonly Span[];
  /** Sentences without a fix. */
  readonly voids?: readonly Span[];
  /** Some lines with a wrong checksum or cut off. */
  readonly damaged?: boolean;
}

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly look: DriverLook;
}

export interface OwnVehicle {
  readonly name: string;
  readonly carId: number;
  readonly kind: OwnKind;
  readonly colour: readonly [number, number, number];
  readonly deviceCid: string;
  readonly deviceName: string;
}

type ManifestFields = Pick<
  DemoIncident,
  'folder' | 'ticket' | 'story' | 'type' | 'typeName' | 'category' | 'severityLevel' | 'expiryDays'
>;

export interface Story extends ManifestFields {
  /** UTC of the event, ISO 8601 with milliseconds. */
  readonly eventAt: string;
  readonly vehicle: OwnVehicle;
  readonly driver: Person;
  /** The service does not know who drove. */
  readonly driverUnknown?: boolean;
  readonly tripId: number;
  readonly mood: MoodName;
  readonly route: readonly Point[];
  readonly cornerRadius?: number;
  /** Metres along the route at the event, or at `anchoredAt` if that is given. */
  readonly eventAlong: number;
  /** Seconds from the event at which the vehicle is at `eventAlong`; 0 unless told. */
  readonly anchoredAt?: number;
  readonly speed: readonly Key[];
  readonly across: readonly Key[];
  readonly yaw?: readonly Key[];
  readonly impacts?: readonly Impact[];
  readonly actors: readonly ActorPlan[];
  readonly phone?: readonly Key[];
  readonly drowsy?: readonly Key[];
  readonly cameras: readonly CameraPlan[];
  readonly nmea: NmeaPlan | null;
  readonly snapshots: readonly { readonly mode: string; readonly at: number }[];
  readonly expired?: boolean;
  readonly uploading?: boolean;
  readonly manualUpload?: boolean;
  readonly linkedTicket?: string;
  readonly speedLimitKph: number | null;
}
