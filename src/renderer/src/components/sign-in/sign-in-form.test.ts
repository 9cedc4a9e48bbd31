/** Tests of what must be right before a sign-in is sent. */
import { describe, expect, it } from 'vitest';
import { checkSignIn, completeUrl, toSend } from './sign-in-form';

const GOOD = {
  baseUrl: 'fleet.example.com',
  apiKey: ' key ',
  email: ' a@example.com ',
  password: ' with spaces ',
  staySignedIn: true,
};

describe('sign-in form', () => {
  it('takes a bare host name and trims all but the password', () => {
    expect(checkSignIn(GOOD)).toEqual({});
    expect(toSend(GOOD)).toEqual({
      baseUrl: 'https://fleet.example.com',
      apiKey: 'key',
      email: 'a@example.com',
      password: ' with spaces ',
      staySignedIn: true,
    });
  });

  it('names every empty field', () => {
    const errors = checkSignIn({
      baseUrl: '',
      apiKey: ' ',
      email: '',
      password: '',
      staySignedIn: false,
    });
    expect(Object.keys(errors).sort()).toEqual(['apiKey', 'baseUrl', 'email', 'password']);
  });

  it.each(['http://fleet.example.com', 'ftp://fleet.example.com', 'https://'])(
    'refuses %s',
    (baseUrl) => {
      expect(checkSignIn({ ...GOOD, baseUrl }).baseUrl).toBeDefined();
    },
  );

  it.each(['http://127.0.0.1:8080', 'http://localhost:1', 'https://a.example'])(
    'takes %s',
    (baseUrl) => {
      expect(checkSignIn({ ...GOOD, baseUrl }).baseUrl).toBeUndefined();
      expect(completeUrl(baseUrl)).toBe(baseUrl);
    },
  );
});
