import { expect, test } from 'vitest';
import { answerFingerprint, answerText } from './service-answer';

const answer = {
  uq: 'one',
  data: {
    nmea_url: 'https://m.example/track.nmea?sig=SECRET&exp=1',
    videos: [{ video_url: 'https://m.example/a.mp4?sig=SECRET', title: 'why? https://x' }],
  },
};

test('signatures are taken out of every address, and it says where', () => {
  const text = answerText({
    receivedAtMs: 0,
    url: 'https://s.example/e?since=1',
    headers: {},
    answer,
  });
  expect(text).not.toContain('SECRET');
  expect(JSON.parse(text)).toMatchObject({
    receivedAt: '1970-01-01T00:00:00.000Z',
    url: 'https://s.example/e?since=1',
    addressesShortened: ['data.nmea_url', 'data.videos[0].video_url'],
    answer: { data: { videos: [{ title: 'why? https://x' }] } },
  });
});

test('answers that differ only in signatures and request id are the same', () => {
  const later = JSON.parse(
    JSON.stringify(answer).replaceAll('SECRET', 'OTHER').replace('one', 'two'),
  ) as unknown;
  expect(answerFingerprint(later)).toBe(answerFingerprint(answer));
  expect(answerFingerprint({ ...answer, data: {} })).not.toBe(answerFingerprint(answer));
});
