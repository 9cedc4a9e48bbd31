import { expect, test } from 'vitest';
import { keptUrl } from './kept-url';

test('keeps what was asked for', () => {
  const asked =
    'https://s.example/V2/events?since=1&until=2&offset=0&limit=200&sort=time&order=ASC';
  expect(keptUrl(asked)).toBe(asked);
});

test('user names, passwords, tokens, signatures and fragments go', () => {
  expect(
    keptUrl('https://ada:SECRET@s.example:8443/V2/event/A1?token=SECRET&since=1&sig=SECRET#SECRET'),
  ).toBe('https://s.example:8443/V2/event/A1?since=1');
});
