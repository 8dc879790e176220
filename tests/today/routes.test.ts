import { describe, expect, it } from 'vitest'
import { updateChannel } from '../../server/channels/store/channels.ts'
import { todayShape } from '../../server/today/shapes.ts'
import { askedApp } from '../support/network/calls.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'
import { says } from '../support/says.ts'

describe('today over HTTP', () => {
  it('shows a councillor who waits in the commune, and nobody else’s', async () => {
    const { ask, bob } = await askedApp()
    const answer = await ask('GET', '/api/today', { as: 'councillor' })
    expect(answer.status).toBe(200)
    expect(todayShape.parse(answer.json).waiting).toMatchObject([
      { author: 'Bob', conversation: bob.conversationId, dueAt: '2026-06-02T08:35:00.000Z' },
    ])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await ask('GET', '/api/today')).status).toBe(401)
  })

  it('shows anyone who reads it the channel whose access ends, until it is renewed', async () => {
    const { ask, context, channelId } = await askedApp()
    const channels = async (tokenEndsAt: number) => {
      await updateChannel(context.db, { id: channelId }, { tokenEndsAt })
      return todayShape.parse((await ask('GET', '/api/today', { as: 'councillor' })).json).channels
    }
    expect(await channels(paris('2026-06-09T10:30'))).toEqual([
      {
        id: channelId,
        name: 'Page de la mairie',
        problem: says(
          'L’accès à ce canal prend fin le mardi 9\u00a0juin 2026 à 10\u00a0h\u00a030\u00a0: reconnectez-le avant.',
        ),
        cutOffAt: null,
      },
    ])
    expect(await channels(paris('2026-08-09T10:30'))).toEqual([])
  })
})
