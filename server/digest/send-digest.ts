import type { Who } from '../channels/channels.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { instantOfLocal } from '../language/instant.ts'
import { addDays, isoWeekDays } from '../language/iso-week.ts'
import { mailCutOff } from '../mail/outcome.ts'
import { settleCutOffMails } from '../mail/store/rows.ts'
import { type CommuneRow, communeOf } from '../people/commune.ts'
import { findCommune, listCommunes } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { type MailDeps, sendAgain, sendFirst } from './mail.ts'
import type { DigestShape } from './shapes.ts'
import { mailsOf, mailsToRetry, recipientsOf } from './store/digest.ts'
import { buildDigest, type DigestDeps, lastWeek, previewDigest, weekDays } from './weekly-digest.ts'

export type SendDeps = DigestDeps & Pick<Deps, 'mailer' | 'secrets' | 'changes' | 'log'>

const sendingTime = 'T08:00'

/**
 * The automatic sending, asked every minute: Monday's digest from 08:00 on, and what a mail server
 * refused for a while. The times are the commune's own.
 *
 * A server that was off at eight sends when it is back, until Tuesday 08:00: after that the week's
 * news is no news, and a person decides (`sendDigestNow`). Whoever became a reader after eight
 * gets the next one.
 *
 * Each mail is a row, committed before the mail server is called; its outcome is written after.
 * Where nobody can know whether the server took it (the connection broke after the text, or this
 * process ended in between) the row says `unconfirmed`, and the mail is not sent again by itself:
 * its Message-ID makes a second one harmless in some mailboxes only, and a person who misses it
 * asks for it in one click.
 * @param stopped whether to stop before the next mail.
 */
export async function sendDigests(
  deps: SendDeps,
  now: number,
  stopped: () => boolean = () => false,
): Promise<void> {
  await settleCutOffMails(deps.db, 'digestMail', now, mailCutOff)
  const { mailer } = deps
  if (mailer === null) return
  for (const commune of await listCommunes(deps.db)) {
    await sendDue({ ...deps, mailer }, commune, now, stopped)
  }
  for (const row of await mailsToRetry(deps.db, now)) {
    if (stopped()) return
    const commune = await findCommune(deps.db, row.communeId)
    if (commune === undefined) continue
    await sendAgain({ ...deps, mailer }, row, await buildDigest(deps, commune, row.week))
    deps.changes.tell(commune.id, 'commune')
  }
}

async function sendDue(
  deps: SendDeps & MailDeps,
  commune: CommuneRow,
  now: number,
  stopped: () => boolean,
): Promise<void> {
  const due = dueWeek(now, commune.zone)
  if (due === null) return
  const mails = await mailsByReader(deps, commune.id, due.week)
  const readers = (await recipientsOf(deps.db, commune.id)).filter(
    ({ email, createdAt }) => createdAt < due.since && !mails.has(email),
  )
  if (readers.length === 0) return
  const digest = await buildDigest(deps, commune, due.week)
  for (const { email } of readers) {
    if (stopped()) return
    await sendFirst(deps, { communeId: commune.id, week: due.week, email, digest })
  }
  deps.changes.tell(commune.id, 'commune')
}

/** The week whose digest is due, and since when; null outside of Monday 08:00 to Tuesday 08:00. */
function dueWeek(now: number, zone: string): { week: string; since: number } | null {
  const week = lastWeek(now, zone)
  const monday = addDays(isoWeekDays(week).to, 1)
  const since = instantOfLocal(monday + sendingTime, zone)
  const until = instantOfLocal(addDays(monday, 1) + sendingTime, zone)
  return now >= since && now < until ? { week, since } : null
}

/**
 * Sends a week's digest now to every reader who has not got it, whatever the day; to those of whom
 * nobody knows whether they got it only when `unconfirmed` asks for it.
 * @throws Refusal when no mail server is set, when nobody is a reader, when there is no such week
 * or it has not ended.
 */
export async function sendDigestNow(
  deps: SendDeps,
  who: Who,
  week: string,
  { unconfirmed = false }: { unconfirmed?: boolean } = {},
): Promise<DigestShape> {
  const { mailer } = deps
  const commune = await communeOf(deps, who.communeId)
  const now = deps.clock.now()
  weekDays(week)
  if (week > lastWeek(now, commune.zone)) {
    throw new Refusal(
      'bad-request',
      `La semaine ${week} n’est pas finie : son récapitulatif pourra partir le lundi qui la suit.`,
    )
  }
  if (mailer === null) {
    throw new Refusal(
      'unavailable',
      'Aucun serveur de courrier n’est réglé : renseignez SMTP_URL, puis redémarrez Tambour.',
    )
  }
  const readers = await recipientsOf(deps.db, commune.id)
  if (readers.length === 0) {
    throw new Refusal(
      'bad-request',
      'Personne ne reçoit le récapitulatif : ajoutez d’abord un destinataire.',
    )
  }
  await settleCutOffMails(deps.db, 'digestMail', now, mailCutOff)
  const digest = await buildDigest(deps, commune, week)
  const mails = await mailsByReader(deps, commune.id, week)
  let sendings = 0
  for (const { email } of readers) {
    const row = mails.get(email)
    const again = row?.state === 'failed' || (row?.state === 'unconfirmed' && unconfirmed)
    const tried =
      row === undefined
        ? await sendFirst({ ...deps, mailer }, { communeId: commune.id, week, email, digest })
        : again && (await sendAgain({ ...deps, mailer }, row, digest))
    if (tried) sendings += 1
  }
  if (sendings > 0) {
    await writeJournal(deps.db, {
      communeId: commune.id,
      at: now,
      actor: who.actor,
      action: 'digest.sent',
      subject: `digest:${week}`,
      detail: { mails: sendings },
    })
    deps.changes.tell(commune.id, 'commune')
  }
  return await previewDigest(deps, commune.id, week)
}

async function mailsByReader(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  week: string,
): Promise<Map<string, Row<'digestMail'>>> {
  return new Map((await mailsOf(db, communeId, week)).map(row => [row.email, row]))
}
