/** The simulated service by its own wire: auth, lists, media with Range, tasks, faults on order. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '@simulator/index';

let simulator: Simulator | null = null;
afterEach(async () => {
  await simulator?.close();
  simulator = null;
});

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  simulator = await startSimulator(options);
  return simulator;
}

async function tokenOf(service: Simulator): Promise<string> {
  const answer = await ask(service, '/V2/auth', null, {
    method: 'POST',
    body: JSON.stringify({ email: service.email, password: service.password, type: 'email' }),
  });
  return answer.json.data.access_token;
}

interface Row {
  readonly ticket: string;
  readonly timestamp: number;
  readonly type: number;
  readonly device_cid: string;
  readonly driver_name: string | null;
  readonly name: string;
}

/** All answers at once: a wrong guess at one of them is a failing test. */
interface Wire {
  readonly result: boolean;
  readonly code: string;
  readonly message: string;
  readonly count: number;
  readonly data: readonly Row[] & {
    readonly access_token: string;
    readonly fleets: readonly unknown[];
    readonly videos: readonly { readonly video_url: string }[];
  };
  readonly summary: { readonly event_category: readonly { readonly count: number }[] };
  readonly trend: readonly unknown[];
}

async function ask(service: Simulator, path: string, token: string | null, init: RequestInit = {}) {
  const response = await fetch(`${service.url}${path}`, {
    ...init,
    headers: {
      'x-api-key': service.apiKey,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(init.headers as Record<string, string> | undefined),
    },
  });
  const text = await response.text();
  return { response, text, json: JSON.parse(text) as Wire };
}

async function firstVideoUrl(service: Simulator, token: string): Promise<string> {
  const list = await ask(service, '/V2/events?limit=1&order=ASC', token);
  const ticket = list.json.data[0]?.ticket ?? '';
  const assets = await ask(service, `/V2/event/${ticket}/video`, token);
  return assets.json.data.videos[0]?.video_url ?? '';
}

describe('who may ask', () => {
  it('refuses a wrong key, a wrong password and a missing token, each in its own way', async () => {
    const service = await start({ events: 3 });
    const wrongKey = await ask(service, '/V2/events', null, { headers: { 'x-api-key': 'no' } });
    expect([wrongKey.response.status, wrongKey.json.message]).toEqual([403, 'Invalid API key']);
    const wrongPassword = await ask(service, '/V2/auth', null, {
      method: 'POST',
      body: JSON.stringify({ email: service.email, password: 'not this one', type: 'email' }),
    });
    expect(wrongPassword.response.status).toBe(401);
    expect(wrongPassword.json.result).toBe(false);
    expect(wrongPassword.json.code).not.toBe('S00000');
    const noToken = await ask(service, '/V2/events', null);
    expect(noToken.response.status).toBe(401);
  });

  it('revokes the old token when the fleet is switched, and lists fleets without a valid id', async () => {
    const service = await start({ events: 3 });
    const token = await tokenOf(service);
    const form = new FormData();
    form.set('fleet_id', '999');
    const listed = await ask(service, '/V2/auth/token-switch', token, {
      method: 'POST',
      body: form,
    });
    expect(listed.json.data.fleets).toHaveLength(2);
    expect(listed.json.data.access_token).toBeUndefined();
    form.set('fleet_id', '2');
    const switched = await ask(service, '/V2/auth/token-switch', token, {
      method: 'POST',
      body: form,
    });
    const second = switched.json.data.access_token;
    expect((await ask(service, '/V2/events', token)).response.status).toBe(401);
    const events = await ask(service, '/V2/events', second);
    expect(events.json.data[0]?.ticket).toMatch(/^SYN2-/);
  });

  it('lets tokens expire by its own time', async () => {
    const service = await start({ events: 3, scenario: { tokenSeconds: 60 } });
    const token = await tokenOf(service);
    expect((await ask(service, '/V2/events', token)).response.status).toBe(200);
    service.advance(61);
    expect((await ask(service, '/V2/events', token)).response.status).toBe(401);
  });
});

