/** A question to the library's incident list; always answered from this disk. */
import type { EventFate } from './completeness';
import type { EventGroup, IncidentSummary, SaveState } from './incident';

export type IncidentSort = 'time' | 'days-left' | 'severity' | 'type' | 'driver' | 'vehicle';

export interface IncidentQuery {
  /** Words in any order, each the beginning of a word in type, driver, vehicle or ticket. */
  readonly text: string;
  readonly typeNames: readonly string[];
  readonly groups: readonly EventGroup[];
  readonly severityLevels: readonly number[];
  /** Names as the service gives them. */
  readonly vehicles: readonly string[];
  readonly drivers: readonly string[];
  readonly saveStates: readonly SaveState[];
  readonly fates: readonly EventFate[];
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly sort: IncidentSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Which incidents, without order and page. */
export type IncidentSelection = Omit<IncidentQuery, 'sort' | 'descending' | 'offset' | 'limit'>;

export interface IncidentPage {
  readonly total: number;
  readonly rows: readonly IncidentSummary[];
}

/** Values the filters can offer, each with how many incidents have it. */
export interface IncidentFacets {
  readonly total: number;
  readonly typeNames: readonly { readonly value: string; readonly count: number }[];
  readonly severityLevels: readonly { readonly value: number; readonly count: number }[];
  readonly vehicles: readonly { readonly value: string; readonly count: number }[];
  readonly drivers: readonly { readonly value: string; readonly count: number }[];
  readonly saveStates: readonly { readonly value: SaveState; readonly count: number }[];
  /** Not saved and deleted by the cloud within seven days. */
  readonly expiringUnsaved: number;
}

export const EMPTY_QUERY: IncidentQuery = {
  text: '',
  typeNames: [],
  groups: [],
  severityLevels: [],
  vehicles: [],
  drivers: [],
  saveStates: [],
  fates: [],
  fromMs: null,
  toMs: null,
  sort: 'days-left',
  descending: false,
  offset: 0,
  limit: 100,
};
