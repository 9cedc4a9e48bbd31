/** AES-256 in counter mode with WinZip's little-endian counter, which no library call offers as such. */
import { createCipheriv, type Cipher } from 'node:crypto';

const BLOCK_BYTES = 16;
const WORDS_A_BLOCK = 4;
const TWO_TO_32 = 0x1_0000_0000;
/**
 * Big enough that one native call encrypts many counters, small enough to stay in the cache and for the
 * result, which is a new buffer each time, to come from memory that was used before.
 */
const STEP_BYTES = 64 * 1024;

/**
 * The key stream is the encrypted counter (ECB over 1, 2, 3, …), put over the bytes by exclusive or. The
 * counters' words and the bytes are combined in the machine's own order, which does not matter to either.
 */
export class LittleEndianCtr {
  readonly #cipher: Cipher;
  readonly #counters = new Uint32Array(STEP_BYTES / 4);

  /** @param key 32 bytes. */
  constructor(key: Uint8Array) {
    this.#cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  }

  /**
   * Encrypts or decrypts in place.
   * @param bytes start at a multiple of 4 in their memory.
   * @param position of the first byte in the stream, a multiple of 16.
   */
  apply(bytes: Uint8Array, position: number): void {
    for (let done = 0; done < bytes.length; done += STEP_BYTES) {
      const part = bytes.subarray(done, Math.min(done + STEP_BYTES, bytes.length));
      this.#combine(part, (position + done) / BLOCK_BYTES);
    }
  }

  #combine(part: Uint8Array, firstBlock: number): void {
    const stream = this.#stream(Math.ceil(part.length / BLOCK_BYTES), firstBlock);
    const wholeWords = part.length >>> 2;
    const words = new Uint32Array(part.buffer, part.byteOffset, wholeWords);
    const streamWords = aligned(stream, wholeWords);
    for (let word = 0; word < wholeWords; word += 1) {
      words[word] = (words[word] ?? 0) ^ (streamWords[word] ?? 0);
    }
    for (let byte = wholeWords * 4; byte < part.length; byte += 1) {
      part[byte] = (part[byte] ?? 0) ^ (stream[byte] ?? 0);
    }
  }

  #stream(blocks: number, firstBlock: number): Buffer {
    const counters = this.#counters;
    for (let block = 0; block < blocks; block += 1) {
      // The counter begins at one.
      const count = firstBlock + block + 1;
      counters[block * WORDS_A_BLOCK] = count % TWO_TO_32;
      counters[block * WORDS_A_BLOCK + 1] = Math.floor(count / TWO_TO_32);
    }
    return this.#cipher.update(new Uint8Array(counters.buffer, 0, blocks * BLOCK_BYTES));
  }
}

function aligned(stream: Buffer, words: number): Uint32Array {
  if (stream.byteOffset % 4 === 0) return new Uint32Array(stream.buffer, stream.byteOffset, words);
  return new Uint32Array(stream.buffer.slice(stream.byteOffset), 0, words);
}
