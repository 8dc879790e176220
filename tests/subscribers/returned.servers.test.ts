import { expect, it } from 'vitest'
import { sendMails } from '../../server/mail/outbox.ts'
import { createMailer } from '../../server/platform/mailer.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { audienceReport } from '../../server/subscribers/audience-report.ts'
import { broadcastMails } from '../../server/subscribers/mail.ts'
import { boxAt, mailServers } from '../connectors/mailbox/box.ts'
import { testApp } from '../support/app.ts'
import { aChannel } from '../support/builders/channels.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aSubscriber, aTheme } from '../support/builders/subscribers.ts'
import { testClock } from '../support/clock.ts'
import { password } from '../support/mailbox/dovecot.ts'
import { reportOf } from '../support/mailbox/returned-mails.ts'
import { pollDue } from '../support/poll-due.ts'

const servers = await mailServers()

it.skipIf(servers === null)(
  'whose mails come back is counted as not reached, and left alone after three',
  async () => {
    if (servers === null) throw new Error('no dovecot')
    const box = boxAt(servers.dovecot, servers.drop)
    const clock = testClock('2026-11-27T10:00:00Z')
    const settings = { publicUrl: 'https://tambour.exemple.fr', loopbackFeeds: true }
    const { context, communeId } = await testApp({ clock, settings })
    const url = `smtp://mairie:${encodeURIComponent(password)}@${servers.drop.smtp}`
    context.mailer = createMailer(url, `Mairie <${box.user}>`)
    await aChannel(context, communeId, {
      ...{ connector: 'mailbox', config: box.call().config, secrets: { password } },
      ...{ publishes: 0, poll: { nextAt: clock.now() } },
    })
    const letters = await aTheme(context, communeId, 'Travaux', 'newsletter', { perHour: '1000' })
    const address = 'helene@exemple.net'
    const helene = await aSubscriber(context, communeId, {
      address: { address },
      themes: [letters.id],
    })
    await aSubscriber(context, communeId, { themes: [letters.id] })
    const subscribers = async () =>
      await context.db
        .selectFrom('subscriber')
        .select(['state', 'failures'])
        .orderBy('id')
        .execute()
    const year = { from: '2026-01-01', to: '2026-12-31' }
    for (const [failures, state] of [
      [1, 'active'],
      [2, 'active'],
      [3, 'suspended'],
    ] as const) {
      const now = clock.now()
      const post = await aPost(context.db, communeId, { text: `Nouvelle ${failures}` })
      await aDelivery(context.db, post, letters.id, { dueAt: now, nextAt: now })
      await deliverDue(context, { worker: 'test' })
      await sendMails(context, broadcastMails)
      const sent = servers.drop.mails.findLast(({ to }) => to.includes(address))
      const messageId = /^Message-ID: <(.*)>/im.exec(sent?.text ?? '')?.[1] ?? ''
      // Who does not know the address says nothing of it; who does says it once.
      const [server, forged] = ['Postfix', reportOf('Exim', { messageId, to: 'x@exemple.org' })]
      box.dovecot.deliver(box.user, forged, now)
      for (const _ of [1, 2])
        box.dovecot.deliver(box.user, reportOf(server, { messageId, to: address }), now)
      clock.advance(60 * 60_000)
      await pollDue(context)
      expect(await subscribers()).toEqual([
        { state, failures },
        { state: 'active', failures: 0 },
      ])
      const [last] = (await audienceReport(context, communeId, year)).broadcasts
      expect(last).toMatchObject({ recipients: 2, reached: 1, failed: 1, waiting: 0 })
    }
    expect(helene.state).toBe('active')
  },
)
