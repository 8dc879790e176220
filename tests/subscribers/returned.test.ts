import { expect } from 'vitest'
import { sendMails } from '../../server/mail/outbox.ts'
import { noteReturned } from '../../server/subscribers/broadcast.ts'
import { broadcastMails } from '../../server/subscribers/mail.ts'
import { testApp } from '../support/app.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aSubscriber, aTheme } from '../support/builders/subscribers.ts'
import { testClock } from '../support/clock.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { fakeMailer } from '../support/fake-mailer.ts'

// By real mails: returned.servers.test.ts.
itOnBoth('a mail that comes back counts once, of its own commune and address', async database => {
  const clock = testClock('2026-06-02T08:00:00Z')
  const { context, communeId } = await testApp({ clock, database })
  const mailer = fakeMailer()
  context.mailer = mailer
  const letters = await aTheme(context, communeId, 'Travaux', 'newsletter')
  await aSubscriber(context, communeId, { themes: [letters.id] })
  const post = await aPost(context.db, communeId)
  const state = { state: 'published', publishedAt: clock.now(), nextAt: null } as const
  await aDelivery(context.db, post, letters.id, state)
  await sendMails(context, broadcastMails)
  const messageId = mailer.mails[0]?.messageId.slice(1, -1) ?? ''
  const recipients = ['anne@exemple.fr']
  const counted = async (commune: number, ...mails: Parameters<typeof noteReturned>[2]) => {
    await noteReturned(context, commune, mails)
    const rows = await context.db.selectFrom('subscriber').select('failures').execute()
    return rows.map(({ failures }) => failures)
  }
  expect(await counted(communeId, { messageId: 'un.autre@exemple.fr', recipients })).toEqual([0])
  expect(await counted(communeId + 1, { messageId, recipients })).toEqual([0])
  expect(await counted(communeId, { messageId, recipients: ['b@exemple.fr'] })).toEqual([0])
  const came = { messageId, recipients }
  expect(await counted(communeId, came, came)).toEqual([1])
  expect(await counted(communeId, came)).toEqual([1])
})
