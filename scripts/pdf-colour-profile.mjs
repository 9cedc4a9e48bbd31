/** Puts the colour profile that pdfkit reads from beside its own source into the bundle, where there is no such file. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const READING = 'fs.readFileSync(ICC_PROFILE_PATH)';

/** @returns {import('vite').Plugin} */
export function pdfColourProfile() {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfkit'));
  return {
    name: 'pdf-colour-profile',
    async transform(code, id) {
      if (dirname(id) !== folder || !code.includes('ICC_PROFILE_PATH')) return null;
      if (!code.includes(READING))
        throw new Error('pdfkit reads its colour profile in another way');
      const profile = await readFile(join(folder, 'data/sRGB_IEC61966_2_1.icc'), 'base64');
      return { code: code.replace(READING, `Buffer.from('${profile}', 'base64')`), map: null };
    },
  };
}
