import { createHash } from 'node:crypto'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { compileZone } from '../language/zone.ts'
import { mailCutOff, mailLeaseMs, mailSettlement } from '../mail/outcome.ts'
import { type MailHours, withinMailHours } from '../mail/rules/hours.ts'
import { moveMail, nextMailAt, settleCutOffMails, settleMail } from '../mail/store/rows.ts'
import { type CommuneRow, communeOf } from '../people/commune.ts'
import { listPeople, type Person } from '../people/store/members.ts'
import type { Mailer } from '../platform/mailer.ts'
import {
  type ChannelMailWords,
  channelMailHtml,
  channelMailSubject,
  channelMailText,
} from './mail-content.ts'
import { channelNotice } from './notice.ts'
import { accessEndsSoonMs } from './rules/access-end.ts'
import { findChannel } from './store/channels.ts'
import {
  channelMailsDue,
  channelsToTell,
  insertChannelMails,
  toldOfChannel,
} from './store/mails.ts'

export type ChannelMailDeps = Pick<
  Deps,
  'db' | 'clock' | 'mailer' | 'publicUrl' | 'connectors' | 'log'
>

/** A warning is for the day. What works no more is told early and late, but not at night. */
const warningHours: MailHours = { from: 8 * 60, to: 20 * 60 }
const pauseHours: MailHours = { from: 7 * 60, to: 22 * 60 }

/**
 * Tells a commune's administrators by mail that a channel's access ends in 14, 7 or 1 days, or
 * that it died and paused the channel: once for each end and step, once for each pause.
 *
 * The row is committed before the mail server is called, the outcome after. What nobody can know
 * is `unconfirmed`, and not sent again. A mail that is no longer true when it is its turn (the
 * channel was reconnected, a nearer warning is due, its reader no longer administers) is dropped.
 * Without a mail server nothing is written: what still holds is told when there is one.
 * @param stopped whether to stop before the next mail.
 */
export async function sendChannelMails(
  deps: ChannelMailDeps,
  stopped: () => boolean = () => false,
): Promise<void> {
  const { db, mailer } = deps
  await settleCutOffMails(db, 'channelMail', deps.clock.now(), mailCutOff)
  if (mailer === null) return
  await writeChannelMails(deps)
  for (const mail of await channelMailsDue(db, deps.clock.now())) {
    if (stopped()) return
    await sendOne({ ...deps, mailer }, mail)
  }
}

/** When a mail must next be looked at, ms UTC; null when none must. */
export async function nextChannelMailAt({
  db,
  mailer,
}: Pick<Deps, 'db' | 'mailer'>): Promise<number | null> {
  return mailer === null ? null : await nextMailAt(db, 'channelMail')
}

async function writeChannelMails(deps: ChannelMailDeps): Promise<void> {
  const now = deps.clock.now()
  for (const channel of await channelsToTell(deps.db, now, now + accessEndsSoonMs)) {
    const notice = channelNotice(channel, now)
    if (notice === null) continue
    const { id: channelId, communeId } = channel
    const told = await toldOfChannel(deps.db, { channelId, ...notice })
    const readers = (await administratorsOf(deps, communeId)).filter(({ id }) => !told.includes(id))
    // Nearly every round finds that everybody knows: it writes nothing.
    await insertChannelMails(
      deps.db,
      readers.map(({ id: userId, email }) => ({
        communeId,
        channelId,
        ...notice,
        userId,
        email,
        messageId: messageIdOf(deps, { channelId, ...notice, userId }),
        state: 'sending' as const,
        nextAt: now,
        sentAt: null,
        reason: null,
      })),
    )
  }
}

async function sendOne(
  deps: ChannelMailDeps & { mailer: Mailer },
  mail: Row<'channelMail'>,
): Promise<void> {
  const { db } = deps
  const now = deps.clock.now()
  const channel = await findChannel(db, mail.communeId, mail.channelId)
  const readers = await administratorsOf(deps, mail.communeId)
  const notice = channel === undefined ? null : channelNotice(channel, now)
  const holds = notice?.kind === mail.kind && notice.about === mail.about
  if (channel === undefined || !holds || !readers.some(({ id }) => id === mail.userId)) {
    await moveMail(db, 'channelMail', mail, { state: 'dropped', nextAt: null })
    return
  }
  const commune = await communeOf(deps, mail.communeId)
  const hours = mail.kind === 'paused' ? pauseHours : warningHours
  const nextAt = withinMailHours(now, hours, compileZone(commune.zone))
  if (nextAt > now) {
    await moveMail(db, 'channelMail', mail, { nextAt })
    return
  }
  const attempts = mail.attempts + 1
  const claim = { state: 'sending', attempts, nextAt: now + mailLeaseMs, reason: null } as const
  if (!(await moveMail(db, 'channelMail', mail, claim))) return
  const words = wordsOf(deps, commune, channel, mail)
  const outcome = await deps.mailer.send({
    to: mail.email,
    subject: channelMailSubject(words),
    text: channelMailText(words),
    html: channelMailHtml(words),
    messageId: mail.messageId,
    // RFC 3834: absence notes and other robots do not answer it.
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  if (outcome.kind !== 'sent') {
    const { kind, reason } = outcome
    deps.log.warn({ channelMail: mail.id, outcome: kind, reason }, 'channel mail')
  }
  await settleMail(
    db,
    'channelMail',
    { id: mail.id, attempts },
    mailSettlement(outcome, attempts, deps.clock.now()),
  )
}

async function administratorsOf({ db }: Pick<Deps, 'db'>, communeId: number): Promise<Person[]> {
  return (await listPeople(db, communeId)).filter(({ role }) => role === 'administrator')
}

function wordsOf(
  { publicUrl, connectors }: Pick<Deps, 'publicUrl' | 'connectors'>,
  commune: CommuneRow,
  { id, connector, name, stateReason }: Row<'channel'>,
  { kind, about }: Row<'channelMail'>,
): ChannelMailWords {
  return {
    commune: commune.name,
    zone: commune.zone,
    channel: name,
    network: connectors[connector]?.manifest.label ?? connector,
    news:
      kind === 'paused'
        ? { kind: 'paused', at: about, reason: stateReason }
        : { kind: 'ends', at: about },
    href: `${publicUrl}/canaux#canal-${id}`,
  }
}

/** The same for every attempt; the person does not show in it. */
function messageIdOf(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  {
    channelId,
    kind,
    about,
    userId,
  }: Pick<Row<'channelMail'>, 'channelId' | 'kind' | 'about' | 'userId'>,
): string {
  const hash = createHash('sha256').update(userId).digest('hex').slice(0, 16)
  return `<channel.${channelId}.${kind}.${about}.${hash}@${new URL(publicUrl).hostname}>`
}
