import { pino } from 'pino'
import { createContext } from '../../server/context.ts'
import { digestMails, editionSubject } from '../../server/digest/mail.ts'
import { previewDigest, sendDigestNow } from '../../server/digest/send-digest.ts'
import { addRecipient } from '../../server/digest/store.ts'
import { localDateOf } from '../../server/language/instant.ts'
import { isoWeekOf, previousWeek } from '../../server/language/iso-week.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { mailsAbout } from '../../server/mail/rows.ts'
import { testClock } from '../support/clock.ts'
import { type Cut, startCuttingProxy } from '../support/mailbox/cutting-proxy.ts'
import { password } from '../support/mailbox/dovecot.ts'
import type { SmtpDrop } from '../support/mailbox/smtp.ts'
import { addCommune, byOf, MINUTE } from '../support/publishing.ts'
import { quietSettings } from '../support/settings.ts'
import { createMortal, placesOf } from './mortal.ts'
import type { Place } from './mortal-child.ts'

export type DigestKillResult = {
  deaths: number
  /** How many mails are called sent, how many a person must judge, and of these how many had left. */
  sent: number
  unconfirmed: number
  unconfirmedSent: number
  wrong: string[]
}

const readers = ['adjoint@exemple.fr', 'maire@exemple.fr', 'secretariat@exemple.fr']

/**
 * A Tambour that sends the digest of a week is killed at each word on its line to the mail server, and
 * before each of its statements; another goes on after its lease, and a week later comes the next death.
 * Nobody may get a digest twice, nobody may be forgotten, and of whom nobody knows it is said.
 * @param deaths how many there are, spread over all the places; null: one at each
 */
export async function runDigestKills(
  drop: SmtpDrop,
  { databaseUrl, deaths }: { databaseUrl: string; deaths: number | null },
): Promise<DigestKillResult> {
  const cut: Cut = { left: Number.POSITIVE_INFINITY, isCut: false, passed: 0 }
  const line = await startCuttingProxy(Number(drop.smtp.split(':')[1]), cut)
  const smtpUrl = `smtp://mairie:${encodeURIComponent(password)}@127.0.0.1:${line.port}`
  // A Monday, after eight in summer and in winter.
  const clock = testClock('2026-06-08T07:00:00Z')
  const context = await createContext(quietSettings({ databaseUrl, smtpUrl, dataDir: '.' }), {
    clock,
    log: pino({ level: 'silent' }),
  })
  const mortal = createMortal(cut)
  const does = 'read and send digests'
  const result: DigestKillResult = {
    ...{ deaths: 0, sent: 0, unconfirmed: 0, unconfirmedSent: 0 },
    wrong: [],
  }
  drop.mails.length = 0
  try {
    const communeId = await addCommune(context)
    for (const email of readers) await addRecipient(context.db, communeId, email, 0)

    /** One week, in which it dies there; then what the others and a person do about it. */
    async function weekWith(place: Place) {
      const week = previousWeek(isoWeekOf(localDateOf(clock.now(), 'Europe/Paris')))
      const outcome = await mortal.run({ does, databaseUrl, smtpUrl, now: clock.now() }, place)
      clock.advance(6 * MINUTE)
      await sendMails(context, digestMails)
      const name = `${place.trouble} ${place.at}, ${week}`
      const shown = (await previewDigest(context, communeId, week)).recipients
      const mails = await mailsAbout(context.db, digestMails, editionSubject(communeId, week))
      const left = (messageId: string) =>
        drop.mails.filter(({ text }) => text.includes(messageId)).length
      const lost = readers.filter(email => mails.every(mail => mail.email !== email))
      for (const email of lost) result.wrong.push(`${name}: ${email} is forgotten`)
      for (const { email, state, messageId } of mails) {
        const copies = left(messageId)
        const told = shown.find(one => one.email === email)
        const isTold = state === 'sent' || (told?.state === 'unconfirmed' && told.reason !== null)
        const isTrue = state === 'sent' ? copies === 1 : state === 'unconfirmed' && copies <= 1
        if (!isTold || !isTrue)
          result.wrong.push(`${name}: ${email} ${state}, left ${copies} times`)
        if (state === 'sent') result.sent++
        if (state !== 'unconfirmed') continue
        result.unconfirmed++
        result.unconfirmedSent += copies
      }
      if (mails.filter(({ state }) => state === 'unconfirmed').length > 1)
        result.wrong.push(`${name}: more than the one that was under way must be judged`)
      // Somebody decides; the Message-ID by which a mailbox knows it again stays.
      await sendDigestNow(context, byOf(communeId), week, { unconfirmed: true })
      for (const { email, messageId, state } of await mailsAbout(
        context.db,
        digestMails,
        editionSubject(communeId, week),
      )) {
        if (state !== 'sent' || left(messageId) === 0)
          result.wrong.push(`${name}: ${email} has none, though somebody asked once more`)
      }
      clock.advance(7 * 24 * 60 * MINUTE - 6 * MINUTE)
      return outcome
    }

    const die = async (place: Place) => {
      if ((await weekWith(place)).happened) result.deaths++
    }

    /** A week without a death, and the words before which the server had taken a mail: its answers to their texts. */
    async function calmWeek() {
      const taken: number[] = []
      const before = drop.mails.length
      mortal.heard = word => {
        if (drop.mails.length - before > taken.length) taken.push(word)
      }
      const { words, seen } = await weekWith({ trouble: 'none', at: 0 })
      mortal.heard = () => undefined
      if (seen === undefined) throw new Error('it dies by itself')
      return { words, seen, taken }
    }

    const calm = await calmWeek()
    let { taken } = calm
    // On a busy machine words come in other pieces each week: they are counted anew until one is met.
    for (let tries = 0; tries < 5 && result.unconfirmedSent === 0; tries++) {
      for (const at of taken) await die({ trouble: 'killed on the line', at })
      if (result.unconfirmedSent === 0) ({ taken } = await calmWeek())
    }
    for (const place of placesOf(calm.words, calm.seen, deaths)) await die(place)
    return result
  } finally {
    await mortal.kill()
    await line.close()
    await context.close()
  }
}
