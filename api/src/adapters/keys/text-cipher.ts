import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { TextCipher } from '../../application/audit/sealed-mail.ts';

const cipherName = 'aes-256-gcm';
const tagBytes = 16;

/** AES-256-GCM under a key of 32 bytes as base64url. */
export const textCipher: TextCipher = {
  seal(key, text) {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(cipherName, Buffer.from(key, 'base64url'), nonce);
    const parts = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return {
      nonce: nonce.toString('base64url'),
      text: Buffer.concat(parts).toString('base64url'),
    };
  },
  open(key, sealed) {
    const whole = Buffer.from(sealed.text, 'base64url');
    const options = { authTagLength: tagBytes };
    try {
      const nonce = Buffer.from(sealed.nonce, 'base64url');
      const decipher = createDecipheriv(cipherName, Buffer.from(key, 'base64url'), nonce, options);
      decipher.setAuthTag(whole.subarray(-tagBytes));
      const parts = [decipher.update(whole.subarray(0, -tagBytes)), decipher.final()];
      return Buffer.concat(parts).toString('utf8');
    } catch {
      return undefined;
    }
  },
};
