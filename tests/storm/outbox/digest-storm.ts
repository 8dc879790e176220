import { pino } from 'pino'
import { createContext } from '../../../server/context.ts'
import { digestMails } from '../../../server/digest/mail.ts'
import { scheduleOf, sendingAt } from '../../../server/digest/rules-schedule.ts'
import { previewDigest } from '../../../server/digest/send-digest.ts'
import { setSchedule } from '../../../server/digest/set-schedule.ts'
import { addRecipient } from '../../../server/digest/store.ts'
import { sendMails } from '../../../server/mail/outbox.ts'
import { communeOf } from '../../../server/people/commune.ts'
import type { Mailer } from '../../../server/platform/mailer.ts'
import { testClock } from '../../support/clock.ts'
import { password } from '../../support/mailbox/dovecot.ts'
import { startSmtpDrop } from '../../support/mailbox/smtp.ts'
import { addCommune, byOf, HOUR, MINUTE } from '../../support/publishing.ts'
import { quietSettings } from '../../support/settings.ts'
import { chanceOf } from '../chance.ts'

export type DigestStormResult = {
  faults: Map<string, number>
  editions: number
  sent: number
  /** What a person must judge, and of these what had left. */
  inDoubt: number
  inDoubtSent: number
  wrong: string[]
}

const bad = 'adresse-morte@exemple.fr'
const zone = 'Europe/Paris'
/** Between the two changes of clocks, a little after the one and a little before the other. */
const winter = { from: Date.parse('2026-11-08T00:00:00Z'), to: Date.parse('2027-03-19T00:00:00Z') }

/**
 * Digests for forty readers unless told, one of whom has an address that is refused for good, by two workers over a
 * real mail server that refuses, forgets to answer, loses mails, or takes none for an hour, while a worker
 * breaks off before or after it handed one over and people choose other days and hours. It goes through the
 * year from change of clocks to change of clocks until there were so many faults. Each edition is to be there
 * for each reader: once, or refused, or in doubt and said so; never twice.
 */
