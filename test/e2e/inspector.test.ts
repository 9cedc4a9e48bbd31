/** The inspector beside the list: values are copied, events that the service links open each other. */
import { expect, it } from 'vitest';
import { useApp } from '../support/app-of-file';
import { openDemoFleet } from '../support/demo';

const COLLISION = 'EV20261021074213VAN07';
const REMOTE_CLIP = 'RC20261021053701VAN07';

const running = useApp('inspector', async () => {
  await openDemoFleet(running.page);
});

const inspector = () => running.page.getByRole('complementary', { name: 'Incident' });
const clipboard = (): Promise<string> =>
  running.app.evaluate(({ clipboard: system }) => system.readText());

it('linked events open each other', async () => {
  await running.page.getByRole('row').filter({ hasText: /37:01/ }).click();
  await inspector().getByRole('heading', { name: 'Remote clip' }).waitFor();
  await inspector().getByRole('button', { name: COLLISION }).click();
  await inspector().getByRole('heading', { name: 'Impact' }).waitFor();
  await inspector()
    .getByRole('button', { name: /Remote clip/ })
    .click();
  await inspector().getByRole('heading', { name: 'Remote clip' }).waitFor();
});

it('copies what it shows', async () => {
  await inspector().getByRole('button', { name: 'Copy linked ticket' }).click();
  await expect.poll(clipboard).toBe(COLLISION);
  await inspector().getByRole('button', { name: 'Copied' }).waitFor();
  await inspector().getByRole('button', { name: 'Copy ticket', exact: true }).click();
  await expect.poll(clipboard).toBe(REMOTE_CLIP);
});
