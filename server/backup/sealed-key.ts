import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from 'node:crypto'
import { promisify } from 'node:util'

/**
 * scrypt, with the memory that OWASP asks for at least (128 MB: N = 2^17, r = 8, p = 1;
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html).
 */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

/** The passphrase is not the one that sealed the key, or what is sealed was changed. */
export class WrongPassphrase extends Error {}

/** An installation's key for the person who knows the passphrase: `v1.` salt, nonce, tag and text, base64url. */
export async function sealKey(key: Buffer, passphrase: string): Promise<string> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(passphrase, salt), nonce)
  const text = Buffer.concat([cipher.update(key), cipher.final()])
  const parts = [salt, nonce, cipher.getAuthTag(), text]
  return ['v1', ...parts.map(part => part.toString('base64url'))].join('.')
}

/** @throws WrongPassphrase */
export async function unsealKey(sealed: string, passphrase: string): Promise<Buffer> {
  const [version, ...parts] = sealed.split('.')
  const [salt, nonce, tag, text] = parts.map(part => Buffer.from(part, 'base64url'))
  if (version !== 'v1' || !salt || !nonce || !tag || !text) throw new WrongPassphrase()
  const opening = await keyFrom(passphrase, salt)
  try {
    const decipher = createDecipheriv('aes-256-gcm', opening, nonce)
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(text), decipher.final()])
  } catch (error) {
    throw new WrongPassphrase('not this passphrase', { cause: error })
  }
}

const derived = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** By a thread of the pool: it takes a third of a second, in which everybody else is answered. */
async function keyFrom(passphrase: string, salt: Buffer): Promise<Buffer> {
  return await derived(passphrase.normalize('NFC'), salt, 32, cost)
}
