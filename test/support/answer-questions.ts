/** Answers what the app asks in dialogs of the system. */
import type { RunningApp } from './electron-app';

/** The first button of a question before quitting. */
export const QUIT = 0;
export const KEEP_WORKING = 1;

/** Whatever is asked from now on is answered at once. @returns the questions so far, when called */
export async function answerWith(
  { app }: RunningApp,
  response: number,
): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ dialog }, answer) => {
    const questions: string[] = [];
    Object.assign(globalThis, { questions });
    dialog.showMessageBox = (...asked: unknown[]) => {
      questions.push(JSON.stringify(asked.at(-1)));
      return Promise.resolve({ response: answer, checkboxChecked: false });
    };
  }, response);
  return () => app.evaluate(() => (globalThis as unknown as { questions: string[] }).questions);
}
