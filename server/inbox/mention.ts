import { alertRulesOf } from '../alerts/alert-round.ts'
import { deviceOf, deviceReader, deviceWay, sendOrGone } from '../alerts/device-way.ts'
import { graceMs, watchOf } from '../alerts/mail.ts'
import { placeOf } from '../alerts/mail-content.ts'
import { badgeOf, excerptFor } from '../alerts/push-content.ts'
import type { DeviceMessage } from '../alerts/send-to-device.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { mailsAbout } from '../mail/rows.ts'
import { findConversation, type ListedConversation } from '../messages/store/conversations.ts'
import { userNames } from '../messages/store/messages.ts'
import { communeOf } from '../people/commune.ts'
import { languageOf } from '../people/memberships.ts'
import { devicesOf } from '../people/store/devices.ts'
import { answererOf, answerersOf } from '../people/store/members.ts'
import { mentionContent, mentionTexts } from './mention-content.ts'
import { findNote, mentionsOf } from './store/notes.ts'

export type MentionDeps = Pick<Deps, 'publicUrl' | 'mailer' | 'log'>

const pushKind = 'mention-device'

/**
 * Has those told whom a note mentions, but who wrote it: on their devices, and who has none by mail. Each
 * is told once of a note, however often it is changed. Inside the transaction that writes it.
 */
export async function tellMentioned(
  deps: MentionDeps,
  db: Db,
  { id, communeId }: Pick<Row<'note'>, 'id' | 'communeId'>,
  { userIds, by, at }: { userIds: readonly string[]; by: string | null; at: number },
): Promise<void> {
  const subject = String(id)
  const notified = [
    ...(await mailsAbout(db, mentionPushes, subject)),
    ...(await mailsAbout(db, mentionMails, subject)),
  ].map(({ userId }) => userId)
  const people = (await answerersOf(db, communeId)).filter(
    one => userIds.includes(one.id) && one.id !== by && !notified.includes(one.id),
  )
  const devices = await devicesOf(
    db,
    people.map(one => one.id),
  )
  const about = { communeId, subject, nextAt: at }
  await queueMails(deps, db, mentionPushes, about, devices.map(deviceReader))
  const withDevice = new Set(devices.map(({ userId }) => userId))
  const others = people.filter(one => !withDevice.has(one.id))
  if (deps.mailer !== null) {
    await queueMails(deps, db, mentionMails, about, others.map(accountReader))
  } else if (others.length > 0) deps.log.warn({ communeId, note: id }, 'mention-not-told')
}

/** What a mail of these is about, as far as it is still true; null: it is not. */
async function mentionOf(
  { db }: Pick<Deps, 'db'>,
  { communeId, subject, userId }: MailRow,
): Promise<{ note: Row<'note'>; conversation: ListedConversation; by: string | null } | null> {
  const note = await findNote(db, communeId, Number(subject))
  if (note === undefined || note.removedAt !== null) return null
  const isMentioned = (await mentionsOf(db, [note.id])).some(({ id }) => id === userId)
  const mayAnswer = (await answererOf(db, communeId, userId)) !== undefined
  const conversation = await findConversation(db, communeId, note.conversationId)
  if (!isMentioned || !mayAnswer || conversation === undefined) return null
  const by =
    note.userId === null ? undefined : (await userNames(db, [note.userId])).get(note.userId)
  return { note, conversation, by: by ?? null }
}

/**
 * As an alert it rings while the mairie is open and while its reader is on call; else it waits for the
 * next such time. Where no hours are known, none are quiet.
 */
async function check(deps: Pick<Deps, 'db'>, mail: MailRow, now: number): Promise<number | null> {
  const mention = await mentionOf(deps, mail)
  if (mention === null) return null
  const watch = watchOf(await alertRulesOf(deps.db, mail.communeId), mail)
  const writtenAt = mention.note.editedAt ?? mention.note.createdAt
  const isFresh = now >= writtenAt && now - writtenAt < 2 * graceMs
  if (isFresh && watch.isWatched(writtenAt)) return now
  return watch.reach(now, 0) ?? now
}

const hrefOf = ({ conversationId, id }: Row<'note'>) => `/messages/${conversationId}#note-${id}`

/** Tells somebody on their devices that a note mentions them; if none took it, a mail goes in their place. */
export const mentionPushes: MailKind = {
  kind: pushKind,
  wokenBy: ['messages'],
  changes: 'alerts',
  check,
  async write(deps, mails) {
    const [mail] = mails
    const mention = mail && (await mentionOf(deps, mail))
    if (!mention) return null
    const { note, conversation, by } = mention
    const { communeId } = mail
    const lang = await languageOf(deps, mail.userId)
    const words = await excerptFor(deps, mail, note.text)
    const message: DeviceMessage = {
      id: `mention-${note.id}-${mail.recipient}`,
      ttl: 86_400,
      payload: {
        v: 1,
        kind: 'mention',
        id: note.id,
        commune: communeId,
        tag: `tambour-note-${note.id}`,
        title: mentionTexts.title(by)[lang],
        body: [placeOf({ ...conversation, inCharge: null }, lang), words ?? []].flat().join('\n'),
        lang,
        href: hrefOf(note),
        badge: await badgeOf(deps, communeId),
      },
    }
    const device = await deviceOf(deps, mail)
    return { mails, send: () => sendOrGone(deps, device, message) }
  },
  ownWay: deviceWay({ kind: pushKind, tellByMail }),
}

async function tellByMail(
  deps: Deps,
  transaction: Db,
  { communeId, subject, userId }: MailRow,
  now: number,
): Promise<void> {
  if (deps.mailer === null) {
    deps.log.warn({ communeId, note: subject }, 'mention-not-told')
    return
  }
  const person = await answererOf(transaction, communeId, userId)
  if (person === undefined) return
  const about = { communeId, subject, nextAt: now }
  await queueMails(deps, transaction, mentionMails, about, [accountReader(person)])
}

/** The same by mail, without a word of the note: a mail leaves the house. */
export const mentionMails: MailKind = {
  kind: 'mention',
  wokenBy: ['messages'],
  check,
  async write(deps, mails) {
    const [mail] = mails
    const mention = mail && (await mentionOf(deps, mail))
    if (!mention) return null
    const { note, conversation, by } = mention
    const language = await languageOf(deps, mail.userId)
    const { name } = await communeOf(deps, mail.communeId)
    const content = await mentionContent({
      language,
      commune: name,
      by,
      place: placeOf({ ...conversation, inCharge: null }, language),
      href: `${deps.publicUrl}${hrefOf(note)}`,
      settings: `${deps.publicUrl}/reglages/permanence`,
    })
    return { mails, content }
  },
}
