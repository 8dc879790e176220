import { describe, expect, it } from 'vitest'
import { sendMails } from '../../server/mail/outbox.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { audienceReport } from '../../server/subscribers/audience-report.ts'
import { forgetSubscribers, tidySubscribers } from '../../server/subscribers/forget.ts'
import { broadcastMails } from '../../server/subscribers/mail.ts'
import { testApp } from '../support/app.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aSubscriber, aTheme } from '../support/builders/subscribers.ts'
import { testClock } from '../support/clock.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { fakeMailer } from '../support/fake-mailer.ts'

const DAY = 24 * 60 * 60_000

describe('a person who is erased', () => {
  it('is told nothing more, however their channel knows them', async () => {
    const { context, communeId } = await testApp()
    const { id } = await aTheme(context, communeId, 'École', 'newsletter')
    const mailbox = async (address: string) =>
      await aSubscriber(context, communeId, { address: { address }, themes: [id] })
    const number = { way: 'sms', address: { address: '+33612345678' } } as const
    await mailbox('anne@exemple.fr')
    await mailbox('bruno@exemple.fr')
    const stays = await mailbox('chloe@exemple.fr')
    await aSubscriber(context, communeId, number)
    const contacts = [
      'mailto:anne@exemple.fr#x1',
      'Bruno@Exemple.fr',
      'tel:0612345678#x2',
      'person-7',
    ]
    expect(await forgetSubscribers(context, communeId, contacts)).toBe(3)
    const left = await context.db.selectFrom('subscriber').select('id').execute()
    expect(left).toEqual([{ id: stays.id }])
    expect(await context.db.selectFrom('subscriberTheme').selectAll().execute()).toHaveLength(1)
  })
})

describe('what is old', () => {
  itOnBoth('keeps its numbers, and not who was told', async database => {
    const clock = testClock('2026-06-02T08:00:00Z')
    const { context, communeId } = await testApp({ clock, database })
    const mailer = fakeMailer()
    context.mailer = mailer
    const { id } = await aTheme(context, communeId, 'École', 'newsletter')
    for (const name of ['anne', 'bruno']) {
      const address = { address: `${name}@exemple.fr` }
      await aSubscriber(context, communeId, { address, themes: [id] })
    }
    const reason = { key: 'x', fr: 'Refusé', en: 'Refused' } as never
    mailer.says = ({ to }) =>
      to.startsWith('bruno') ? { kind: 'failed', reason, again: false } : { kind: 'sent' }
    const post = await aPost(context.db, communeId)
    await aDelivery(context.db, post, id, { dueAt: clock.now(), nextAt: clock.now() })
    await deliverDue(context, { worker: 'test' })
    await sendMails(context, broadcastMails)
    const year = { from: '2026-01-01', to: '2026-12-31' }
    const numbers = async () => (await audienceReport(context, communeId, year)).broadcasts
    const before = await numbers()
    expect(before).toMatchObject([{ recipients: 2, reached: 1, failed: 1, waiting: 0 }])
    await tidySubscribers(context, communeId, clock.now() + 29 * DAY)
    expect(await context.db.selectFrom('mail').select('id').execute()).toHaveLength(2)
    await tidySubscribers(context, communeId, clock.now() + 31 * DAY)
    expect(await context.db.selectFrom('mail').select('id').execute()).toEqual([])
    expect(await numbers()).toEqual(before)
  })

  it('is also who was asked and never said yes', async () => {
    const { context, communeId } = await testApp()
    await aSubscriber(context, communeId, { state: 'pending' })
    await tidySubscribers(context, communeId, 6 * DAY)
    expect(await context.db.selectFrom('subscriber').select('id').execute()).toHaveLength(1)
    await tidySubscribers(context, communeId, 8 * DAY)
    expect(await context.db.selectFrom('subscriber').select('id').execute()).toEqual([])
  })

  it('is also what became of an SMS of more than a year ago', async () => {
    const { context, communeId } = await testApp()
    const { id: channelId } = await aTheme(context, communeId, 'École', 'sms-ovh')
    const post = await aPost(context.db, communeId)
    const { id: deliveryId } = await aDelivery(context.db, post, channelId)
    const sent = { communeId, channelId, deliveryId, subscriberId: 1, state: 'delivered' } as const
    for (const at of [0, 10 * DAY]) {
      const row = { ...sent, remoteId: `job-${at}`, at }
      await context.db.insertInto('smsSent').values(row).execute()
    }
    await tidySubscribers(context, communeId, 366 * DAY)
    const left = await context.db.selectFrom('smsSent').select('at').execute()
    expect(left).toEqual([{ at: 10 * DAY }])
  })
})
