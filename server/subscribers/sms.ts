import { accessRefused } from '../channels/call.ts'
import { channelById } from '../channels/rows.ts'
import type { Outcome } from '../connectors/connector.ts'
import type { Deps } from '../deps.ts'
import { sentenceOf, sentenceText } from '../language/sentence.ts'
import type { MailKind, MailPatch, MailRow } from '../mail/kind.ts'
import { mailAgainAt } from '../mail/rules.ts'
import type { MailOutcome } from '../platform/mailer.ts'
import { publishedAs } from '../publishing/publication.ts'
import { addressIn } from './address.ts'
import { type Bulletin, kindOf, news, subscriberIdOf, warnings } from './broadcast.ts'
import { subscriberSentences as say } from './sentences.ts'
import { insertSent } from './store-sms.ts'
import { findSubscriber } from './store-subscribers.ts'

/** What came of an attempt, with what its provider calls it, by which a receipt is known. */
type SmsOutcome = MailOutcome & { remoteId?: string; channelId?: number }

/** Until then, ms, what was sent is seen by who looks for it. */
const lookAfterMs = 60_000
/** So often one looks for what may have left; then a person must. */
const mostLooks = 5

/**
 * Sends each number that was given to the commune what is said under its themes. What may have left is
 * looked for at the provider, and sent again only where it certainly is not there.
 */
export function textsOf(bulletin: Bulletin): MailKind {
  return {
    ...kindOf(bulletin, 'sms'),
    wokenBy: ['deliveries'],
    changes: 'deliveries',
    queue: deps => bulletin.queue(deps, 'sms'),
    async check(deps, mail, now) {
      return (await bulletin.read(deps, mail, 'sms', now)) === null ? null : now
    },
    async write(deps, mails, now) {
      const [mail] = mails
      const content = mail && (await bulletin.read(deps, mail, 'sms', now))
      const subscriber = mail && (await findSubscriber(deps.db, subscriberIdOf(mail)))
      if (!content || subscriber === undefined) return null
      const { address = '' } = addressIn(deps, subscriber)
      const { connector, call, publication: published } = await publishedAs(deps, content.id)
      const { instead, channelId } = content
      const publication =
        instead === null ? published : { text: instead, link: null, images: [], event: null }
      const { reach, findReached } = connector.audience ?? {}
      const isInDoubt = mail.reason !== null && sentenceOf(mail.reason).key === say.inDoubt.key
      return {
        mails,
        async send(): Promise<SmsOutcome> {
          if (address === '' || reach === undefined) {
            return { kind: 'failed', reason: say.unreadable, again: false }
          }
          // Its receipt tells of what was published, and of nothing else.
          const counted = instead === null ? { channelId } : {}
          if (isInDoubt && findReached !== undefined) {
            const since = content.publishedAt ?? 0
            const found = await findReached(call, address, publication, mail.messageId, since)
            if (found.kind === 'found') {
              return { kind: 'sent', remoteId: found.remoteId, ...counted }
            }
            if (found.kind === 'unclear') return { kind: 'unknown', reason: found.reason }
          }
          const outcome = await reach(call, address, publication, mail.messageId)
          const settled = await settledAs(deps, outcome, channelId)
          return settled.kind === 'sent' ? { ...settled, ...counted } : settled
        },
      }
    },
    ownWay: {
      // A long message waits for each of its parts.
      leaseMs: 5 * 60_000,
      atOnce: 4,
      settle: (_deps, transaction, mail, outcome: SmsOutcome, now) => {
        return settleText(transaction, mail, outcome, now)
      },
    },
  }
}

export const broadcastTexts = textsOf(news)
export const warningTexts = textsOf(warnings)

async function settledAs(deps: Deps, outcome: Outcome, channelId: number): Promise<SmsOutcome> {
  if (outcome.kind === 'published') {
    return { kind: 'sent', remoteId: outcome.remoteId }
  }
  const { kind, reason } = outcome
  if (kind === 'unknown') return { kind, reason }
  if (kind === 'reauthorize') {
    const channel = await channelById(deps.db, channelId)
    if (channel !== undefined) await accessRefused(deps, channel, reason)
    return { kind: 'failed', reason, again: true, refusesAccess: true }
  }
  if (outcome.retryAt === null) return { kind, reason, again: false }
  return { kind, reason, again: true, afterMs: outcome.retryAt - deps.clock.now() }
}

async function settleText(
  db: Deps['db'],
  mail: MailRow,
  outcome: SmsOutcome,
  now: number,
): Promise<MailPatch> {
  if (outcome.kind === 'sent') {
    const { remoteId = '', channelId } = outcome
    if (channelId !== undefined) {
      const about = { communeId: mail.communeId, deliveryId: Number(mail.subject), channelId }
      const subscriberId = subscriberIdOf(mail)
      await insertSent(db, { ...about, subscriberId, remoteId, state: 'sent', at: now })
    }
    return { state: 'sent', reason: null, nextAt: null, sentAt: now }
  }
  const reason = sentenceText(outcome.reason)
  if (outcome.kind === 'unknown') {
    if (mail.attempts > mostLooks) return { state: 'unconfirmed', reason, nextAt: null }
    return { state: 'failed', reason: sentenceText(say.inDoubt), nextAt: now + lookAfterMs }
  }
  const at = outcome.again ? mailAgainAt(mail.attempts, now) : null
  const nextAt = at === null ? null : Math.max(at, now + (outcome.afterMs ?? 0))
  return { state: 'failed', reason, nextAt }
}
