import { pushToBrowser } from '../alerts/send-to-device.ts'
import type { Deps } from '../deps.ts'
import { agendaPath } from '../language/agenda-address.ts'
import type { MailKind } from '../mail/kind.ts'
import { addressIn } from './address.ts'
import {
  announcementOf,
  broadcastKind,
  queueBroadcasts,
  settleReach,
  subscriberIdOf,
  toBroadcast,
} from './broadcast.ts'
import { newsMs, noticeBody } from './rules.ts'
import { subscriberSentences as say } from './sentences.ts'
import type { NewsPayload } from './shapes.ts'
import type { BroadcastContent } from './store/broadcasts.ts'
import { findSubscriber } from './store/subscribers.ts'

/**
 * Tells each browser that residents subscribed what was published under its themes. What nobody can know
 * is sent again, for a notice takes the place of the one of the same post; one that its service says is
 * gone is forgotten.
 */
export const broadcastPushes: MailKind = {
  kind: broadcastKind('push'),
  wokenBy: ['deliveries'],
  changes: 'deliveries',
  async queue(deps) {
    await queueBroadcasts(deps, 'push')
    return null
  },
  async check(deps, mail, now) {
    return (await toBroadcast(deps, mail, now)) === null ? null : now
  },
  async write(deps, mails, now) {
    const [mail] = mails
    const content = mail && (await toBroadcast(deps, mail, now))
    const subscriber = mail && (await findSubscriber(deps.db, subscriberIdOf(mail)))
    if (!content || subscriber === undefined) return null
    const { endpoint = '', p256dh = '', auth = '' } = addressIn(deps, subscriber)
    return {
      mails,
      async send() {
        if (endpoint === '') return { kind: 'failed', reason: say.unreadable, again: false }
        return await pushToBrowser(deps, { endpoint, p256dh, auth }, noticeOf(deps, content))
      },
    }
  },
  ownWay: {
    leaseMs: 60_000,
    atOnce: 50,
    settle: (_deps, transaction, mail, outcome, now) =>
      settleReach(
        transaction,
        mail,
        // It is shown once, however often it comes.
        outcome.kind === 'unknown' ? { ...outcome, kind: 'failed', again: true } : outcome,
        now,
      ),
  },
}

function noticeOf(deps: Deps, content: BroadcastContent) {
  const { title, text, href } = announcementOf(deps, content)
  const payload: NewsPayload = {
    v: 1,
    kind: 'news',
    tag: `tambour-post-${content.postId}`,
    title,
    body: `${noticeBody(text, title)}\n${content.commune}`,
    lang: 'fr',
    href: href ?? `${deps.publicUrl}${agendaPath}?commune=${content.communeId}`,
  }
  return {
    payload: JSON.stringify(payload),
    ttl: newsMs / 1000,
    topic: `post-${content.postId}`,
    urgency: 'normal',
  } as const
}
