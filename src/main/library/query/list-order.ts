/** The orders the incident list can have; each total, so that paging never shows a row twice. */
import { eventTypeLabel } from '@shared/domain/event-type';
import type { FateFacts } from '@shared/domain/completeness';
import type { IncidentSort } from '@shared/domain/incident-query';

/** What the list filters and sorts by; the rest of a row is read when it is shown. */
export interface ListRow extends FateFacts {
  readonly rowId: number;
  readonly incidentId: string;
  readonly partitionId: string;
  readonly timeMs: number;
  readonly type: number | null;
  readonly typeName: string;
  readonly group: string;
  readonly severity: number | null;
  readonly state: string;
  readonly urgency: number;
  readonly expiresAtMs: number | null;
  /** What they sort by; the names as given stand beside. */
  readonly driver: string | null;
  readonly vehicle: string | null;
  readonly driverName: string | null;
  readonly vehicleName: string | null;
}

type Compare = (a: ListRow, b: ListRow) => number;

/**
 * A rank always rises, also when the list is turned around: rows without a value stay last. By days left it is
 * the urgency: still to be saved, saved, unknown, gone.
 */
const RANKS: Readonly<Record<IncidentSort, (row: ListRow) => number>> = {
  time: () => 0,
  'days-left': (row) => row.urgency,
  severity: (row) => (row.severity === null ? 1 : 0),
  type: () => 0,
  driver: (row) => (row.driver === null ? 1 : 0),
  vehicle: (row) => (row.vehicle === null ? 1 : 0),
};

const byText = (a: string | null, b: string | null): number =>
  a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;

const labels = new Map<string, string>();
/** Types are in the order of the labels on screen; there are few, so each is worked out once. */
function labelOf(typeName: string): string {
  const known = labels.get(typeName);
  if (known !== undefined) return known;
  const label = eventTypeLabel(typeName).toLowerCase();
  labels.set(typeName, label);
  return label;
}

const KEYS: Readonly<Record<IncidentSort, Compare>> = {
  time: () => 0,
  'days-left': (a, b) => (a.expiresAtMs ?? 0) - (b.expiresAtMs ?? 0),
  severity: (a, b) => (a.severity ?? 0) - (b.severity ?? 0),
  type: (a, b) => byText(labelOf(a.typeName), labelOf(b.typeName)),
  driver: (a, b) => byText(a.driver, b.driver),
  vehicle: (a, b) => byText(a.vehicle, b.vehicle),
};

export function rankFor(sort: IncidentSort): (row: ListRow) => number {
  return RANKS[sort];
}

export function compareFor(sort: IncidentSort): Compare {
  const rank = RANKS[sort];
  const key = KEYS[sort];
  return (a, b) => rank(a) - rank(b) || key(a, b) || a.timeMs - b.timeMs || a.rowId - b.rowId;
}
