import { expect, it } from 'vitest';
import { readPkcs12 } from './read-pkcs12';

/**
 * A key made for this test alone, by `openssl pkcs12 -export`: one file of some hundreds which, opened with the
 * passphrase in the wrong encoding, decrypts to rubbish that has valid padding.
 */
const LOOKS_DECRYPTED = [
  'MIIEDAIBAzCCA8IGCSqGSIb3DQEHAaCCA7MEggOvMIIDqzCCAmIGCSqGSIb3DQEHBqCCAlMwggJPAgEAMIICSAYJKoZIhvcN',
  'AQcBMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAib7bZg+UDoDwICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQME',
  'ASoEEBahcXjz7G040v8gsfN3mIOAggHgd2N8HmIZNjFvHsQb5NalG/RXsjTwQFdsOstSwq3XA7l6bW6UC8y8gXC492ekQH4J',
  'Zkebkik6Lr5hcQIp148XFll1bXIsf+zQBKOjAyYR5swfGOF5lEXiU9BBQ3O3tID1H9z1pC2UR++Rnmfh6/QXY0dOzM+7JYab',
  'v3eQjDypRtyRfu/yUHkQCBloYDCXaDWV7KTN/WeSGfI5opRkza/1M5rutkERXwDJOm2hRRy1vcbKEdjLUQrqsBWLzs+/hurq',
  'Y5B9fHM67Rgcp+EATebMqDK+4IO9v5bktOVcXtHOydDAQHZY57dYo02mVjNeBBrcoqvZ3C6s/dWg32NFMc7NwhaqCUtE7pBw',
  'R2icMz6PLRKmVpM9hmHgaLcwRYHOl/+vbBt6deyG3RkAavz59+n9CC0vXfxPd7ikNE/uyds7N4+Od6KxPZpbGqB6uR7i5dur',
  'MWK0rLsHdnObA0AubJvc+XQcvMn8tP5eJXFkmGvPj26NQH9CBjI8VQzcdSbaTbirogSrgiJDRXLN+AVp1iNfbaXGlHD0OWnF',
  'X9FD++7ymjfnXrLQo1xdi4xmqbzujWehbSwrPWOZYzu0M5vGnGE0sP9qLxpH9YbWgZaqONdxZP0eqN16JwOgtEYbeiK1ttgJ',
  'MIIBQQYJKoZIhvcNAQcBoIIBMgSCAS4wggEqMIIBJgYLKoZIhvcNAQwKAQKgge8wgewwVwYJKoZIhvcNAQUNMEowKQYJKoZI',
  'hvcNAQUMMBwECORaDbsThWCkAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQD/T+Fha8ED7oL5zLh4YdIQSBkHtW',
  'pLfhF+i4ZxopNFaYnwnaY99qV+de/4Z+3L+mRaoCeg8eOWf4bOcdYZDaPPx370Eqdfi9TreBghnMiSiYJaY69ueB8ECKpcl5',
  'QQO630H/aEWHCrL/+xO1gdys2TYz4U5n3PAOPWA1ucVo1xp3jTr+HPaw3zMwZY18cGGcttBsZfagzrKXK0WlMf6I8NeUHjEl',
  'MCMGCSqGSIb3DQEJFTEWBBT8Z20Y1UZF6KOn1zJ0REO7x+0w+jBBMDEwDQYJYIZIAWUDBAIBBQAEIBLfwew9bxeXdDVkkK95',
  'va60+NczxmXWgwWyo4iuHDadBAiTnA2dqAXFZgICCAA=',
].join('');

it('opens a file whose first, wrong decryption looks right', () => {
  const { certificatesDer } = readPkcs12({
    bytes: Buffer.from(LOOKS_DECRYPTED, 'base64'),
    passphrase: 'pass phrase é',
    nowMs: Date.UTC(2030, 0, 1),
  });
  expect(certificatesDer).toHaveLength(1);
});
