/** Times at a place: zone and summer time named, through the night in which the clocks go back. */
import { describe, expect, it } from 'vitest';
import {
  clockChangeNear,
  clockChangeWords,
  formatAtPlace,
  zoneOffsetMinutes,
  zoneWords,
} from './place-time';

const PLACE = 'Europe/Amsterdam';
const CHANGE = Date.UTC(2026, 9, 25, 1, 0, 0);

describe('times at a place', () => {
  it('names offset, abbreviation and zone', () => {
    expect(zoneWords(CHANGE - 1, PLACE)).toBe('UTC+2 (CEST), Europe/Amsterdam');
    expect(zoneWords(CHANGE, PLACE)).toBe('UTC+1 (CET), Europe/Amsterdam');
    expect(zoneWords(CHANGE, 'America/Los_Angeles')).toBe('UTC-7 (PDT), America/Los_Angeles');
    expect(zoneWords(CHANGE, null)).toContain('this computer’s zone');
  });

  it('tells the two 02:30s of the night of the change apart', () => {
    const first = formatAtPlace(CHANGE - 30 * 60_000, CHANGE, PLACE);
    const second = formatAtPlace(CHANGE + 30 * 60_000, CHANGE, PLACE);
    expect(first).toBe('Sun 25 Oct, 02:30:00 UTC+2 (CEST), Europe/Amsterdam');
    expect(second).toBe('Sun 25 Oct, 02:30:00 UTC+1 (CET), Europe/Amsterdam');
  });

  it('knows offsets with half hours and west of UTC', () => {
    expect(zoneOffsetMinutes(CHANGE, 'Asia/Kolkata')).toBe(330);
    expect(zoneOffsetMinutes(CHANGE + 59_999, 'America/New_York')).toBe(-240);
  });

  it('finds the change to the minute, and says which hour came twice', () => {
    expect(clockChangeNear(CHANGE - 3_600_000, PLACE)).toEqual({
      atMs: CHANGE,
      beforeMinutes: 120,
      afterMinutes: 60,
    });
    expect(clockChangeWords(CHANGE - 3_600_000, PLACE)).toBe(
      'Clocks there went back from 03:00 to 02:00 (UTC+2 to UTC+1). Local times from 02:00 to 03:00 came twice. This moment is before the change.',
    );
    expect(clockChangeWords(Date.UTC(2026, 2, 29, 2), PLACE)).toContain('did not happen');
    expect(clockChangeNear(Date.UTC(2026, 9, 20), PLACE)).toBeNull();
  });
});
