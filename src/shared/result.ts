/** The one shape in which anything crosses a process border: data or a described failure, never a throw. */
import type { AppErrorData } from './errors';

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppErrorData };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed<T = never>(error: AppErrorData): Result<T> {
  return { ok: false, error };
}
