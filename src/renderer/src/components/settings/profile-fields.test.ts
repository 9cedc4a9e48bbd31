/** Tests of the API profile as a form. */
import { DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import { describe, expect, it } from 'vitest';
import { PROFILE_GROUPS, parseTexts, severityFields, toTexts } from './profile-fields';

describe('profile form', () => {
  it('offers every entry of the profile', () => {
    const offered = [
      ...PROFILE_GROUPS.flatMap((group) => group.fields),
      ...severityFields(DEFAULT_API_PROFILE),
    ].map((field) => field.id);
    expect(offered.sort()).toEqual(Object.keys(toTexts(DEFAULT_API_PROFILE)).sort());
  });

  it('comes back unchanged, and changed where it was edited', () => {
    const texts = toTexts(DEFAULT_API_PROFILE);
    expect(parseTexts(texts)).toEqual({ ok: true, profile: DEFAULT_API_PROFILE });
    const edited = parseTexts({
      ...texts,
      'paths.event': ' /V3/event/{ticket} ',
      'tripUnits.distance': 'km',
    });
    expect(edited.ok && edited.profile.paths.event).toBe('/V3/event/{ticket}');
    expect(edited.ok && edited.profile.tripUnits.distance).toBe('km');
  });

  it('names the fields that are wrong', () => {
    const texts = {
      ...toTexts(DEFAULT_API_PROFILE),
      'paths.event': 'event',
      apiKeyHeader: 'a b',
      'tripUnits.time': 'h',
    };
    const parsed = parseTexts(texts);
    expect(parsed.ok ? [] : Object.keys(parsed.errors).sort()).toEqual([
      'apiKeyHeader',
      'paths.event',
      'tripUnits.time',
    ]);
  });
});
