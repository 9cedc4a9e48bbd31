/** A server of map tiles on loopback, and the app's maps that save areas from it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { createMaps, createPoliteFetch, type Maps } from '@main/maps';
import { systemClock } from '@main/platform/clock';
import type { HttpFetch } from '@main/platform/http';
import { areaTiles, type MapArea, type TilePlace } from '@shared/domain/map-area';
import type { MapsState } from '@shared/domain/map-file';
import type { MapSourceFacts } from '@main/settings';
import { memorySecretStore, type MemorySecretStore } from './memory-secret-store';

export const AREA: MapArea = { bounds: [14.4, 50.07, 14.44, 50.1], maxZoom: 13 };
export const TILES = areaTiles(AREA);

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What a test may look at and change. */
export interface AreaBench {
  readonly folder: string;
  readonly origin: string;
  /** Requests so far. */
  asked: IncomingMessage[];
  answer: Answer;
  /** Given to each start, as a user enters it. */
  source: { address: string; attribution: string; allowed: boolean };
  facts: MapSourceFacts;
  readonly secrets: MemorySecretStore;
  readonly logged: unknown[];
  readonly told: MapsState[];
  start(ask?: HttpFetch): Promise<Maps>;
  /** Pictures by template, unless `spoil` answers itself. */
  servePictures(spoil?: (n: number, response: ServerResponse) => boolean): void;
  /** No server from now on. */
  unplug(): void;
  close(): Promise<void>;
}

export async function openAreaBench(): Promise<AreaBench> {
  const folder = await mkdtemp(join(tmpdir(), 'area-'));
  const running: Maps[] = [];
  const server = createServer((request, response) => {
    bench.asked.push(request);
    bench.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const write = (...line: unknown[]): void => void bench.logged.push(line);

  const bench: AreaBench = {
    folder,
    origin,
    asked: [],
    answer: (_request, response) => response.writeHead(404).end(),
    source: { address: `${origin}/map.pmtiles`, attribution: '© Tester', allowed: true },
    facts: { shown: '', attribution: '', allowed: false, readable: '' },
    secrets: memorySecretStore(),
    logged: [],
    told: [],
    async start(ask = (url, init) => fetch(url, init)) {
      const maps = await createMaps({
        folder: join(folder, 'own'),
        listPath: join(folder, 'maps.json'),
        clock: systemClock,
        log: { info: write, warn: write, error: write },
        choose: () => Promise.resolve([]),
        takeDropped: () => [],
        reveal: () => undefined,
        facts: () => bench.facts,
        setFacts: (next) => {
          bench.facts = next;
          return Promise.resolve();
        },
        secrets: bench.secrets,
        fetch: createPoliteFetch(ask, 'Roadproof/test', 1),
        forgetCached: () => Promise.resolve(),
        onChange: (state) => bench.told.push(state),
      });
      running.push(maps);
      await maps.setSource(bench.source);
      return maps;
    },
    servePictures(spoil = () => false) {
      bench.source = { ...bench.source, address: `${origin}/{z}/{x}/{y}.png` };
      bench.answer = (request, response) => {
        if (spoil(bench.asked.length, response)) return;
        const [z = 0, x = 0, y = 0] = (request.url ?? '').match(/\d+/g)?.map(Number) ?? [];
        response.end(pictureAt({ z, x, y }));
      };
    },
    unplug() {
      server.closeAllConnections();
      server.close();
    },
    async close() {
      for (const maps of running) await maps.close();
      bench.unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return bench;
}

/** A picture of one colour, another one for each place. */
export function pictureAt({ z, x, y }: TilePlace): Buffer {
  const canvas = createCanvas(256, 256);
  const context = canvas.getContext('2d');
  context.fillStyle = `rgb(${String(z * 9)}, ${String(x % 256)}, ${String(y % 256)})`;
  context.fillRect(0, 0, 256, 256);
  return canvas.encodeSync('png');
}
