/** What the window asks of the app itself: its windows, settings, maps. */
import type { TileSetInfo } from '../../domain/map';
import type { MapArea } from '../../domain/map-area';
import type { MapFile, MapsAdded, MapsState } from '../../domain/map-file';
import type { MapSourceChange, MapSourceTrial } from '../../domain/map-source';
import type { Settings } from '../../domain/settings';

export interface AppInfo {
  readonly version: string;
  readonly electronVersion: string;
  readonly chromiumVersion: string;
  readonly platform: string;
}

/** Channel → what goes in, what comes out. `void` inputs are sent as `undefined`. */
export interface AppRequests {
  'app:info': { input: void; output: AppInfo };
  'app:show-log': { input: void; output: void };

  /** A second window that follows the deck of this incident, for another monitor. */
  'window:open-follower': { input: { incidentId: string }; output: void };

  /** The offline maps at hand, overview first. */
  'map:sources': { input: void; output: readonly TileSetInfo[] };
  /** The user's own map files, each looked at anew. */
  'map:files': { input: void; output: MapsState };
  /** Asks with the system's own dialog; null when the user cancels it. */
  'map:add': { input: { copy: boolean }; output: MapsAdded | null };
  /** Links what was dropped on the window last. */
  'map:add-dropped': { input: void; output: MapsAdded };
  /** Asks where a missing file is now; null when the user cancels. */
  'map:locate': { input: { mapId: string }; output: MapFile | null };
  'map:set-on': { input: { mapId: string; on: boolean }; output: void };
  /** Puts a map at a place of the list, 0 for the top. */
  'map:move': { input: { mapId: string; index: number }; output: void };
  /** A linked file stays; one in the app's folder is deleted when the app ends, unless restored. */
  'map:remove': { input: { mapId: string }; output: void };
  'map:restore': { input: { mapId: string }; output: void };
  'map:reveal': { input: { mapId: string }; output: void };
  /** The address goes into the keychain and never comes back; `map:files` and `maps:changed` say what may be shown. */
  'map:set-source': { input: MapSourceChange; output: void };
  /** Asks the source once, to see that it answers. */
  'map:try-source': { input: void; output: MapSourceTrial };
  /** Fetches an area from that source and lists it; `maps:changed` tells how far it is. */
  'map:save-area': { input: { name: string; area: MapArea }; output: MapFile };
  /** Goes on with the area that stopped. */
  'map:resume-area': { input: void; output: MapFile };
  'map:discard-area': { input: void; output: void };
  /** Ends what runs. */
  'map:cancel': { input: void; output: void };

  'settings:get': { input: void; output: Settings };
  'settings:set': { input: Partial<Settings>; output: Settings };
}
