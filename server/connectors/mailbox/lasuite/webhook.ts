import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import { jsonIn } from '../../../language/foreign-text.ts'
import { isSameSecret } from '../../../platform/signature.ts'
import type { Webhook, WebhookChannel, WebhookDelivery } from '../../connector.ts'
import { ownOf } from '../access/access.ts'

/**
 * How Messages calls (its page on webhooks at 43e38473, and src/backend/core/mda/dispatch_webhooks.py
 * at 03c401ba): the body is the mail as it came (`format: eml`), and who signed it stands in `Authorization`.
 * - `message.delivered` comes once the mail lies in the mailbox, and once: what fails is logged there and
 *   not repeated. `message.delivering` comes before, again every five minutes for 48 hours, and holds the
 *   mail back meanwhile. Both may come twice: mails are told apart by their Message-ID.
 * - Spam is told as any mail, and marked by a header.
 */
export const webhook: Webhook = {
  carries: true,
  verify: () => null,
  bearsSignature: headers => tokenIn(headers) !== null,
  provesItself: ({ headers, at }, channels) => {
    const token = tokenIn(headers)
    if (token === null) return false
    const proofs = secretsOf(channels).map(secret =>
      isKey(secret) ? isSameKey(token, secret) : claimsSigned(token, secret, at) !== null,
    )
    return proofs.includes(true)
  },
  read,
  text: ({ headers, body }) =>
    isMail(headers) ? `${mailMark}${Buffer.from(body).toString('base64')}` : '',
}

/** Bytes in any charset, or in none, come whole through a text. */
const mailMark = 'eml '

/** What was kept of a delivery; null: it was no mail. */
export const mailKept = (text: string): Buffer | null =>
  text.startsWith(mailMark) ? Buffer.from(text.slice(mailMark.length), 'base64') : null

const isMail = (headers: Headers): boolean =>
  /^message\/rfc822\b/i.test(headers.get('content-type') ?? '')

const tokenIn = (headers: Headers): string | null =>
  /^Bearer ([\w.-]{20,4096})$/.exec(headers.get('authorization') ?? '')?.[1] ?? null

/**
 * Whose secret signed it, and in whose mailbox the mail lies: one webhook may be of a whole domain, and
 * what is in other mailboxes is nobody's business here.
 */
function read(delivery: WebhookDelivery, channels: readonly WebhookChannel[]): number[] | null {
  const token = tokenIn(delivery.headers)
  if (token === null) return null
  // Each is tried, so that the time of the answer tells nothing of any.
  const boxes = new Map(secretsOf(channels).map(one => [one, boxBy(delivery, token, one)]))
  if ([...boxes.values()].every(box => box === null)) return null
  if (/^true$/i.test(delivery.headers.get('x-stmsg-is-spam') ?? '')) return []
  return channels
    .filter(channel => {
      const box = boxes.get(secretOf(channel)) ?? null
      return box !== null && ownOf(channel.config)?.all.has(box.trim().toLowerCase())
    })
    .map(({ id }) => id)
}

const secretOf = ({ secrets }: WebhookChannel): string => secrets.webhook?.trim() ?? ''

const secretsOf = (channels: readonly WebhookChannel[]): string[] => [
  ...new Set(channels.map(secretOf).filter(secret => secret !== '')),
]

/** A key is sent as it is; a secret never is, it signs. */
const isKey = (secret: string) => secret.startsWith('whk_')

function isSameKey(given: string, kept: string): boolean {
  const [one = '', other = ''] = [given, kept].map(text =>
    createHash('sha256').update(text).digest(),
  )
  return isSameSecret(one, other)
}

/** The mailbox that a delivery is of, by that secret; null: it is not of its holder. */
function boxBy(delivery: WebhookDelivery, token: string, secret: string): string | null {
  if (!isKey(secret)) return boxSigned(delivery, token, secret)
  return isSameKey(token, secret) ? (delivery.headers.get('x-stmsg-mailbox') ?? '') : null
}

/** Tokens live five minutes; clocks of village halls may be wrong, and what comes twice changes nothing. */
const skewMs = 15 * 60_000

const header = z.object({ alg: z.literal('HS256') })
const claims = z.object({
  iss: z.literal('messages-webhook'),
  iat: z.number(),
  exp: z.number(),
  /** The mailbox's address. */
  sub: z.string(),
  /** Proves that it signs these very bytes; hexadecimal digits. */
  body_sha256: z.string(),
})

/** RFC 7519, HS256 and nothing else, within its time. */
function claimsSigned(token: string, secret: string, at: number): z.infer<typeof claims> | null {
  const [head = '', payload = '', signature = ''] = token.split('.')
  const ours = createHmac('sha256', secret).update(`${head}.${payload}`).digest()
  if (!isSameSecret(ours, Buffer.from(signature, 'base64url'))) return null
  const jsonOf = (part: string) => jsonIn(Buffer.from(part, 'base64url').toString('utf8'))
  const said = claims.safeParse(jsonOf(payload))
  if (!said.success || !header.safeParse(jsonOf(head)).success) return null
  const { iat, exp } = said.data
  return exp * 1000 >= at - skewMs && iat * 1000 <= at + skewMs ? said.data : null
}

/** With the body’s hash in it. */
function boxSigned({ body, at }: WebhookDelivery, token: string, secret: string): string | null {
  const said = claimsSigned(token, secret, at)
  if (said === null) return null
  const hash = createHash('sha256').update(body).digest('hex')
  return isSameSecret(hash, said.body_sha256) ? said.sub : null
}
