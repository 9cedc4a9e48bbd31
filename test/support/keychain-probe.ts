/** A process of its own that asks for the keychain and prints what it was told. */
import { createSecretStore } from '@main/platform/secret-store';
import { silentLog } from '@main/platform/log';
import { AppError } from '@shared/errors';

async function probe(): Promise<void> {
  const store = createSecretStore('Roadproof test', silentLog);
  const told = await store.get('x').catch((error: unknown) => {
    return error instanceof AppError ? error.code : 'another error';
  });
  console.log(JSON.stringify([await store.available(), told]));
}

void probe();
