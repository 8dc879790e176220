import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import { writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { digestSentences } from './sentences.ts'
import { removeRecipient } from './store/digest.ts'

/** What an unsubscribe link is for: one address, one commune, nothing else. */
export type Subscription = { communeId: number; email: string }

const payloadShape = z.tuple([z.int(), z.string()])

/** The link in a reader's mail. It needs no account and never expires. */
export function unsubscribeLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  subscription: Subscription,
): string {
  const payload = Buffer.from(
    JSON.stringify([subscription.communeId, subscription.email]),
  ).toString('base64url')
  const token = `${payload}.${signature(deps, payload)}`
  return `${deps.publicUrl}/api/digest/unsubscribe?token=${token}`
}

/** @throws Refusal (`bad-request`) when the link was not made here, or was cut short. */
export function readUnsubscribeToken(deps: Pick<Deps, 'secrets'>, token: string): Subscription {
  const [payload = '', given = ''] = token.split('.')
  const expected = Buffer.from(signature(deps, payload))
  const received = Buffer.from(given)
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    throw new Refusal('bad-request', digestSentences.linkCutShort)
  }
  const [communeId, email] = payloadShape.parse(
    JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
  )
  return { communeId, email }
}

/** Takes the link's address off the readers; asked twice, it changes nothing more. */
export async function unsubscribe(
  deps: Pick<Deps, 'db' | 'clock' | 'secrets' | 'changes'>,
  token: string,
): Promise<{ commune: string; email: string }> {
  const { communeId, email } = readUnsubscribeToken(deps, token)
  const { name } = await communeOf(deps, communeId)
  const removed = await deps.db.transaction().execute(async db => {
    if (!(await removeRecipient(db, communeId, email))) return false
    await writeJournal(db, {
      communeId,
      at: deps.clock.now(),
      actor: email,
      action: 'digest.unsubscribed',
      subject: 'digest',
    })
    return true
  })
  if (removed) deps.changes.tell(communeId, 'commune')
  return { commune: name, email }
}

function signature(deps: Pick<Deps, 'secrets'>, payload: string): string {
  return createHmac('sha256', deps.secrets.derive('digest-unsubscribe'))
    .update(payload)
    .digest('base64url')
}
