import { pushToBrowser } from '../alerts/send-to-device.ts'
import type { Deps } from '../deps.ts'
import { agendaPath } from '../language/agenda-address.ts'
import type { MailKind } from '../mail/kind.ts'
import { addressIn } from './address.ts'
import {
  type Announcement,
  type Bulletin,
  kindOf,
  news,
  settleReach,
  subscriberIdOf,
  warnings,
} from './broadcast.ts'
import { noticeBody } from './rules.ts'
import { subscriberSentences as say } from './sentences.ts'
import type { NewsPayload } from './shapes.ts'
import { findSubscriber } from './store-subscribers.ts'

/**
 * Tells each browser that residents subscribed what is said under its themes. What nobody can know is sent
 * again, for a notice takes the place of the one of the same post; one that its service says is gone is
 * forgotten.
 */
export function pushesOf(bulletin: Bulletin): MailKind {
  return {
    ...kindOf(bulletin, 'push'),
    wokenBy: ['deliveries'],
    changes: 'deliveries',
    queue: deps => bulletin.queue(deps, 'push'),
    async check(deps, mail, now) {
      return (await bulletin.read(deps, mail, 'push', now)) === null ? null : now
    },
    async write(deps, mails, now) {
      const [mail] = mails
      const content = mail && (await bulletin.read(deps, mail, 'push', now))
      const subscriber = mail && (await findSubscriber(deps.db, subscriberIdOf(mail)))
      if (!content || subscriber === undefined) return null
      const { endpoint = '', p256dh = '', auth = '' } = addressIn(deps, subscriber)
      const notice = noticeOf(deps, content, now)
      const urgency = bulletin.isUrgent ? 'high' : 'normal'
      return {
        mails,
        async send() {
          if (endpoint === '') return { kind: 'failed', reason: say.unreadable, again: false }
          return await pushToBrowser(deps, { endpoint, p256dh, auth }, { ...notice, urgency })
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
}

export const broadcastPushes = pushesOf(news)
export const warningPushes = pushesOf(warnings)

function noticeOf(deps: Deps, content: Announcement, now: number) {
  const { title, words, href, until } = content
  const payload: NewsPayload = {
    v: 1,
    kind: 'news',
    tag: `tambour-post-${content.postId}`,
    title,
    body: `${noticeBody(words, title)}\n${content.commune}`,
    lang: 'fr',
    href: href ?? `${deps.publicUrl}${agendaPath}?commune=${content.communeId}`,
  }
  return {
    payload: JSON.stringify(payload),
    ttl: Math.max(1, Math.ceil((until - now) / 1000)),
    topic: `post-${content.postId}`,
  }
}
