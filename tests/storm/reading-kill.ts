import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { pino } from 'pino'
import { secretsSubject } from '../../server/channels/call.ts'
import { mailbox } from '../../server/connectors/mailbox/index.ts'
import { createContext } from '../../server/context.ts'
import type { Db } from '../../server/database/database.ts'
import { testClock } from '../support/clock.ts'
import { type Cut, startCuttingProxy } from '../support/mailbox/cutting-proxy.ts'
import { type Dovecot, password } from '../support/mailbox/dovecot.ts'
import { pollDue } from '../support/poll-due.ts'
import { addChannel, addCommune, MINUTE } from '../support/publishing.ts'
import { quietSettings } from '../support/settings.ts'
import { createMortal, placesOf } from './mortal.ts'
import type { Place } from './mortal-child.ts'

export type ReadingKillResult = { deaths: number; mails: number; wrong: string[] }

const now = Date.parse('2026-11-27T10:00:00Z')

/**
 * A Tambour that reads a mailbox for the first time is killed at a word on its line, or before one of its
 * statements; another goes on. In the end there is to be what one reads that nobody disturbs: each mail
 * once, in the same conversations, with the same reply times.
 * @param folder where a database may be made for each death
 * @param deaths how many there are, spread over all the places; null: one at each
 */
export async function runReadingKills(
  dovecot: Dovecot,
  { folder, mails, deaths }: { folder: string; mails: number; deaths: number | null },
): Promise<ReadingKillResult> {
  const user = `mairie.${randomUUID().slice(0, 8)}@exemple.fr`
  fill(dovecot, user, mails)
  const cut: Cut = { left: Number.POSITIVE_INFINITY, isCut: false, passed: 0 }
  const line = await startCuttingProxy(dovecot.port, cut)
  const mortal = createMortal(cut)
  const does = 'read and send digests'
  const result: ReadingKillResult = { deaths: 0, mails, wrong: [] }
  const open = (path: string, at = now) =>
    createContext(quietSettings({ databaseUrl: `file:${path}`, dataDir: '.' }), {
      clock: testClock(at),
      connectors: { mailbox },
      log: pino({ level: 'silent' }),
    })
  try {
    const connected = `${folder}/connected.db`
    const first = await open(connected)
    const communeId = await addCommune(first)
    const channel = await addChannel({ context: first, communeId }, '', {
      ...{ connector: 'mailbox', receives: 1, publishes: 0 },
      config: { address: user, imap: `127.0.0.1:${line.port}` },
    })
    const secrets = first.secrets.seal({ password }, secretsSubject(channel))
    await first.db.updateTable('channel').set({ secrets }).execute()
    await first.close()

    /** Reads the mailbox into a database of its own, and dies there. */
    async function readWith(place: Place) {
      const path = `${folder}/${randomUUID()}.db`
      copyFileSync(connected, path)
      const outcome = await mortal.run({ does, databaseUrl: `file:${path}`, now }, place)
      const next = await open(path, now + 10 * MINUTE)
      await pollDue(next)
      const kept = await keptOf(next.db)
      await next.close()
      return { outcome, kept }
    }

    const calm = await readWith({ trouble: 'none', at: 0 })
    const { seen, words } = calm.outcome
    if (seen === undefined) throw new Error('it dies by itself')
    if (calm.kept.messages !== mails) result.wrong.push(`calm: ${calm.kept.messages} of ${mails}`)
    for (const place of placesOf(words, seen, deaths)) {
      const { outcome, kept } = await readWith(place)
      if (outcome.happened) result.deaths++
      if (kept.text === calm.kept.text) continue
      result.wrong.push(`${place.trouble} ${place.at}: ${kept.messages} mails, or other figures`)
    }
    return result
  } finally {
    await mortal.kill()
    await line.close()
  }
}

/** Questions a few minutes apart, of which two in three are answered by the mairie itself. */
function fill(dovecot: Dovecot, user: string, mails: number): void {
  for (let count = 0; count < mails; count++) {
    const at = now - (mails - count) * 7 * MINUTE
    const isAnswer = count % 3 === 2
    const asked = `<q${count - (isAnswer ? 1 : 0)}@exemple.org>`
    const julie = `Julie ${Math.floor(count / 3)} <julie${Math.floor(count / 3)}@exemple.org>`
    const lines = [
      ...(isAnswer
        ? [`From: Mairie <${user}>`, `To: ${julie}`, `Message-ID: <a${count}@exemple.fr>`]
        : [`From: ${julie}`, `To: ${user}`, `Message-ID: ${asked}`]),
      ...(isAnswer ? [`In-Reply-To: ${asked}`, `References: ${asked}`] : []),
      `Subject: ${isAnswer ? 'Re: ' : ''}Horaires ${Math.floor(count / 3)}`,
      `Date: ${new Date(at).toUTCString()}`,
      'Content-Type: text/plain; charset=utf-8',
    ]
    const text = `${lines.join('\r\n')}\r\n\r\nLa mairie est-elle ouverte le ${count} ?\r\n`
    dovecot.deliver(user, text, at, isAnswer ? 'Sent' : 'INBOX')
  }
}

/** All that was read, without what depends on the order in which it was written. */
async function keptOf(db: Db): Promise<{ messages: number; text: string }> {
  const messages = await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .select(['message.remoteId', 'message.direction', 'message.sentAt', 'message.text'])
    .select('conversation.remoteId as thread')
    .orderBy('message.remoteId')
    .execute()
  const episodes = await db
    .selectFrom('episode')
    .innerJoin('conversation', 'conversation.id', 'episode.conversationId')
    .select(['openedAt', 'closedAt', 'state', 'reason', 'elapsedMs', 'officeMs', 'history'])
    .select('conversation.remoteId as thread')
    .execute()
  const figures = episodes.map(one => JSON.stringify(one)).toSorted()
  return { messages: messages.length, text: JSON.stringify([messages, figures]) }
}
