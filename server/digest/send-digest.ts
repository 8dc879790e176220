import type { Who } from '../channels/channels.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { localDateOf, toIso, toIsoOrNull } from '../language/instant.ts'
import { type Language, sentenceOrNull } from '../language/sentence.ts'
import type { MailRow } from '../mail/kind.ts'
import { mailAsker } from '../mail/mail-asker.ts'
import { addressReader, queueMails, sendTogether, settleCutOff } from '../mail/outbox.ts'
import { mailsAbout } from '../mail/rows.ts'
import { communeOf } from '../people/commune.ts'
import { writeJournal } from '../people/store/journal.ts'
import { findPerson } from '../people/store/members.ts'
import { Refusal } from '../platform/refusal.ts'
import { digestLinks, digestMails, digestPage, digestText, editionSubject } from './mail.ts'
import { editionsBeside, latestEdition, scheduleOf, sendingAt } from './rules-schedule.ts'
import { digestSentences } from './sentences.ts'
import type { DigestShape } from './shapes.ts'
import { recipientsOf } from './store.ts'
import { buildDigest, type DigestDeps, daysOf } from './weekly-digest.ts'

/**
 * Sends a week's digest now to every reader who has not got it, whatever the day; to those of whom
 * nobody knows whether they got it only when `unconfirmed` asks for it.
 * @param language of what is given back; each mail has its reader's.
 * @throws Refusal when no mail server is set, when nobody is a reader, when there is no such week
 * or it has not ended.
 */
export async function sendDigestNow(
  deps: Deps,
  who: Who,
  week: string,
  { unconfirmed = false, language = 'fr' }: { unconfirmed?: boolean; language?: Language } = {},
): Promise<DigestShape> {
  const commune = await communeOf(deps, who.communeId)
  const now = deps.clock.now()
  if (daysOf(week).to >= localDateOf(now, commune.zone)) {
    throw new Refusal('bad-request', digestSentences.weekNotOver(week))
  }
  if (deps.mailer === null) {
    throw new Refusal('unavailable', digestSentences.noMailServer)
  }
  const readers = (await recipientsOf(deps.db, commune.id)).filter(
    ({ confirmedAt }) => confirmedAt !== null,
  )
  if (readers.length === 0) {
    throw new Refusal('bad-request', digestSentences.noReader)
  }
  await settleCutOff(deps, digestMails)
  let sendings = 0
  for (const { email } of readers) {
    const mail = await mailTo(deps, commune.id, week, email)
    const isMissing = ['queued', 'failed', 'dropped'].includes(mail.state)
    const again = isMissing || (mail.state === 'unconfirmed' && unconfirmed)
    if (again && (await sendTogether(deps, digestMails, [mail]))) sendings += 1
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
  }
  return await previewDigest(deps, commune.id, week, language)
}

/**
 * Mails who asks an edition, as its readers get it, to the address of their account.
 * @throws Refusal (`bad-request`) for an API key, and for a week that does not exist or is to come;
 * (`unavailable`) when no mail server is set, or it refused the mail.
 */
export async function sendCopy(
  deps: Deps,
  { communeId, userId }: { communeId: number; userId: string | null },
  week: string,
): Promise<void> {
  const person = userId === null ? undefined : await findPerson(deps.db, communeId, userId)
  if (person === undefined) throw new Refusal('bad-request', digestSentences.keyHasNoAddress)
  if (deps.mailer === null) throw new Refusal('unavailable', digestSentences.noMailServer)
  const { zone } = await communeOf(deps, communeId)
  if (daysOf(week).from > localDateOf(deps.clock.now(), zone)) {
    throw new Refusal('bad-request', digestSentences.weekToCome(week))
  }
  const about = { communeId, subject: editionSubject(communeId, week) }
  const { state, reason } = await mailAsker(deps, digestMails, about, person)
  if (state === 'sent') return
  throw new Refusal('unavailable', digestSentences.copyNotSent(sentenceOrNull(reason)))
}

/** This reader's mail of that week; where there was none, no round sends it: it is ours alone. */
async function mailTo(
  deps: Deps,
  communeId: number,
  week: string,
  email: string,
): Promise<MailRow> {
  const subject = editionSubject(communeId, week)
  const about = { communeId, subject, nextAt: null }
  await queueMails(deps, deps.db, digestMails, about, [addressReader(email)])
  const mails = await mailsAbout(deps.db, digestMails, subject)
  const own = mails.find(mail => mail.recipient === email && mail.round === '')
  if (own === undefined) throw new Error(`the digest ${subject} was not queued`)
  return own
}

/**
 * The digest of a week as its readers of a language get it, and which readers got it. Without a
 * week, the last one that has ended; one under way is shown with what is known of it.
 * @throws Refusal (`bad-request`) for a week that does not exist or is still to come.
 */
export async function previewDigest(
  deps: DigestDeps,
  communeId: number,
  week?: string,
  language: Language = 'fr',
): Promise<DigestShape> {
  const commune = await communeOf(deps, communeId)
  const now = deps.clock.now()
  const schedule = scheduleOf(commune)
  const today = localDateOf(now, commune.zone)
  const chosen = week ?? latestEdition(today, schedule)
  const digest = await buildDigest(deps, communeId, chosen, language)
  const sendings = await sendingsOf(deps.db, communeId, chosen)
  const links = digestLinks(deps, chosen, null)
  return {
    week: chosen,
    ...daysOf(chosen),
    ...editionsBeside(chosen, today, schedule),
    schedule: { ...schedule, nextAt: toIso(sendingAt(now, commune.zone, schedule).next) },
    subject: digest.subject,
    html: await digestPage(digest, links),
    text: digestText(digest, links),
    recipients: (await recipientsOf(deps.db, communeId)).map(({ email, confirmedAt }) => {
      const sending = sendings.get(email)
      return {
        email,
        state: confirmedAt === null ? 'asked' : (sending?.state ?? 'none'),
        sentAt: toIsoOrNull(sending?.sentAt ?? null),
        reason: sending?.reason ?? null,
      }
    }),
  }
}

/** What became of one edition's mails as far as somebody tried to send them, by address. */
export async function sendingsOf(db: Db, communeId: number, week: string) {
  const mails = await mailsAbout(db, digestMails, editionSubject(communeId, week))
  return new Map(
    mails.flatMap(({ email, round, state, sentAt, reason }) =>
      round !== '' || state === 'queued' || state === 'dropped'
        ? []
        : [[email, { state, sentAt, reason: sentenceOrNull(reason) }]],
    ),
  )
}
