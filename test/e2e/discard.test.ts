/** Discarding in the cloud, from the inspector: refused without a reason, then done and marked. */
import { expect, it } from 'vitest';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { useApp } from '../support/app-of-file';
import { openDemoFleet } from '../support/demo';

const running = useApp('discard');

it('puts an incident on legal hold, which bars the discard, and releases it', async () => {
  const { page } = running;
  await openDemoFleet(page);
  await page.getByRole('row').filter({ hasText: 'Drowsiness' }).click();
  const inspector = page.getByRole('complementary', { name: 'Incident' });
  await inspector.getByRole('heading', { name: 'Drowsiness' }).waitFor();
  const more = inspector.getByRole('button', { name: 'More actions' });
  const dialog = page.getByRole('dialog');

  await more.click();
  await page.getByRole('menuitem', { name: /put on legal hold/i }).click();
  await dialog.getByLabel('Your name').fill('Ada Adjuster');
  await dialog.getByLabel('Reason').fill('Claim CLM-7, suit expected');
  await dialog.getByRole('button', { name: 'Put on hold' }).click();
  await inspector.getByText('Legal hold').waitFor();

  await more.click();
  const discard = page.getByRole('menuitem', { name: /discard in the cloud/i });
  expect(await discard.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('menuitem', { name: /release the legal hold/i }).click();
  await dialog.getByText('Claim CLM-7, suit expected').waitFor();
  await dialog.getByLabel('Reason').fill('Settled');
  await dialog.getByRole('button', { name: 'Release the hold' }).click();
  await inspector.getByText('Legal hold').waitFor({ state: 'detached' });
});

it('asks for a name and a reason, then marks the incident and keeps it in the list', async () => {
  const { page } = running;
  await page.getByRole('row').filter({ hasText: 'Drowsiness' }).click();
  const inspector = page.getByRole('complementary', { name: 'Incident' });
  await inspector.getByRole('heading', { name: 'Drowsiness' }).waitFor();
  const dialog = page.getByRole('dialog');
  const ask = async (): Promise<void> => {
    await inspector.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /discard in the cloud/i }).click();
    await dialog.getByText(/cannot be undone/i).waitFor();
  };
  // No tip of the cross lies over the dialog and takes the first Escape.
  await ask();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await ask();
  await dialog.getByText(/Not saved here: .*video/).waitFor();
  const confirm = dialog.getByRole('button', { name: 'Discard for good' });
  await dialog.getByLabel('Your name').fill('Ada Adjuster');
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByLabel('Reason').fill('A yawn, not drowsiness');
  await confirm.click();
  await inspector.getByText('Discarded in the cloud').first().waitFor();

  const { rows, total } = await running.ask('incidents:query', {
    ...EMPTY_QUERY,
    typeNames: ['drowsiness'],
  });
  expect(total).toBe(1);
  expect(rows[0]?.discardedAtMs).not.toBeNull();
  expect(await running.ask('settings:get', undefined)).toMatchObject({ userName: 'Ada Adjuster' });
});
