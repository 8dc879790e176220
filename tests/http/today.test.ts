import { describe, expect, it } from 'vitest'
import { todayShape } from '../../server/shapes/today.ts'
import { askedApp } from '../support/asked.ts'

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
})
