/** What the sign-in form holds and what must be right before anything is sent. */
import type { SignInInput } from '@shared/ipc/requests/fleet-requests';

export type SignInErrors = Partial<Record<'baseUrl' | 'apiKey' | 'email' | 'password', string>>;

/** Adds `https://` to a bare host name, as people type it. */
export function completeUrl(typed: string): string {
  const text = typed.trim();
  if (text === '' || /^[a-z]+:\/\//i.test(text)) return text;
  return `https://${text}`;
}

/** `URL.canParse` came after Chromium 114. */
function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function urlError(baseUrl: string): string | null {
  if (baseUrl.trim() === '') return 'Enter the server address your provider gave you.';
  const url = parseUrl(completeUrl(baseUrl));
  if (!url) return 'This is not a web address.';
  const { protocol, hostname } = url;
  if (protocol === 'https:') return null;
  const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (protocol === 'http:' && local) return null;
  return 'Use an https:// address, so that nobody else can read your password.';
}

export function checkSignIn(input: SignInInput): SignInErrors {
  const errors: SignInErrors = {};
  const badUrl = urlError(input.baseUrl);
  if (badUrl !== null) errors.baseUrl = badUrl;
  if (input.apiKey.trim() === '') errors.apiKey = 'Enter the API key.';
  if (input.email.trim() === '') errors.email = 'Enter your e-mail address.';
  else if (!/^\S+@\S+$/.test(input.email.trim())) errors.email = 'This is not an e-mail address.';
  if (input.password === '') errors.password = 'Enter your password.';
  return errors;
}

/** As sent: trimmed, with a whole address; the password is never touched. */
export function toSend(input: SignInInput): SignInInput {
  return {
    ...input,
    baseUrl: completeUrl(input.baseUrl),
    apiKey: input.apiKey.trim(),
    email: input.email.trim(),
  };
}