export async function runDigestStorm({
  databaseUrl,
  faults,
  readers: readerCount = 40,
  isOffInWinter = false,
  seed,
}: {
  databaseUrl: string
  faults: number
  readers?: number
  /** Whether the server is off from November to March. */
  isOffInWinter?: boolean
  seed: number
}): Promise<DigestStormResult> {
  const chance = chanceOf(seed)
  const drop = await startSmtpDrop()
  // The week before the clocks go back.
  const clock = testClock('2026-10-19T00:00:00Z')
  const smtpUrl = `smtp://mairie:${encodeURIComponent(password)}@${drop.smtp}`
  const open = () =>
    createContext(quietSettings({ databaseUrl, smtpUrl, dataDir: '.' }), {
      clock,
      log: pino({ level: 'silent' }),
    })
  const worker = await open()
  const workers = [worker, await open()]
  const { db } = worker
  const wanted = new Set<string>()
  const met = new Map<string, number>()
  const result: DigestStormResult = {
    ...{ faults: met, editions: 0, sent: 0, inDoubt: 0, inDoubtSent: 0 },
    wrong: [],
  }
  const count = () => [...met.values()].reduce((sum, times) => sum + times, 0)
  const meet = (fault: string) => met.set(fault, (met.get(fault) ?? 0) + 1)
  let closedUntil = 0
  for (const one of workers) one.mailer = troubled(one.mailer)

  /** One mail at a time: what befalls the next one is a switch of the mail server. */
  let line: Promise<unknown> = Promise.resolve()
  function troubled(real: Mailer | null): Mailer {
    if (real === null) throw new Error('no mail server')
    return {
      check: () => real.check(),
      async send(mail) {
        const turn = line.then(async () => {
          if (mail.to === bad) {
            drop.next = 'refuse'
            meet('an address that is refused for good')
          } else if (clock.now() < closedUntil) {
            drop.next = 'refuse for now'
            meet('refused for an hour')
          } else if (chance.is(0.2)) {
            const trouble = chance.of({
              'refuse for now': 3,
              'lose answer': 2,
              'lose mail': 2,
              'broken off before it is handed over': 1,
              'broken off once it is handed over': 1,
            })
            meet(trouble)
            if (trouble === 'broken off before it is handed over') throw new Error(trouble)
            if (trouble === 'broken off once it is handed over') {
              await real.send(mail)
              throw new Error(trouble)
            }
            drop.next = trouble
          }
          const outcome = await real.send(mail)
          drop.next = null
          return outcome
        })
        line = turn.catch(() => undefined)
        return await turn
      },
    }
  }

  try {
    const communeId = await addCommune(worker)
    const readers = Array.from(
      { length: readerCount - 1 },
      (_, place) => `lecteur-${place}@exemple.fr`,
    )
    readers.push(bad)
    for (const email of readers) await addRecipient(db, communeId, email, 0)
    const until = Date.parse('2027-11-08T00:00:00Z')
    // Both changes of clocks are gone through, however soon there were enough faults.
    const spring = Date.parse('2027-04-05T00:00:00Z')
    while (clock.now() < until && (count() < faults || clock.now() < spring)) {
      const { since, next } = await note(communeId)
      if (since === clock.now() && chance.is(0.1)) closedUntil = clock.now() + HOUR
      const ends = await Promise.allSettled(workers.map(one => sendMails(one, digestMails)))
      for (const end of ends) {
        const isOurs = end.status === 'fulfilled' || /^broken off/.test(end.reason.message)
        if (!isOurs) result.wrong.push(String(end.reason))
      }
      const dues = ends.flatMap(end => (end.status === 'fulfilled' ? (end.value ?? []) : []))
      // After one that broke off its lease must pass.
      const isCalm = ends.every(({ status }) => status === 'fulfilled')
      const at = isCalm ? Math.min(next, ...dues) : Math.min(next, clock.now() + 6 * MINUTE)
      // A quiet moment: some time after one left and before the next one does.
      if (isCalm && next - clock.now() > 30 * HOUR && at === next && chance.is(0.3)) {
        clock.advance(25 * HOUR)
        const days = [1 + chance.below(7), ...(chance.is(0.5) ? [1 + chance.below(7)] : [])]
        const time = `${String(chance.below(24)).padStart(2, '0')}:${chance.of({ '00': 1, '30': 1 })}`
        await setSchedule(worker, byOf(communeId), { days, time })
        continue
      }
      const isWinter = clock.now() > winter.from && at < winter.to
      clock.set(isOffInWinter && isWinter ? winter.to : Math.max(at, clock.now() + 1))
    }
    // What waits for another attempt has it.
    closedUntil = 0
    for (let hour = 0; hour < 40; hour++) {
      await note(communeId)
      await Promise.allSettled(workers.map(one => sendMails(one, digestMails)))
      clock.advance(HOUR)
    }
    result.editions = wanted.size
    await judge(communeId, readers)
    return result
  } finally {
    for (const one of workers) await one.close()
    await drop.close()
  }

  /** What is due now, by what was set before. */
  async function note(communeId: number) {
    const row = await communeOf({ db }, communeId)
    const sending = sendingAt(clock.now(), zone, scheduleOf(row))
    const isSet = row.digestSetAt === null || row.digestSetAt < sending.since
    if (isSet && clock.now() < sending.until) wanted.add(sending.edition)
    return sending
  }

  async function judge(communeId: number, readers: string[]) {
    const copies = new Map<string, number>()
    for (const { text } of drop.mails) {
      const [, id = ''] = /^Message-ID:\s*(<\S+>)/im.exec(text) ?? []
      copies.set(id, (copies.get(id) ?? 0) + 1)
    }
    const rows = await db
      .selectFrom('mail')
      .select(['subject', 'email', 'state', 'messageId'])
      .where('kind', '=', digestMails.kind)
      .execute()
    for (const edition of wanted) {
      const told = new Map(
        (await previewDigest(worker, communeId, edition)).recipients.map(one => [one.email, one]),
      )
      for (const email of readers) {
        const name = `${edition}, ${email}`
        const mine = rows.filter(
          row => row.email === email && row.subject === `${communeId}.${edition}`,
        )
        const [row] = mine
        if (row === undefined || mine.length > 1) {
          result.wrong.push(`${name}: ${mine.length} mails`)
          continue
        }
        const left = copies.get(row.messageId) ?? 0
        if (left > 1) result.wrong.push(`${name}: left ${left} times`)
        if (row.state === 'sent') result.sent += 1
        else if (row.state === 'unconfirmed') {
          result.inDoubt += 1
          result.inDoubtSent += left
        } else if (email !== bad || row.state !== 'failed') {
          result.wrong.push(`${name}: ${row.state}`)
        }
        if (row.state === 'sent' && left !== 1) result.wrong.push(`${name}: sent, left ${left}`)
        if (told.get(email)?.state !== row.state) {
          result.wrong.push(`${name}: ${row.state}, and shown as ${told.get(email)?.state}`)
        }
      }
    }
    const others = rows.filter(({ subject }) => !wanted.has(subject.replace(/^\d+\./, '')))
    if (others.length > 0) result.wrong.push(`${others.length} mails of no edition that was due`)
  }
}
