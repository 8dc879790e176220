import { addDevice } from '../../../server/alerts/devices.ts'
import { alertMails, noticeOf } from '../../../server/alerts/mail.ts'
import { alertPushes } from '../../../server/alerts/push.ts'
import { changeAlertSettings } from '../../../server/alerts/settings.ts'
import type { Context } from '../../../server/context.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import { accountsIn } from '../../../server/people/accounts.ts'
import { insertMember } from '../../../server/people/store/members.ts'
import { aDuty } from '../../support/builders/alerts.ts'
import { type TestClock, testClock } from '../../support/clock.ts'
import { password } from '../../support/mailbox/dovecot.ts'
import { type SmtpDrop, startSmtpDrop } from '../../support/mailbox/smtp.ts'
import { byCommune, fakeNetwork, from, thread } from '../../support/network/fake-network.ts'
import {
  type PlayedBrowser,
  type PushAnswer,
  type PushService,
  startPushService,
} from '../../support/network/push-service.ts'
import { channelOf, MINUTE, newChannel, newCommune } from '../../support/network/received.ts'
import type { Chance } from '../chance.ts'
import { type OutboxStorm, startOutboxStorm } from './outbox-storm.ts'

export type PushStormResult = {
  notices: number
  /** How many of those on duty were told by a push, by a mail in its place, and of whom nobody knows. */
  pushed: number
  mailed: number
  inDoubt: number
  faults: Map<string, number>
  wrong: string[]
}

/** How the push service answers when it is there. */
const answers = {
  taken: 12,
  'lost answer': 3,
  cut: 2,
  'refused for a while': 3,
  'asks to be left alone': 1,
  'refused for good': 1,
}

/**
 * Notices to three who are on duty, with four browsers between them, of which none wants mails, by two
 * that work at the same time over a push service that loses, refuses and forgets, and that is away for
 * an hour in the middle; one of them may be killed before any of its statements. Each notice must reach
 * each of the three, by a push or by one mail, and by no mail where a push was taken.
 */
export async function runPushStorm(storm: OutboxStorm): Promise<PushStormResult> {
  const clock = testClock('2026-06-02T08:00:00Z')
  const service = await startPushService()
  const drop = await startSmtpDrop()
  const running = await startOutboxStorm(storm, {
    ...{ does: 'alerts', clock, connectors: { fake: fakeNetwork() } },
    smtpUrl: `smtp://mairie:${encodeURIComponent(password)}@${drop.smtp}`,
    death: { probability: 0.15, statements: 90 },
  })
  const { chance, context, count, faults } = running
  const result: PushStormResult = {
    ...{ notices: 0, pushed: 0, mailed: 0, inDoubt: 0 },
    ...{ faults, wrong: [] },
  }
  try {
    const world = await settle(context, clock, service)
    service.says = () => {
      if (running.isAway()) {
        count('push service away')
        return 503
      }
      const kind = chance.of(answers)
      if (kind !== 'taken') count(`push ${kind}`)
      return answerOf(kind, chance)
    }
    for (let round = 0; running.goesOn(); round++) {
      await world.receive(thread(`t-${round}`, [from('Ann', clock.now(), 'Est-ce ouvert ?')]))
      clock.advance(8 * MINUTE)
      await running.work(() => {
        if (!chance.is(0.1) || drop.next !== null) return
        drop.next = 'refuse for now'
        count('mail refused for a while')
      })
      drop.next = null
      await running.rest()
      await judge(context, world, drop, result)
      await world.receive(thread(`t-${round}`, [byCommune(clock.now(), 'Oui')]))
      await running.runOnce()
    }
    return result
  } finally {
    await running.end()
    await service.close()
    await drop.close()
  }
}

function answerOf(kind: keyof typeof answers, chance: Chance): PushAnswer {
  switch (kind) {
    case 'taken':
      return 201
    case 'lost answer':
    case 'cut':
      return kind
    case 'refused for a while':
      return chance.is(0.5) ? 500 : 503
    case 'asks to be left alone':
      return { status: 429, headers: { 'retry-after': String(chance.below(60)) } }
    case 'refused for good':
      return chance.is(0.5) ? 403 : 413
  }
}

type World = {
  communeId: number
  people: { userId: string; email: string; browsers: PlayedBrowser[] }[]
  receive(...conversations: Parameters<typeof ingest>[2][number][]): Promise<void>
}

/** Anne has two browsers, the others one; all are on call, day and night. */
async function settle(context: Context, clock: TestClock, service: PushService): Promise<World> {
  const communeId = await newCommune(context, 'Saint-Exemple')
  const channelId = await newChannel(context, communeId, 'Page', clock.now() - MINUTE)
  const people: World['people'] = []
  for (const [name, many] of [
    ['anne', 2],
    ['bruno', 1],
    ['chloe', 1],
  ] as const) {
    const email = `${name}@exemple.fr`
    const accounts = await accountsIn(context, context.db)
    const userId = await accounts.create({ name, email, passwordHash: '' })
    await insertMember(context.db, { communeId, userId, role: 'officer', createdAt: 0 })
    await aDuty(context.db, { communeId, userId }, { callFrom: '00:00', callTo: '00:00' })
    const by = { communeId, userId, actor: name }
    const browsers = Array.from({ length: many }, () => service.subscribe())
    for (const { subscription } of browsers) {
      await addDevice(context, by, { kind: 'push', subscription }, name)
    }
    await changeAlertSettings(context, by, { mail: false })
    people.push({ userId, email, browsers })
  }
  return {
    communeId,
    people,
    async receive(...conversations) {
      await ingest(context, await channelOf(context, channelId), conversations)
    },
  }
}

/** What became of the notices that were not judged before. */
async function judge(
  { db }: Context,
  { people }: World,
  drop: SmtpDrop,
  result: PushStormResult,
): Promise<void> {
  const notices = await db
    .selectFrom('alertNotice')
    .selectAll()
    .orderBy('id')
    .offset(result.notices)
    .limit(1000)
    .execute()
  const rows = await db.selectFrom('mail').selectAll().execute()
  for (const { id, at } of notices) {
    result.notices++
    for (const { userId, email, browsers } of people) {
      const own = rows.filter(row => row.userId === userId && noticeOf(row.subject) === id)
      const shown = browsers.some(({ received }) =>
        received.some(({ payload }) => payload.kind === 'waiting' && payload.id === id),
      )
      const isTaken = own.some(row => row.kind === alertPushes.kind && row.state === 'sent')
      const mails = own.filter(row => row.kind === alertMails.kind)
      const copies = mails.map(
        ({ messageId }) => drop.mails.filter(({ text }) => text.includes(messageId)).length,
      )
      // A mail about a later notice tells of everybody who waits.
      const later = rows.some(
        row => row.kind === alertMails.kind && row.userId === userId && (row.sentAt ?? 0) >= at,
      )
      const isUnclear = mails.some(({ state }) => state === 'unconfirmed')
      const name = `notice ${id}, ${email}`
      if (isTaken && !shown) result.wrong.push(`${name}: called told, and no browser shows it`)
      if (isTaken && mails.length > 0) result.wrong.push(`${name}: told, and a mail besides`)
      if (copies.some(many => many > 1)) result.wrong.push(`${name}: more than one mail`)
      if (!shown && !later && !isUnclear) result.wrong.push(`${name}: lost`)
      if (isTaken) result.pushed++
      else if (isUnclear) result.inDoubt++
      else result.mailed++
    }
  }
}
