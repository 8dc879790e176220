import { expect, it } from 'vitest'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { replyFigures } from '../../../server/reply-times/reply-report.ts'
import { outcomeLabel } from '../../../web/reply-times/episode-outcome.tsx'
import { listMessages } from '../../../web/reply-times/lists-messages.ts'
import { replyTimeMessages } from '../../../web/reply-times/messages.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aConversation } from '../../support/builders/messages.ts'
import { aCommune } from '../../support/builders/people.ts'
import { testClock } from '../../support/clock.ts'
import { testContext } from '../../support/context.ts'

const second = 1_000
const minute = 60 * second

it('never says of a late answer that it took what the target allows', async () => {
  const context = await testContext({ clock: testClock(Date.parse('2026-11-26T09:00:00Z')) })
  const { id: commune } = await aCommune(context.db)
  const channel = await aChannel(context, commune)
  /** What is said of a question at that time, answered so much later. */
  const saidOf = async (askedAt: string, ms: number) => {
    const sentAt = Date.parse(askedAt)
    const messages = [{ sentAt }, { by: null, sentAt: sentAt + ms }]
    const { id } = await aConversation(context.db, channel, { visibility: 'private', messages })
    const [episode] = (await getConversation(context, commune, id)).episodes
    if (episode === undefined) throw new Error('nobody asked')
    return outcomeLabel(episode)
  }
  const morning = '2026-11-24T08:30:00Z'
  expect(await saidOf(morning, 15 * minute)).toMatch(/^Réponse en 15\smin$/)
  expect(await saidOf(morning, 15 * minute - second)).toMatch(/^Réponse en 14\smin$/)
  expect(await saidOf(morning, 15 * minute + second)).toMatch(/^Réponse en 16\smin, en retard$/)
  // Asked 28 min before the mairie closes, and answered before it opens.
  expect(await saidOf('2026-11-24T15:32:00Z', 987 * minute + second)).toMatch(
    /^Réponse en 28\smin d’ouverture, en retard \(16\sh\s28\smin en tout\)$/,
  )
})

it('says of imported history that it counts, and of whom withdrew that it was in time', async () => {
  const now = Date.parse('2026-11-26T09:00:00Z')
  const context = await testContext({ clock: testClock(now) })
  const { id: commune } = await aCommune(context.db)
  const channel = await aChannel(context, commune, { createdAt: now })
  const sentAt = Date.parse('2026-11-24T08:30:00Z')
  const answered = [{ sentAt }, { by: null, sentAt: sentAt + minute }]
  // The second was too late for it: it counts as one that nobody answered.
  const inTime = [{ sentAt, removedAt: sentAt + minute }]
  const late = [{ sentAt, removedAt: sentAt + 60 * minute }]
  for (const messages of [answered, inTime, late])
    await aConversation(context.db, channel, { visibility: 'private', messages })
  const days = { from: '2026-11-24', to: '2026-11-24' }
  const { history, summary } = await replyFigures(context, commune, days)
  expect({ history, ...summary }).toMatchObject({ history: 3, counted: 2, withdrawn: 1 })
  const { leftOut } = replyTimeMessages()
  expect(leftOut.history(history)).toMatch(/^3\smessages repris .*, comptés comme les autres/)
  for (const said of [leftOut.withdrawn(1), listMessages().lists.retires])
    expect(said).toContain('à temps')
})