describe('events', () => {
  it('holds five a page by default and covers the whole list without gap or overlap', async () => {
    const service = await start({ events: 503 });
    const token = await tokenOf(service);
    expect((await ask(service, '/V2/events', token)).json.data).toHaveLength(5);
    const tickets: string[] = [];
    for (let offset = 0; ; offset += 100) {
      const page = await ask(service, `/V2/events?limit=100&offset=${offset}&order=ASC`, token);
      expect(page.json.count).toBe(503);
      if (page.json.data.length === 0) break;
      tickets.push(...page.json.data.map((event) => event.ticket));
    }
    expect(new Set(tickets).size).toBe(503);
    expect(tickets).toHaveLength(503);
  });

  it('filters by time, type, device and keyword, and orders both ways', async () => {
    const service = await start({ events: 800 });
    const token = await tokenOf(service);
    const all = (await ask(service, '/V2/events?limit=1000&order=ASC', token)).json.data;
    const times = all.map((event) => event.timestamp);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const down = (await ask(service, '/V2/events?limit=1000&order=DESC', token)).json.data;
    expect(down.map((event) => event.timestamp)).toEqual([...times].reverse());

    const [since, until] = [times[100] ?? 0, times[200] ?? 0];
    const some = all.slice(300, 302);
    const devices = [...new Set(some.map((event) => event.device_cid))];
    const count = async (query: string) =>
      (await ask(service, `/V2/events?${query}`, token)).json.count;
    expect(await count(`since=${since}&until=${until}`)).toBe(
      all.filter(({ timestamp }) => timestamp >= since && timestamp <= until).length,
    );
    expect(await count('type=1,4,22')).toBe(
      all.filter(({ type }) => [1, 4, 22].includes(type)).length,
    );
    expect(await count(`device_cids=${devices.join(',')}`)).toBe(
      all.filter((event) => devices.includes(event.device_cid)).length,
    );
    expect(await count('keyword=ada')).toBe(
      all.filter(({ driver_name, name }) =>
        `${driver_name ?? ''} ${name}`.toLowerCase().includes('ada'),
      ).length,
    );
  });

  it('is the same fleet for the same seed', async () => {
    const clock = { now: () => Date.UTC(2026, 9, 26) };
    const first = await start({ events: 50, seed: 7, clock });
    const one = await ask(first, '/V2/events?limit=50', await tokenOf(first));
    await first.close();
    const second = await start({ events: 50, seed: 7, clock });
    const two = await ask(second, '/V2/events?limit=50', await tokenOf(second));
    expect(two.json.data).toEqual(one.json.data);
  });

  it('forgets a discarded event', async () => {
    const service = await start({ events: 5 });
    const token = await tokenOf(service);
    const ticket = (await ask(service, '/V2/events', token)).json.data[0]?.ticket;
    await ask(service, `/V2/event/${ticket}`, token, { method: 'DELETE' });
    expect((await ask(service, `/V2/event/${ticket}`, token)).response.status).toBe(404);
    expect((await ask(service, '/V2/events', token)).json.count).toBe(4);
  });
});

