import type { Deps } from '../deps.ts'
import { linesAt } from '../hours/measure.ts'
import type { Language } from '../language/sentence.ts'
import { excerptOf } from '../language/text.ts'
import type { MailRow } from '../mail/kind.ts'
import { inChargeIn } from '../messages/store/handling.ts'
import { languageOf } from '../people/memberships.ts'
import { answererOf } from '../people/store/members.ts'
import { heldIn } from './alert-round.ts'
import { deviceIdOf } from './device-way.ts'
import { alertOf, noticeOf, waitingNow } from './mail.ts'
import { leftText, placeOf } from './mail-content.ts'
import { alertTexts, pushTexts } from './mail-texts.ts'
import type { DeviceMessage } from './send-to-device.ts'
import type { PushPayload } from './shapes.ts'
import { countOpen, quoteOf } from './store-alerts.ts'
import { linesOfNotices } from './store-notices.ts'

/** For how long a telephone that is not there is still told, seconds: somebody late waits all the same. */
const leastTtl = 600
const mostTtl = 86_400

/** What a notice tells one person; null: nobody of it waits any more. */
export async function waitingMessage(
  deps: Deps,
  mail: MailRow,
  now: number,
): Promise<DeviceMessage | null> {
  const { db } = deps
  const { communeId, userId } = mail
  const alert = await alertOf(deps, mail)
  if (alert === null) return null
  const { notice, rules } = alert
  const { measure } = rules
  const lang = await languageOf(deps, userId)
  const raised = (await linesOfNotices(db, [notice])).get(notice) ?? []
  const conversations = new Set(raised.map(({ conversationId }) => conversationId))
  // A notice about several takes the place of the one before: so it tells of everybody.
  const lines = conversations.size === 1 ? alert.lines : await waitingNow(deps, communeId)
  const [first] = lines
  if (first === undefined) return null
  const isOne = new Set(lines.map(({ conversationId }) => conversationId)).size === 1
  const message = isOne ? alert.lines[0] : undefined
  const inCharge = await inChargeIn(db, lines)
  const places = lines.map(line => {
    const name = inCharge.get(line.conversationId)?.name ?? null
    return placeOf({ ...line, inCharge: name }, lang)
  })
  const { calendar, zone, commune } = measure
  const target = linesAt(measure, first.channelId, first.openedAt)
  const officeMs = calendar.officeMs(first.openedAt, now)
  const isToday = zone.dayOf(first.openedAt) === zone.dayOf(now)
  const since = pushTexts.since(first.openedAt, commune.zone, isToday)[lang]
  const left = first.inDoubt
    ? alertTexts.inDoubt[lang]
    : `${since} ${leftText({ officeMs, ...target })[lang]}`
  const quote = await quoted(deps, mail, message?.messageId, lang)
  const payload: PushPayload = {
    v: 1,
    kind: 'waiting',
    id: notice,
    commune: communeId,
    tag: tagOf(communeId, [...conversations]),
    title: alertTexts.title(lines.length)[lang],
    body: [...new Set(places)].slice(0, mostPlaces).concat(left, quote).join('\n'),
    lang,
    href: message === undefined ? '/' : `/messages/${message.conversationId}`,
    conversation: message?.conversationId ?? null,
    message: message?.messageId ?? null,
    badge: await countOpen(db, communeId),
    actions: {
      reply: pushTexts.reply[lang],
      take: pushTexts.take[lang],
      noReply: pushTexts.noReply[lang],
    },
  }
  const endsAt = calendar.deadline(first.openedAt, target.targetMs) ?? now
  const ttl = Math.ceil((endsAt - now) / 1000)
  const id = `alert-${notice}-${deviceIdOf(mail)}`
  return { id, payload, ttl: Math.min(mostTtl, Math.max(leastTtl, ttl)) }
}

const mostPlaces = 3

/** By the notice as it was raised, so that what is told of it later finds it. */
function tagOf(communeId: number, conversations: readonly number[]): string {
  const [only] = conversations
  return conversations.length === 1 ? `tambour-alert-${only}` : `tambour-alert-commune-${communeId}`
}

/** Why there is nothing to do any more. */
export async function settledMessage(deps: Deps, mail: MailRow): Promise<DeviceMessage> {
  const { db } = deps
  const { communeId, userId } = mail
  const notice = noticeOf(mail.subject)
  const lines = (await linesOfNotices(db, [notice])).get(notice) ?? []
  const inCharge = await inChargeIn(db, lines)
  const open = lines.filter(({ isWaiting }) => isWaiting)
  const [by] = open.flatMap(({ conversationId }) => inCharge.get(conversationId) ?? [])
  const held = await heldIn(db, communeId, deps.clock.now())
  const [hold] = open.flatMap(({ conversationId }) => held.get(conversationId) ?? [])
  const over = hold === undefined ? pushTexts.settled : pushTexts.held(hold.words)
  const lang = await languageOf(deps, userId)
  const payload: PushPayload = {
    v: 1,
    kind: 'settled',
    commune: communeId,
    tag: tagOf(communeId, [...new Set(lines.map(({ conversationId }) => conversationId))]),
    text: (hold !== undefined || by === undefined ? over : pushTexts.taken(by.name))[lang],
    lang,
    badge: await countOpen(db, communeId),
  }
  return { id: `settled-${notice}-${deviceIdOf(mail)}`, payload, ttl: leastTtl }
}

const mostSigns = 120

/** How many wait in a commune: what stands on the application's icon. */
export async function badgeOf({ db }: Pick<Deps, 'db'>, communeId: number): Promise<number> {
  return await countOpen(db, communeId)
}

/** What a device shows of some words; null: none, or its person chose to be shown none. */
export async function excerptFor(
  { db }: Pick<Deps, 'db'>,
  { communeId, userId }: Pick<MailRow, 'communeId' | 'userId'>,
  text: string,
): Promise<string | null> {
  const person = await answererOf(db, communeId, userId)
  return person?.alertQuotes === 1 ? excerptOf(text, mostSigns) : null
}

/** Who wrote and the first words, if this person chose to be shown them. */
async function quoted(
  deps: Pick<Deps, 'db'>,
  mail: MailRow,
  messageId: number | undefined,
  lang: Language,
): Promise<string[]> {
  if (messageId === undefined) return []
  const quote = await quoteOf(deps.db, messageId)
  const words = await excerptFor(deps, mail, quote?.text ?? '')
  if (quote === undefined || words === null) return []
  return quote.name === null ? [words] : [pushTexts.quote(quote.name, words)[lang]]
}
