import { expect, it } from 'vitest'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { outcomeLabel } from '../../../web/reply-times/episode-outcome.tsx'
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
