import type { AudienceWay } from '../connectors/audience.ts'
import { plainSpelling } from '../connectors/rules/sms-text.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import type { MailRow } from '../mail/kind.ts'
import { queueMails } from '../mail/outbox.ts'
import { triedWithout } from '../mail/rows.ts'
import { deliveriesOf } from '../publishing/rows.ts'
import {
  type Bulletin,
  kindOf,
  subscriberIdOf,
  subscriberReader,
  warnings,
} from '../subscribers/broadcast.ts'
import { mailsOf } from '../subscribers/mail.ts'
import { pushesOf } from '../subscribers/push.ts'
import { broadcastContent, isSubscribed } from '../subscribers/rows.ts'
import { mailNewsMs, newsMs } from '../subscribers/rules.ts'
import { subscriberSentences } from '../subscribers/sentences.ts'
import { textsOf } from '../subscribers/sms.ts'
import { endOf } from './rules-warning.ts'
import { findWarning, liftedSince } from './store.ts'

/** What was leaving when a warning was taken back is known to be out within this, ms. */
const leavingMs = 5_000

/**
 * Tells those whom a warning reached that it is over, each of them once: who may have it as well as who
 * has. What is leaving while it is taken back is told of as soon as it has left.
 */
export const warningEnd: Bulletin = {
  name: 'broadcast-end',
  isUrgent: true,
  async queue(deps, way) {
    const { db, clock, connectors } = deps
    const now = clock.now()
    const kind = kindOf(warningEnd, way)
    let isLeaving = false
    for (const { communeId, postId, endChannels } of await liftedSince(db, now - newsMs)) {
      const channels: number[] = JSON.parse(endChannels ?? '[]')
      const rows = (await deliveriesOf(db, communeId, { postIds: [postId] })).filter(
        ({ channelId, connector }) =>
          channels.includes(channelId) && connectors[connector]?.audience?.way === way,
      )
      const subjects = rows.map(({ id }) => String(id))
      const tried = await triedWithout(db, kindOf(warnings, way), kind, subjects)
      isLeaving ||= tried.some(({ state }) => state === 'sending')
      const reached = tried.filter(mail => mayHaveIt(mail, way))
      for (const [subject, mails] of Map.groupBy(reached, mail => mail.subject)) {
        const readers = mails.map(mail => subscriberReader(subscriberIdOf(mail)))
        await queueMails(deps, db, kind, { communeId, subject, nextAt: now }, readers)
      }
    }
    return isLeaving ? now + leavingMs : null
  },
  async read({ db }, mail, way, now) {
    const content = await broadcastContent(db, Number(mail.subject))
    if (content === undefined) return null
    const warning = await findWarning(db, content.communeId, content.postId)
    if (warning === undefined || warning.liftedAt === null || warning.liftedText === null)
      return null
    const until = warning.liftedAt + (way === 'mail' ? mailNewsMs : newsMs)
    if (until <= now || !(await isSubscribed(db, subscriberIdOf(mail), content.channelId)))
      return null
    const end = endOf(warning.text, warning.liftedText)
    const instead = endText(way, end)
    return { ...content, ...end, href: null, instead, until }
  },
}

/** Whether a warning may be with its reader: what was refused for certain is not. */
function mayHaveIt({ state, reason, nextAt }: MailRow, way: AudienceWay): boolean {
  if (state === 'sent' || state === 'unconfirmed') return true
  if (state !== 'dropped' && (state !== 'failed' || nextAt === null)) return false
  if (way === 'sms') return sentenceOrNull(reason)?.key === subscriberSentences.inDoubt.key
  // What nobody can know of a push is tried again, and is no longer since its warning was taken back.
  return way === 'push'
}

/** As it is sent whole, without a title of its own. */
export function endText(way: AudienceWay, { title, words }: ReturnType<typeof endOf>): string {
  const text = `${title}\n${words}`
  return way === 'sms' ? plainSpelling(text) : text
}

export const endMails = [pushesOf(warningEnd), mailsOf(warningEnd), textsOf(warningEnd)]
