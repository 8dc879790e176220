import { expect, it } from 'vitest'
import { feedMails } from '../../server/calendar/mail.ts'
import { calendarSentences } from '../../server/calendar/sentences.ts'
import { updateFeed } from '../../server/calendar/store-feeds.ts'
import { sentenceText } from '../../server/language/sentence.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { alertHouse } from '../support/alerts.ts'
import { aFeed } from '../support/builders/calendar.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const DAY = 86_400_000

itOnBoth('a source that died is told once, by day, and once that it is back', async kind => {
  const h = await alertHouse(kind, '2026-06-16T22:30')
  const now = h.clock.now()
  const { id } = await aFeed(h.context.db, h.communeId, {
    ...{ name: 'École Jean-Moulin', use: 'items', failures: 6, failingSince: now - 3 * DAY },
    ...{ readAt: now - 3 * DAY, deadAt: now, error: sentenceText(calendarSentences.feedGone) },
  })
  const send = async (at: number) => {
    h.clock.set(at)
    await sendMails(h.context, feedMails)
    await sendMails(h.context, feedMails)
    return h.mailer.mails.map(({ subject }) => subject)
  }
  expect(await send(now)).toEqual([])
  expect(await send(paris('2026-06-17T08:00'))).toEqual([
    expect.stringContaining('«\u00a0École Jean-Moulin\u00a0» ne donne plus rien'),
  ])
  expect(h.mailer.mails[0]?.text).toContain('Il n’y a plus rien à cette adresse')
  expect(await send(paris('2026-06-18T08:00'))).toHaveLength(1)
  const revivedAt = paris('2026-06-18T09:00')
  await updateFeed(h.context.db, id, { deadAt: null, revivedAt, failures: 0, error: null })
  expect((await send(revivedAt)).at(-1)).toContain('est de retour')
  expect(await send(revivedAt + 5 * DAY)).toHaveLength(2)
})

it('that is removed before it was told is told to nobody', async () => {
  const h = await alertHouse('sqlite', '2026-06-16T22:30')
  const now = h.clock.now()
  const { id } = await aFeed(h.context.db, h.communeId, { deadAt: now })
  await sendMails(h.context, feedMails)
  await h.context.db.deleteFrom('calendarFeed').where('id', '=', id).execute()
  h.clock.set(now + DAY / 2)
  await sendMails(h.context, feedMails)
  expect(h.mailer.mails).toEqual([])
})
