import { describe, expect, it } from 'vitest'
import { journalPage } from '../../server/people/shapes.ts'
import { keyActor } from '../support/app.ts'
import { askedApp } from '../support/network/calls.ts'

describe('the journal over HTTP', () => {
  const pageOf = async (
    ask: Awaited<ReturnType<typeof askedApp>>['ask'],
    query = '',
    as: 'officer' | 'administrator' = 'administrator',
  ) => journalPage.parse((await ask('GET', `/api/journal${query}`, { as })).json)

  it('tells what was decided, newest first, with the way to it', async () => {
    const { ask, bob } = await askedApp()
    const body = { needsReply: false, reason: 'spam' }
    await ask('POST', `/api/messages/${bob.id}/marks`, { as: 'officer', body })
    const { lines, next } = await pageOf(ask, '?kind=override')
    expect(next).toBeNull()
    expect(lines).toEqual([
      {
        id: expect.any(Number),
        at: '2026-06-02T08:30:00.000Z',
        by: keyActor('officer'),
        action: 'message.marked',
        subject: `message:${bob.id}`,
        detail: { ...body, mark: 1 },
        place: { kind: 'conversation', id: bob.conversationId, name: 'Fête du village' },
      },
    ])
    expect((await pageOf(ask, `?subject=message:${bob.id}`)).lines).toEqual(lines)
    expect((await pageOf(ask)).lines.map(({ action }) => action)).toContain('commune.created')
  })

  it('goes back fifty acts at a time, each once', async () => {
    const { ask, bob } = await askedApp()
    for (let index = 0; index < 60; index++) {
      const body = { needsReply: index % 2 === 0, reason: `avis ${index}` }
      await ask('POST', `/api/messages/${bob.id}/marks`, { as: 'officer', body })
    }
    const first = await pageOf(ask, '?kind=override')
    const second = await pageOf(ask, `?kind=override&before=${first.next}`)
    const reasons = [...first.lines, ...second.lines].map(({ detail }) => detail.reason)
    expect(first.lines).toHaveLength(50)
    expect(reasons).toEqual(Array.from({ length: 60 }, (_, index) => `avis ${59 - index}`))
    expect(second.next).toBeNull()
  })

  it('tells the addresses of the digest’s readers to administrators alone', async () => {
    const { ask } = await askedApp()
    const body = { email: 'lecteur@exemple.fr' }
    await ask('POST', '/api/digest/recipients', { as: 'administrator', body })
    const told = (as: 'officer' | 'administrator') => pageOf(ask, '?kind=digest', as)
    expect((await told('administrator')).lines).toMatchObject([
      { action: 'recipient.added', detail: body, place: { kind: 'digest', id: null } },
    ])
    expect((await told('officer')).lines).toEqual([])
    expect(JSON.stringify(await pageOf(ask, '', 'officer'))).not.toContain('lecteur@')
  })

  it('is for officers, and of one commune', async () => {
    const { ask, context, communeId } = await askedApp()
    expect((await ask('GET', '/api/journal')).status).toBe(401)
    expect((await ask('GET', '/api/journal', { as: 'councillor' })).status).toBe(403)
    expect((await ask('GET', '/api/journal?kind=tout', { as: 'officer' })).status).toBe(400)
    const before = (await pageOf(ask)).lines.length
    const { id: other } = await context.db
      .selectFrom('commune')
      .select('id')
      .where('id', '!=', communeId)
      .executeTakeFirstOrThrow()
    await context.db
      .insertInto('journal')
      .values({
        communeId: other,
        at: 0,
        actor: 'Zoé',
        action: 'event.created',
        subject: 'event:1',
      })
      .execute()
    expect((await pageOf(ask)).lines).toHaveLength(before)
  })
})
