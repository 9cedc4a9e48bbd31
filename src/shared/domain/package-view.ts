/** What the viewer page of a package is given: plain data, written into the page itself. */
import type { Clip } from './clip';
import type { ReviewCamera } from './incident';
import type { IncidentMaps } from './map-extract';
import type { Mark } from './mark';
import type { UnitSystem } from '../units';
import type { Track } from './track';

/** Id of the script element that holds it as JSON. */
export const PACKAGE_VIEW_ID = 'package-view';

export interface PackageView {
  readonly packageName: string;
  readonly preparedAtMs: number;
  readonly appVersion: string;
  readonly claimNumber: string;
  readonly incident: {
    readonly title: string;
    readonly ticket: string;
    readonly eventTimeMs: number;
    /** IANA zone of the place; null when it is not known. */
    readonly zone: string | null;
    readonly vehicleName: string | null;
    readonly driverName: string | null;
    readonly speedLimitKph: number | null;
  };
  readonly cameras: readonly ReviewCamera[];
  /** Each with its place below the page, `data/originals/C_F.mp4`. */
  readonly clips: readonly (Clip & { readonly path: string })[];
  readonly track: Track | null;
  readonly trackMissing: string | null;
  readonly marks: readonly Mark[];
  /** Null when no offline map was at hand. */
  readonly maps: IncidentMaps | null;
  /** As the sender reads speeds. */
  readonly units: UnitSystem;
  /** Which forms of the report lie beside it. */
  readonly reports: { readonly page: boolean; readonly pdf: boolean };
}
