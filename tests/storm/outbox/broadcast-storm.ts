import { newsletter } from '../../../server/connectors/own/newsletter.ts'
import { push } from '../../../server/connectors/own/push.ts'
import { smsOvh } from '../../../server/connectors/sms/index.ts'
import type { Context } from '../../../server/context.ts'
import { createSandbox, type Sandbox } from '../../../server/sandbox/create.ts'
import { aDelivery, aPost } from '../../support/builders/publishing.ts'
import { aSubscriber, aTheme } from '../../support/builders/subscribers.ts'
import { testClock } from '../../support/clock.ts'
import { password } from '../../support/mailbox/dovecot.ts'
import { type SmtpDrop, startSmtpDrop } from '../../support/mailbox/smtp.ts'
import { type PlayedBrowser, startPushService } from '../../support/network/push-service.ts'
import { newCommune } from '../../support/network/received.ts'
import { type OutboxStorm, startOutboxStorm } from './outbox-storm.ts'

export type BroadcastStormResult = {
  posts: number
  /** How many were told, how many may have been, and for how many it was given up after many attempts. */
  reached: number
  inDoubt: number
  givenUp: number
  faults: Map<string, number>
  wrong: string[]
}

/** How the push service answers when it is there. */
const answers = { taken: 14, 'lost answer': 3, cut: 2, 'refused for a while': 3 }
const mailFaults = ['lose answer', 'lose mail', 'refuse for now'] as const
/** What becomes of a call to the provider of SMS. */
const smsCalls = { method: 'POST', path: '/ovh/1.0/sms' } as const
const smsFaults = {
  'lost answer': { kind: 'drop', when: 'after', match: smsCalls },
  cut: { kind: 'drop', when: 'before', match: smsCalls },
  'done, and said to have failed': { kind: 'accept-then-500', match: smsCalls },
  throttled: { kind: 'throttle', percent: 100, times: 1, match: smsCalls },
} as const
const smsFaultNames = ['lost answer', 'cut', 'done, and said to have failed', 'throttled'] as const
const connectors = { push, newsletter, 'sms-ovh': smsOvh }
const [browsers, mailboxes, telephones] = [6, 4, 3]

/**
 * Posts to residents, one after the other, sent by two that work at the same time over a push service, a
 * mail server and a provider of SMS that lose, refuse and are away for an hour; each of the two may be
 * killed before any of its statements. Every browser is to show each post, every mailbox and every
 * telephone to have it once.
 */
export async function runBroadcastStorm(storm: OutboxStorm): Promise<BroadcastStormResult> {
  const clock = testClock('2026-06-02T08:00:00Z')
  const service = await startPushService()
  const drop = await startSmtpDrop()
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  const running = await startOutboxStorm(storm, {
    ...{ does: 'broadcasts', clock, connectors },
    smtpUrl: `smtp://mairie:${encodeURIComponent(password)}@${drop.smtp}`,
    death: { probability: 0.2, statements: 120 },
  })
  const { chance, context, count, faults } = running
  const result: BroadcastStormResult = {
    ...{ posts: 0, reached: 0, inDoubt: 0, givenUp: 0 },
    ...{ faults, wrong: [] },
  }
  try {
    const communeId = await newCommune(context, 'Saint-Exemple')
    const school = await aTheme(context, communeId, 'École')
    const letters = await aTheme(context, communeId, 'École', 'newsletter', { perHour: '100000' })
    const readers = new Map<string, PlayedBrowser | string>()
    for (let place = 0; place < browsers; place++) {
      const browser = service.subscribe()
      const address = { endpoint: browser.subscription.endpoint, ...browser.subscription.keys }
      const part = { way: 'push', address, themes: [school.id] } as const
      readers.set(`subscriber:${(await aSubscriber(context, communeId, part)).id}`, browser)
    }
    for (let place = 0; place < mailboxes; place++) {
      const address = `r${place}@exemple.fr`
      const part = { address: { address }, themes: [letters.id] }
      readers.set(`subscriber:${(await aSubscriber(context, communeId, part)).id}`, address)
    }
    const texts = await smsTheme(context, communeId, sandbox)
    for (let place = 0; place < telephones; place++) {
      const address = `+3363998000${place}`
      const part = { way: 'sms', address: { address }, themes: [texts.id] } as const
      readers.set(`subscriber:${(await aSubscriber(context, communeId, part)).id}`, address)
    }
    service.says = () => {
      if (running.isAway()) {
        count('push service away')
        return 503
      }
      const kind = chance.of(answers)
      if (kind === 'taken') return 201
      count(`push ${kind}`)
      return kind === 'refused for a while' ? 503 : kind
    }
    while (running.goesOn()) {
      const now = clock.now()
      const post = await aPost(context.db, communeId, { text: `Nouvelle ${now}` })
      for (const { id } of [school, letters, texts]) {
        await aDelivery(context.db, post, id, { dueAt: now, nextAt: now })
      }
      await running.work(() => {
        if (chance.is(0.4) && drop.next === null) {
          drop.next = mailFaults[chance.below(mailFaults.length)] ?? null
          count(`mail: ${drop.next}`)
        }
        if (chance.is(0.4) && sandbox.faults.list().length === 0) {
          const name = smsFaultNames[chance.below(smsFaultNames.length)] ?? 'cut'
          sandbox.faults.add(smsFaults[name])
          count(`sms ${name}`)
        }
      })
      drop.next = null
      sandbox.faults.clear()
      await running.rest()
      await judge(context, { post: post.id, text: post.text, readers, drop, sandbox }, result)
    }
    return result
  } finally {
    await running.end()
    await service.close()
    await drop.close()
    await sandbox.close()
  }
}

