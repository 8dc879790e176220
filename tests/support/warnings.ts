import { onTestFinished } from 'vitest'
import type { Connector } from '../../server/connectors/connector.ts'
import { connectors } from '../../server/connectors/registry.ts'
import type { Context } from '../../server/context.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import { warningMails } from '../../server/subscribers/mail.ts'
import { warningPushes } from '../../server/subscribers/push.ts'
import { warningTexts } from '../../server/subscribers/sms.ts'
import { endMails } from '../../server/warnings/end.ts'
import type { WarningNew, WarningShape } from '../../server/warnings/shapes.ts'
import { addTestPerson, testApp } from './app.ts'
import { aSubscriber, aTheme } from './builders/subscribers.ts'
import { testClock } from './clock.ts'
import type { DatabaseKind } from './database/databases.ts'
import { fakeMailer } from './fake-mailer.ts'
import { fakeNetwork } from './network/fake-publisher.ts'
import { playedPushService } from './network/push-service.ts'
import { addChannel, run } from './publishing.ts'

/** A warning that Anne sends in the morning, until six in the evening. */
export const aWarning = (
  channels: readonly number[],
  part: Partial<WarningNew> = {},
): WarningNew => ({
  ...{ topic: 'storm', text: 'ALERTE VENT VIOLENT\nRestez chez vous.', texts: {} },
  item: null,
  ...{ channels: [...channels], media: [], endsLocal: '2026-06-02T18:00', isDrill: false },
  ...part,
})

/** As it goes out. */
export const said =
  'ALERTE VENT VIOLENT\nRestez chez vous.\n\nValable jusqu’au mardi 2\u00a0juin à 18\u00a0h.'

/**
 * A commune at ten in the morning with a network that lets what is out be taken back, one that does not,
 * a notice board that a person keeps, and subscribers by push, mail and SMS.
 */
export async function warningHouse(database: DatabaseKind = 'sqlite') {
  const clock = testClock('2026-06-02T08:00:00Z')
  const fake = fakeNetwork()
  const page: Connector = {
    ...fake.connector,
    async withdraw(_, remoteId) {
      fake.posts = fake.posts.filter(({ id }) => id !== remoteId)
      return { kind: 'done' }
    },
  }
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  onTestFinished(() => sandbox.close())
  const tested = await testApp({
    ...{ clock, database },
    settings: { publicUrl: 'https://tambour.exemple.fr', loopbackFeeds: true },
    connectors: {
      ...connectors,
      fake: page,
      stays: { ...fake.connector, manifest: { ...fake.connector.manifest, key: 'stays' } },
    },
  })
  const { context, communeId } = tested
  const mailer = fakeMailer()
  context.mailer = mailer
  const service = await playedPushService()
  const push = await aTheme(context, communeId, 'Alertes')
  const letters = await aTheme(context, communeId, 'Alertes', 'newsletter')
  const { api, service: account, sender, key, secret, consumer } = sandbox.sms
  const sms = await aTheme(
    context,
    communeId,
    'Alertes',
    'sms-ovh',
    { ...{ api, sender, purpose: 'information', price: '0,06', budget: '10' }, service: account },
    { application_key: key, application_secret: secret, consumer_key: consumer },
  )
  const world = { context, communeId, clock, network: fake }
  const channels = {
    page: await addChannel(world, 'village'),
    stays: await addChannel(world, 'autre', { connector: 'stays' }),
    board: await addChannel(world, 'panneau', { connector: 'panneaupocket', config: {} }),
    ...{ push: push.id, mail: letters.id, sms: sms.id },
  }
  const browser = async () => {
    const played = service.subscribe()
    const { endpoint, keys } = played.subscription
    const address = { endpoint, ...keys }
    await aSubscriber(context, communeId, { way: 'push', address, themes: [channels.push] })
    return played
  }
  const mailbox = (address: string) =>
    aSubscriber(context, communeId, { address: { address }, themes: [channels.mail] })
  const telephone = (address: string) =>
    aSubscriber(context, communeId, { way: 'sms', address: { address }, themes: [channels.sms] })
  const userId = await addTestPerson(tested, 'Bruno', 'officer')
  return {
    ...{ ...tested, clock, fake, sandbox, mailer, service, channels, browser, mailbox, telephone },
    by: { communeId, userId, actor: 'Bruno' },
    /** What the engine and the outbox do until nothing is due. */
    async settle(inContext: Context = context) {
      await run({ context: inContext })
      for (const kind of [warningPushes, warningMails, warningTexts, ...endMails]) {
        await sendMails(inContext, kind)
      }
    },
  }
}
export type WarningHouse = Awaited<ReturnType<typeof warningHouse>>

/** What became of a warning on one of its channels. */
export function onChannel(warning: WarningShape, channel: number) {
  const found = warning.channels.find(one => one.channel === channel)
  if (found === undefined) throw new Error(`the warning is not on channel ${channel}`)
  return found
}
