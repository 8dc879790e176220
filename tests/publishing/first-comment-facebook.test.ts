import { expect, it } from 'vitest'
import { listConversations } from '../../server/inbox/conversations.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { replyFigures } from '../../server/reply-times/reply-report.ts'
import { facebookVillage } from '../support/network/facebook-village.ts'
import { storedEpisodes } from '../support/network/received.ts'
import { byOf, deliveryOf, plan } from '../support/publishing.ts'

const MINUTE = 60_000
const words = 'Réservations au 03 00 00 00 00.'

it('is under its post on Facebook, and neither a citizen’s message nor a reply', async () => {
  const v = await facebookVillage()
  const { context, clock, sandbox, page, channelId } = v
  const { communeId } = v.who
  const poll = async () => {
    const { error } = await v.poll()
    if (error !== null) throw new Error(error.fr)
  }
  const day = { from: '2026-06-02', to: '2026-06-02' }
  const figures = () => replyFigures(context, communeId, day)

  const inbox = async () => (await listConversations(context, communeId, {})).conversations

  await poll()
  const world = { context, communeId, by: byOf(communeId) }
  const [post = 0, comment = 0] = await plan(world, [channelId], clock.now() + MINUTE, {
    comment: words,
  })
  clock.advance(MINUTE)
  await deliverDue(context, { worker: 'w' })
  await deliverDue(context, { worker: 'w' })
  expect(await deliveryOf(world, comment)).toMatchObject({ state: 'verified', reason: null })
  clock.advance(MINUTE)
  await poll()
  const said = await context.db
    .selectFrom('message')
    .select(['text', 'direction'])
    .where('text', '=', words)
    .execute()
  expect(said).toEqual([{ text: words, direction: 'outbound' }])
  expect(await figures()).toMatchObject({ received: 0, summary: { counted: 0 } })
  expect(await inbox()).toEqual([])

  // Who asks under the post, or under the comment, waits from then on, and for an answer.
  const under = (await deliveryOf(world, post)).remoteId ?? ''
  const mine = (await deliveryOf(world, comment)).remoteId ?? ''
  for (const [target, resident] of [
    [under, 'Julie Renard'],
    [mine, 'Émile Perrin'],
  ] as const) {
    sandbox.write({ page, kind: 'comment', target, resident, text: 'Est-ce payant ?' })
  }
  clock.advance(MINUTE)
  await poll()
  expect(await figures()).toMatchObject({ received: 2, summary: { counted: 0 } })
  const episodes = await storedEpisodes({ context })
  expect(episodes.map(({ closedBy }) => closedBy)).toEqual([null, null])
  expect(episodes.map(({ thread }) => thread)).toContain(mine)
  expect(await inbox()).toHaveLength(2)
})
