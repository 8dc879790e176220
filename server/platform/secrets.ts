import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { Refusal } from './refusal.ts'
import { platformSentences } from './sentences.ts'

/** Encrypts what a channel must keep secret. What is sealed for one subject opens for no other. */
export type SecretBox = {
  seal(values: Record<string, string>, subject: string): string
  /** @throws Refusal when the key is not the one that sealed it. */
  open(sealed: string, subject: string): Record<string, string>
  /** A key of its own for another use, 32 bytes, base64url. */
  derive(purpose: string): string
}

/** AES-256-GCM; `v1.` nonce, tag and text in base64url. `key` is 32 bytes. */
export function createSecretBox(key: Buffer): SecretBox {
  return {
    seal(values, subject) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(Buffer.from(subject))
      const sealed = Buffer.concat([cipher.update(JSON.stringify(values), 'utf8'), cipher.final()])
      return ['v1', nonce, cipher.getAuthTag(), sealed]
        .map(part => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.')
    },
    open(sealed, subject) {
      const [version, nonce, tag, text] = sealed.split('.')
      if (version !== 'v1' || !nonce || !tag || text === undefined) throw unreadable()
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
        decipher.setAAD(Buffer.from(subject))
        decipher.setAuthTag(Buffer.from(tag, 'base64url'))
        const clear = Buffer.concat([
          decipher.update(Buffer.from(text, 'base64url')),
          decipher.final(),
        ])
        return JSON.parse(clear.toString('utf8'))
      } catch (error) {
        throw unreadable(error)
      }
    },
    derive: purpose => createHmac('sha256', key).update(purpose).digest('base64url'),
  }
}

/** What was sealed; nothing where it was destroyed, or does not open with this key any more. */
export function openOrNone(
  box: Pick<SecretBox, 'open'>,
  sealed: string,
  subject: string,
): Record<string, string> {
  if (sealed === '') return {}
  try {
    return box.open(sealed, subject)
  } catch (error) {
    if (error instanceof Refusal) return {}
    throw error
  }
}

function unreadable(cause?: unknown): Refusal {
  const refusal = new Refusal('unavailable', platformSentences.secretsUnreadable)
  refusal.cause = cause
  return refusal
}
