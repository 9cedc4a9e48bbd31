/** Signing in, checking the token, switching the fleet, signing out. */
import { AppError } from '@shared/errors';
import type { Fleet } from '@shared/domain/session';
import { z } from 'zod';
import type { RawAnswer } from './call';
import type { Connection } from './connection';
import { flagField, isRecord, listField, numberField, required, textField } from './fields';
import { readRecords } from './records';
import type { SignInAnswer } from './types';

/** @throws AppError `service.wrong-key`, `wrong-password`, `not-an-api`, `no-token`, `network.*`… */
export async function signIn(
  connection: Connection,
  account: { readonly email: string; readonly password: string },
  signal?: AbortSignal,
): Promise<SignInAnswer> {
  const raw = await connection.call(
    {
      path: 'signIn',
      method: 'POST',
      json: { email: account.email, password: account.password, type: 'email' },
      auth: 'sign-in',
      repeatable: true,
    },
    signal,
  );
  const token = findToken(raw);
  if (token === null) throw new AppError('service.no-token');
  return { token, fleets: readFleets(raw) };
}

/** Resolves when the token is good. @throws AppError `service.signed-out` when it is not. */
export async function verifyToken(connection: Connection, signal?: AbortSignal): Promise<void> {
  await connection.call(
    { path: 'verifyToken', method: 'GET', auth: 'token', repeatable: true },
    signal,
  );
}

/**
 * Moves on to another fleet. The answer's token replaces the present one, which is revoked; so this
 * is never sent twice. @throws AppError `service.refused` when the service does not know the fleet.
 */
export async function switchFleet(
  connection: Connection,
  fleetId: number,
  signal?: AbortSignal,
): Promise<SignInAnswer> {
  const raw = await connection.call(
    {
      path: 'switchFleet',
      method: 'POST',
      form: { fleet_id: String(fleetId) },
      auth: 'token',
      repeatable: false,
    },
    signal,
  );
  const token = findToken(raw);
  const fleets = readFleets(raw);
  if (token !== null) return { token, fleets };
  if (fleets.length === 0) throw new AppError('service.no-token');
  throw new AppError('service.refused', { detail: 'The service does not know this fleet.' });
}

/** The fleets of this account; the token stays as it is. */
export async function listFleets(
  connection: Connection,
  signal?: AbortSignal,
): Promise<readonly Fleet[]> {
  const raw = await connection.call(
    { path: 'switchFleet', method: 'POST', form: {}, auth: 'token', repeatable: true },
    signal,
  );
  return readFleets(raw);
}

export async function signOut(connection: Connection, signal?: AbortSignal): Promise<void> {
  await connection.call(
    { path: 'signOut', method: 'GET', auth: 'token', repeatable: false },
    signal,
  );
}

/** In the order of likelihood; which one it is nobody outside knows. */
function findToken({ body, authorization }: RawAnswer): string | null {
  const data = isRecord(body['data']) ? body['data'] : {};
  const header = authorization?.trim().split(/\s+/).pop() ?? null;
  for (const place of [data['access_token'], data['token'], body['access_token'], header]) {
    const token = textField.parse(place);
    if (token !== null) return token;
  }
  return null;
}

const FleetSchema = z.object({
  id: required(numberField, 'is missing').refine(Number.isInteger, 'is no whole number'),
  name: textField,
  depth: numberField,
  current: flagField,
});

function readFleets({ body }: RawAnswer): readonly Fleet[] {
  const data = isRecord(body['data']) ? body['data'] : {};
  return readRecords(listField.parse(data['fleets']), FleetSchema).good.map(({ value }) => ({
    fleetId: value.id,
    name: value.name ?? `Fleet ${value.id}`,
    depth: Math.max(0, value.depth ?? 0),
  }));
}
