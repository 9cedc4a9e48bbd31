import { expect, test } from 'vitest';
import { FIRST_SAVE_RULE, saveRuleFits, type RuleFacts } from './save-rule';

const RULE = { ...FIRST_SAVE_RULE, on: true };
const incident = (facts: Partial<RuleFacts>): RuleFacts => ({
  typeName: 'Lane departure',
  group: 'adas',
  severityLevel: 1,
  ...facts,
});

test('the first rule takes collisions of any severity, and anything from level 2', () => {
  const fits = saveRuleFits(RULE);
  expect(fits(incident({}))).toBe(false);
  expect(fits(incident({ typeName: 'IMPACT ' }))).toBe(true);
  expect(fits(incident({ typeName: 'Collision', severityLevel: null }))).toBe(true);
  expect(fits(incident({ severityLevel: 2 }))).toBe(true);
  expect(fits(incident({ severityLevel: null }))).toBe(false);
});

test('a whole group, and no severity at all', () => {
  const fits = saveRuleFits({ on: true, typeNames: [], groups: ['dms'], minSeverity: null });
  expect(fits(incident({ group: 'dms' }))).toBe(true);
  expect(fits(incident({ severityLevel: 9 }))).toBe(false);
});

test('a rule that is off fits nothing', () => {
  expect(saveRuleFits({ ...RULE, on: false })(incident({ typeName: 'Impact' }))).toBe(false);
});
