import { describe, expect, test } from 'vitest';
import { NO_WORK, quitQuestion } from './quit-question';

describe('what is asked before quitting', () => {
  test('nothing, when nothing would be stopped', () => {
    expect(quitQuestion(NO_WORK)).toBeNull();
  });

  test('names the one thing that is under way, and what becomes of it', () => {
    const packages = quitQuestion({ ...NO_WORK, packages: 1 });
    expect(packages?.message).toBe('A hand-over is running.');
    expect(packages?.detail).toContain('1 package is not whole yet. Quitting stops it:');
    const importing = quitQuestion({ ...NO_WORK, importing: true });
    expect(importing?.message).toBe('An import is running.');
    expect(importing?.detail).toContain('incidents that are whole stay');
    const clips = quitQuestion({ ...NO_WORK, clips: 2 });
    expect(clips?.message).toBe('A clip or redacted copy is being made.');
    expect(clips?.detail).toContain('2 files are not whole yet. Quitting stops them:');
    for (const question of [packages, importing, clips]) {
      expect(question).toMatchObject({ yes: 'Quit and stop it', no: 'Keep working' });
    }
  });

  test('names all of it in one question', () => {
    const question = quitQuestion({ packages: 3, importing: true, clips: 1 });
    expect(question).toMatchObject({
      message:
        'A hand-over is running. An import is running. A clip or redacted copy is being made.',
      yes: 'Quit and stop all of it',
      no: 'Keep working',
    });
    expect(question?.detail.split('\n\n')).toEqual([
      expect.stringContaining('3 packages are not whole yet'),
      expect.stringContaining('Quitting stops the import'),
      expect.stringContaining('1 file is not whole yet'),
    ]);
  });
});