describe('media', () => {
  it('serves ranges that add up to the whole, with 206, 416 and If-Range', async () => {
    const service = await start({ events: 5 });
    const url = await firstVideoUrl(service, await tokenOf(service));
    const whole = await fetch(url);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(whole.headers.get('content-length')).toBe(String(bytes.length));
    expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
    const etag = whole.headers.get('etag') ?? '';

    const tail = await fetch(url, { headers: { range: 'bytes=1000-', 'if-range': etag } });
    expect(tail.status).toBe(206);
    expect(tail.headers.get('content-range')).toBe(
      `bytes 1000-${bytes.length - 1}/${bytes.length}`,
    );
    expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(1000))).toBe(true);

    const beyond = await fetch(url, { headers: { range: `bytes=${bytes.length}-` } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([
      416,
      `bytes */${bytes.length}`,
    ]);
    const changed = await fetch(url, { headers: { range: 'bytes=1000-', 'if-range': '"other"' } });
    expect(changed.status).toBe(200);
    expect((await changed.arrayBuffer()).byteLength).toBe(bytes.length);
    const head = await fetch(url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
  });

  it('refuses forged and expired links', async () => {
    const service = await start({ events: 5, scenario: { mediaUrlSeconds: 60 } });
    const url = await firstVideoUrl(service, await tokenOf(service));
    expect((await fetch(url.replace(/signature=./, 'signature=x'))).status).toBe(403);
    expect((await fetch(url)).status).toBe(200);
    service.advance(62);
    const late = await fetch(url);
    expect([late.status, await late.text()]).toEqual([
      403,
      expect.stringContaining('Request has expired'),
    ]);
  });

  it('goes wrong exactly on the ordered calls', async () => {
    const service = await start({ events: 5 });
    const url = await firstVideoUrl(service, await tokenOf(service));
    const size = Number((await fetch(url, { method: 'HEAD' })).headers.get('content-length'));
    service.order([
      { path: '/media/*', from: 2, to: 2, fault: { kind: 'truncate', afterBytes: 100 } },
      { path: '/media/*', from: 3, to: 3, fault: { kind: 'no-range' } },
      { path: '/media/*', from: 4, to: 4, fault: { kind: 'changed-etag' } },
      { path: '/media/*', from: 5, to: 5, fault: { kind: 'wrong-length', byBytes: 10 } },
      { path: '/media/*', from: 6, to: 6, fault: { kind: 'gone' } },
      { path: '/media/*', from: 7, to: 7, fault: { kind: 'no-length' } },
    ]);
    const good = await fetch(url);
    expect((await good.arrayBuffer()).byteLength).toBe(size);
    await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow();
    expect((await fetch(url, { headers: { range: 'bytes=5-' } })).status).toBe(200);
    expect((await fetch(url)).headers.get('etag')).not.toBe(good.headers.get('etag'));
    await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow();
    expect((await fetch(url)).status).toBe(410);
    const chunked = await fetch(url);
    expect(chunked.headers.get('content-length')).toBeNull();
    expect((await chunked.arrayBuffer()).byteLength).toBe(size);
  });

  it('stalls without closing', async () => {
    const service = await start({ events: 5 });
    const url = await firstVideoUrl(service, await tokenOf(service));
    service.order([{ path: '/media/*', fault: { kind: 'stall', afterBytes: 50 } }]);
    const response = await fetch(url);
    const reader = response.body?.getReader();
    let received = 0;
    while (received < 50) received += (await reader?.read())?.value?.length ?? 0;
    expect(received).toBe(50);
    const next = reader?.read().then(
      () => 'more',
      () => 'broken',
    );
    expect(
      await Promise.race([next, new Promise((done) => setTimeout(done, 200, 'silence'))]),
    ).toBe('silence');
  });
});

describe('safety report', () => {
  it('groups days by the asked zone and counts what the list holds', async () => {
    const service = await start({ events: 400 });
    const token = await tokenOf(service);
    const { json } = await ask(
      service,
      '/V2/analytics/safety?since=0&until=9999999999&tz=UTC',
      token,
    );
    const counted = json.summary.event_category.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(400);
    expect(json.trend).toHaveLength(4);
    const dates = async (tz: string) =>
      JSON.stringify(
        (await ask(service, `/V2/analytics/safety?since=0&until=9999999999&tz=${tz}`, token)).json
          .trend,
      );
    expect(await dates('Pacific%2FKiritimati')).toBe(await dates('%2B14:00'));
    expect(await dates('Pacific%2FKiritimati')).not.toBe(JSON.stringify(json.trend));
  });
});
