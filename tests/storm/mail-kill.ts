import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { secretsSubject } from '../../server/channels/call.ts'
import { ownOf } from '../../server/connectors/mailbox/access/access.ts'
import { messageIdOf } from '../../server/connectors/mailbox/compose.ts'
import { mailbox } from '../../server/connectors/mailbox/index.ts'
import { createContext } from '../../server/context.ts'
import { answer, retryReply } from '../../server/inbox/answering/answer.ts'
import { settleReplies } from '../../server/inbox/answering/settle-answers.ts'
import { pollChannel } from '../../server/inbox/receiving/poll.ts'
import { anAnswer } from '../support/builders/inbox.ts'
import { testClock } from '../support/clock.ts'
import { type Cut, startCuttingProxy } from '../support/mailbox/cutting-proxy.ts'
import { type Dovecot, password } from '../support/mailbox/dovecot.ts'
import type { SmtpDrop } from '../support/mailbox/smtp.ts'
import { addChannel, addCommune, byOf, MINUTE } from '../support/publishing.ts'
import { quietSettings } from '../support/settings.ts'
import { createMortal, placesOf } from './mortal.ts'
import type { Place } from './mortal-child.ts'

export type MailKillResult = {
  deaths: number
  /** How many answers are called sent, and how many a person must judge. */
  sent: number
  unconfirmed: number
  /** At how many places one can die: words on the lines, and statements. */
  words: number
  statements: number
  wrong: string[]
}

const text = 'Oui, de 9 h à 12 h.'

/**
 * A Tambour that answers a mail, and is killed by SIGKILL at each word on its two lines, no matter who says it,
 * and before each of its statements; then another looks, as the job does after a minute, and a person
 * tries again what certainly did not leave. None may leave twice, and none that is called sent be missing.
 * @param deaths how many there are, spread over all the places; null: one at each
 */
export async function runMailKills(
  { dovecot, drop }: { dovecot: Dovecot; drop: SmtpDrop },
  { databaseUrl, deaths }: { databaseUrl: string; deaths: number | null },
): Promise<MailKillResult> {
  const user = `mairie.${randomUUID().slice(0, 8)}@exemple.fr`
  const own = ownOf({ address: user })
  if (own === null) throw new Error('no address')
  const clock = testClock(Date.now())
  const context = await createContext(quietSettings({ databaseUrl, dataDir: '.' }), {
    clock,
    connectors: { mailbox },
    log: pino({ level: 'silent' }),
  })
  const { db } = context
  const cut: Cut = { left: Number.POSITIVE_INFINITY, isCut: false, passed: 0 }
  const imap = await startCuttingProxy(dovecot.port, cut)
  const smtp = await startCuttingProxy(Number(drop.smtp.split(':')[1]), cut)
  const mortal = createMortal(cut)
  const result: MailKillResult = {
    ...{ deaths: 0, sent: 0, unconfirmed: 0, words: 0, statements: 0 },
    wrong: [],
  }
  drop.mails.length = 0
  try {
    const communeId = await addCommune(context)
    const by = byOf(communeId)
    const places = { imap: `127.0.0.1:${imap.port}`, smtp: `127.0.0.1:${smtp.port}` }
    const channel = await addChannel({ context, communeId }, '', {
      ...{ connector: 'mailbox', receives: 1, publishes: 0 },
      config: { address: user, ...places },
    })
    const secrets = context.secrets.seal({ password }, secretsSubject(channel))
    await db.updateTable('channel').set({ secrets }).execute()
    dovecot.deliver(
      user,
      `From: julie@exemple.org\r\nTo: ${user}\r\nMessage-ID: <q@x>\r\nSubject: Horaires\r\n\r\nEst-ce ouvert ?\r\n`,
      clock.now(),
    )
    await pollChannel(context, channel)
    const asked = await db.selectFrom('message').selectAll().executeTakeFirstOrThrow()
    const { id: message, conversationId: conversation } = asked
    const keys: string[] = []

    /** Answers once, dying there; then whatever the rest of Tambour and its people do about it. */
    async function dieAt(place: Place) {
      const key = `one death ${keys.length}`
      keys.push(key)
      const work = { does: 'answer', communeId, conversation, message, key } as const
      const outcome = await mortal.run({ ...work, databaseUrl, now: clock.now() }, place)
      clock.advance(2 * MINUTE)
      await settleReplies(context)
      const row = await replyOf(key)
      // Of whom nothing was kept, and who certainly did not leave: somebody presses once more.
      if (row === undefined)
        await answer(context, by, conversation, anAnswer({ message, key, text }))
      else if (row.state === 'failed') await retryReply(context, by, row.id)
      return outcome
    }
    const replyOf = (key: string) =>
      db.selectFrom('reply').selectAll().where('key', '=', key).executeTakeFirst()

    const calm = await dieAt({ trouble: 'none', at: 0 })
    const whole = await dieAt({ trouble: 'killed on the line', at: Number.POSITIVE_INFINITY })
    if (calm.seen === undefined) throw new Error('it dies by itself')
    result.words = whole.words
    result.statements = calm.seen
    for (const place of placesOf(result.words, result.statements, deaths)) {
      if ((await dieAt(place)).happened) result.deaths++
    }

    // What a server took from a line that was cut may still be on its way to the list.
    await sleep(200)
    const sent = dovecot.mails(user, 'Sent')
    for (const key of keys) {
      const id = messageIdOf(key, own)
      const row = await replyOf(key)
      const left = drop.mails.filter(mail => mail.text.includes(id)).length
      const copies = sent.filter(mail => mail.includes(id)).length
      const isSent = row?.state === 'sent'
      if (isSent) result.sent++
      if (row?.state === 'unconfirmed') result.unconfirmed++
      const isSettled = isSent || row?.state === 'unconfirmed'
      if (!isSettled || left > 1 || (isSent && (left !== 1 || copies !== 1))) {
        result.wrong.push(`${key}: ${row?.state}, left ${left} times, ${copies} copies`)
      }
    }
    return result
  } finally {
    await mortal.kill()
    await imap.close()
    await smtp.close()
    await context.close()
  }
}
