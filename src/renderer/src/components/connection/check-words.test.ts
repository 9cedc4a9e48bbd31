/** Tests of the connection test's words. */
import { CONNECTION_STEPS, type ConnectionStepState } from '@shared/domain/connection-check';
import { describeError, type ErrorCode } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { adviceFor, stepTitle, summaryOf } from './check-words';

const failed = (step: ConnectionStepState['step'], code: ErrorCode): ConnectionStepState => ({
  step,
  outcome: 'failed',
  seen: '',
  error: describeError(code),
});

describe('advice', () => {
  it('names the guess on which a step depends, and says that it is one', () => {
    const advice = adviceFor(failed('event', 'service.not-found'));
    expect(advice?.fields.map(({ id }) => id)).toEqual(['paths.event']);
    expect(advice?.text).toContain('our guess, not confirmed');
  });

  it('does not call a documented path a guess', () => {
    const advice = adviceFor(failed('events', 'service.not-found'));
    expect(advice?.fields.map(({ id }) => id)).toEqual(['paths.events']);
    expect(advice?.text).not.toContain('guess');
  });

  it('does not blame the profile for a server that is away', () => {
    const advice = adviceFor(failed('event', 'network.timeout'));
    expect(advice).toEqual({ text: describeError('network.timeout').nextStep, fields: [] });
  });

  it('has something to do for every step, and nothing for one that worked', () => {
    for (const step of CONNECTION_STEPS) {
      expect(stepTitle(step)).not.toBe('');
      expect(adviceFor(failed(step, 'service.refused'))?.text).not.toBe('');
      expect(adviceFor({ step, outcome: 'worked', seen: 'x', error: null })).toBeNull();
    }
  });
});

describe('summary', () => {
  const steps = (...outcomes: ConnectionStepState['outcome'][]): readonly ConnectionStepState[] =>
    outcomes.map((outcome) => ({ step: 'events', outcome, seen: '', error: null }));

  it('counts what worked, failed and was skipped', () => {
    expect(summaryOf({ status: 'done', steps: steps('worked', 'worked') })).toBe(
      'All 2 steps worked.',
    );
    expect(summaryOf({ status: 'done', steps: steps('worked', 'failed', 'skipped') })).toBe(
      '1 of 3 steps worked, 1 failed, 1 skipped.',
    );
    expect(summaryOf({ status: 'cancelled', steps: steps('worked', 'skipped') })).toBe(
      'Cancelled: 1 of 2 steps worked, 1 not tried.',
    );
  });
});
