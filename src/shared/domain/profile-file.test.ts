/** Tests of the API profile's file: there and back, and every way in which it can be wrong. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { DEFAULT_API_PROFILE } from './api-profile';
import { readProfileFile, writeProfileFile } from './profile-file';

const fileWith = (profile: unknown, version: unknown = 1): string =>
  JSON.stringify({ format: 'roadproof-api-profile', version, profile });

function refusalOf(text: string): AppError {
  try {
    readProfileFile(text);
  } catch (caught) {
    if (caught instanceof AppError) return caught;
  }
  throw new Error('it was read');
}

describe('the profile file', () => {
  it('comes back as it was written', () => {
    const profile = {
      ...DEFAULT_API_PROFILE,
      apiKeyHeader: 'x-other-key',
      tokenScheme: '',
      paths: { ...DEFAULT_API_PROFILE.paths, event: '/V3/incident/{ticket}' },
      severityNames: { '1': 'Low', '4': 'Fatal' },
      tripUnits: { distance: 'km', time: 'min' } as const,
    };
    expect(readProfileFile(writeProfileFile(profile))).toEqual(profile);
  });

  it('keeps our guess for what it leaves out', () => {
    const read = readProfileFile(fileWith({ paths: { events: '/V9/events' } }));
    expect(read.paths.events).toBe('/V9/events');
    expect(read.paths.event).toBe(DEFAULT_API_PROFILE.paths.event);
    expect(read.apiKeyHeader).toBe(DEFAULT_API_PROFILE.apiKeyHeader);
  });

  it.each([
    ['no JSON', 'not JSON'],
    ['[]', 'JSON object'],
    ['{"version":1,"profile":{}}', '“format”'],
    [fileWith({}, 'one'), '“version”'],
    [fileWith('x'), '“profile”'],
    [fileWith({ apiKeyHeader: 'a b' }), '“apiKeyHeader”'],
    [fileWith({ paths: { event: 'V2/event' } }), '“paths.event”'],
    [fileWith({ paths: { evnt: '/V2/event' } }), '“paths.evnt”'],
    [fileWith({ tripUnits: { distance: 'miles' } }), '“tripUnits.distance”'],
    [fileWith({ header: 'x' }), '“header”'],
  ])('names what is wrong with %s', (text, named) => {
    const refusal = refusalOf(text);
    expect(refusal.code).toBe('profile.unreadable');
    expect(refusal.detail).toContain(named);
  });

  it('says that a newer file needs a newer program', () => {
    expect(refusalOf(fileWith({}, 2)).code).toBe('profile.newer');
  });
});
