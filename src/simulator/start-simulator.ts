/** A fleet service on loopback that speaks the whole API over real HTTP, with faults on order. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type ApiProfile, DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import { createAuth, type TokenPlace } from './auth';
import { readDemoFolder } from './demo-folder';
import { type Ask, plain, refuse, type Reply } from './exchange';
import { refusal } from './envelope';
import { type CallFaults, createFaultPlan } from './faults';
import { createFleetState } from './fleet-state';
import { serveMedia } from './media';
import { createRoutes } from './routes';
import { RuleSchema, type Scenario, ScenarioSchema } from './scenario';
import { sendReply } from './send-reply';
import { createUrlSigner } from './signed-urls';
import { createTaskDesk } from './tasks';
import type { z } from 'zod';

export interface SimulatorOptions {
  /** A folder made like `resources/demo`; its own "now" becomes the fleet's time. */
  readonly demoFolder?: string;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** So many made-up events over the last thirty days, beside the demo's. */
  readonly events?: number;
  readonly seed?: number;
  readonly scenario?: Scenario;
  /** UTC milliseconds; the system's time when absent. */
  readonly clock?: { now(): number };
  /** The service's own paths and headers; the default guesses when absent. */
  readonly profile?: ApiProfile;
  readonly tokenPlace?: TokenPlace;
  readonly apiKey?: string;
  readonly email?: string;
  readonly password?: string;
}

export interface SimulatorRequest {
  readonly method: string;
  readonly pathname: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Set once the reply's head was sent; 0 when the connection was dropped. */
  status: number;
}

export interface Simulator {
  readonly url: string;
  readonly apiKey: string;
  readonly email: string;
  readonly password: string;
  /** Every call so far, oldest first. */
  readonly requests: readonly SimulatorRequest[];
  /** More faults while it runs; counting starts now. */
  order(rules: readonly z.input<typeof RuleSchema>[]): void;
  clearFaults(): void;
  revokeTokens(): void;
  /** Moves the fleet's time on, e.g. to let tasks advance, tokens and URLs expire. */
  advance(seconds: number): void;
  /** Ends at once, open connections included. */
  close(): Promise<void>;
}

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const scenario = ScenarioSchema.parse(options.scenario ?? {});
  const profile = options.profile ?? DEFAULT_API_PROFILE;
  const demo = options.demoFolder === undefined ? null : await readDemoFolder(options.demoFolder);

  const clock = options.clock ?? Date;
  const startedMs = clock.now();
  const baseMs = demo ? demo.manifest.now * 1000 : startedMs;
  let advancedMs = 0;
  const nowMs = (): number => baseMs + (clock.now() - startedMs) + advancedMs;

  const state = createFleetState({
    demo,
    syntheticCount: options.events ?? 0,
    seed: options.seed ?? 1,
    nowSeconds: () => nowMs() / 1000,
  });
  const account = {
    apiKey: options.apiKey ?? `key-${randomBytes(16).toString('hex')}`,
    email: options.email ?? 'safety@demo-fleet.example',
    password: options.password ?? randomBytes(12).toString('base64url'),
  };
  const auth = createAuth({
    ...account,
    profile,
    fleets: state.fleets,
    tokenPlace: options.tokenPlace ?? 'data.access_token',
    tokenSeconds: scenario.tokenSeconds ?? null,
    nowMs,
  });
  const signer = createUrlSigner(scenario.mediaUrlSeconds ?? 900, nowMs);
  const desk = createTaskDesk(state, scenario);
  const urlOf = (ask: Ask) => (file: { readonly key: string } | null) =>
    file === null ? null : signer.sign(ask.origin, file.key);
  const routes = createRoutes(profile, { auth, state, desk, urlOf });
  const plan = createFaultPlan(scenario);
  const requests: SimulatorRequest[] = [];

  function reply(ask: Ask, faults: CallFaults): Reply {
    if (ask.pathname.startsWith('/media/')) {
      return (
        faultReply(faults, nowMs()) ?? serveMedia(ask, faults, signer, (key) => state.media(key))
      );
    }
    if (faults.has('revoke-tokens')) auth.revokeAll();
    const ordered = faultReply(faults, nowMs());
    if (ordered) return ordered;
    for (const route of routes) {
      const params = route.method === ask.method ? route.match(ask.pathname) : null;
      if (!params) continue;
      const noKey = auth.checkKey(ask);
      if (noKey) return noKey;
      desk.settle();
      const routed = { ...ask, params };
      if (route.needs === 'key') return route.handle(routed, 0);
      const who = auth.fleetOf(ask);
      return 'fleetId' in who ? route.handle(routed, who.fleetId) : who;
    }
    return refuse('notFound');
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ask = await readAsk(request);
    const entry: SimulatorRequest = {
      method: ask.method,
      pathname: ask.pathname,
      query: ask.query.toString(),
      headers: ask.headers,
      status: 0,
    };
    requests.push(entry);
    const faults = plan.next(ask.method, ask.pathname);
    const latency = faults.get('latency');
    if (latency) await wait(latency.ms);
    if (faults.has('drop')) {
      response.destroy();
      return;
    }
    const made = reply({ ...ask, method: ask.method === 'HEAD' ? 'GET' : ask.method }, faults);
    entry.status = made.status;
    await sendReply(response, made, faults, {
      headOnly: ask.method === 'HEAD',
      dateMs: nowMs(),
    });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    ...account,
    requests,
    order: (rules) => plan.add(rules.map((rule) => RuleSchema.parse(rule))),
    clearFaults: () => plan.clear(),
    revokeTokens: () => auth.revokeAll(),
    advance: (seconds) => {
      advancedMs += seconds * 1000;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const MAX_BODY_BYTES = 1_000_000;

async function readAsk(request: IncomingMessage): Promise<Ask> {
  const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
  const url = new URL(request.url ?? '/', origin);
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of request) {
    sizeBytes += (piece as Buffer).length;
    if (sizeBytes > MAX_BODY_BYTES) throw new Error('the body is too large');
    pieces.push(piece as Buffer);
  }
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    method: request.method ?? 'GET',
    pathname: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as Record<string, string>,
    params: {},
    body: Buffer.concat(pieces),
    origin,
  };
}

/** The reply that a fault puts in the place of the real one. */
function faultReply(faults: CallFaults, nowMs: number): Reply | null {
  const unauthorized = faults.get('unauthorized');
  if (unauthorized) return { ...refuse('badToken'), status: unauthorized.status };
  const tooMany = faults.get('too-many');
  if (tooMany) return refuse('tooMany', undefined, retryAfter(tooMany, nowMs));
  const status = faults.get('status');
  if (status) {
    const headers = retryAfter({ ...status, asDate: false }, nowMs);
    return { ...refuse('failure', `HTTP ${status.status}`, headers), status: status.status };
  }
  const refused = faults.get('refuse');
  if (refused) {
    const json = refusal(refused.code, refused.message);
    return { ...refuse('failure'), status: 200, content: { kind: 'json', json } };
  }
  const notJson = faults.get('not-json');
  return notJson ? plain(notJson.status, 'text/html', notJson.text) : null;
}

function retryAfter(
  fault: { readonly retryAfterSeconds: number | null; readonly asDate: boolean },
  nowMs: number,
): Record<string, string> {
  if (fault.retryAfterSeconds === null) return {};
  return {
    'retry-after': fault.asDate
      ? new Date(nowMs + fault.retryAfterSeconds * 1000).toUTCString()
      : String(fault.retryAfterSeconds),
  };
}