/** The provider of SMS, as the commune connected it. */
async function smsTheme(context: Context, communeId: number, { sms }: Sandbox) {
  const { api, service, sender, key, secret, consumer } = sms
  return await aTheme(
    context,
    communeId,
    'École',
    'sms-ovh',
    { api, service, sender, purpose: 'information', price: '0,06' },
    { application_key: key, application_secret: secret, consumer_key: consumer },
  )
}

type Told = {
  post: number
  text: string
  readers: ReadonlyMap<string, PlayedBrowser | string>
  drop: SmtpDrop
  sandbox: Sandbox
}

/** How often a reader has it. */
function timesCome(reader: PlayedBrowser | string, { post, text, drop, sandbox }: Told): number {
  if (typeof reader !== 'string') {
    const tag = `tambour-post-${post}`
    return Number(reader.received.some(({ payload }) => 'tag' in payload && payload.tag === tag))
  }
  const mails = drop.mails.filter(one => one.to.includes(reader) && one.text.includes(text))
  const texts = sandbox.sms.all().filter(one => one.number === reader && one.text.includes(text))
  return mails.length + texts.length
}

async function judge({ db }: Context, told: Told, result: BroadcastStormResult): Promise<void> {
  const { post, readers } = told
  const rows = await db
    .selectFrom('mail')
    .innerJoin('broadcast', join =>
      join.on(({ eb, ref, cast }) =>
        eb(ref('mail.subject'), '=', cast<string>(ref('broadcast.deliveryId'), 'text')),
      ),
    )
    .innerJoin('delivery', 'delivery.id', 'broadcast.deliveryId')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .select(['mail.recipient', 'mail.state', 'mail.attempts'])
    .where('variant.postId', '=', post)
    .execute()
  for (const [recipient, reader] of readers) {
    const name = `post ${post}, ${recipient}`
    const own = rows.filter(row => row.recipient === recipient)
    const [row] = own
    if (row === undefined || own.length > 1) {
      result.wrong.push(`${name}: ${own.length} lines in the outbox`)
      continue
    }
    const came = timesCome(reader, told)
    if (came > 1) result.wrong.push(`${name}: ${came} times`)
    if (row.state === 'sent' && came === 0) result.wrong.push(`${name}: called told, and is not`)
    if (row.state === 'sent') result.reached++
    else if (row.state === 'unconfirmed') result.inDoubt++
    else if (row.state === 'failed' && row.attempts > 8) result.givenUp++
    else result.wrong.push(`${name}: ${row.state} after ${row.attempts}`)
  }
  result.posts++
}
