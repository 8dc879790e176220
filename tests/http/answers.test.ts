import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { checked } from '../support/answers.ts'
import { testApp } from '../support/app.ts'

const duty = {
  id: 1,
  userId: 'a',
  name: 'Anne',
  from: '2026-06-01',
  to: null,
  callFrom: null,
  callTo: null,
}

/** An API of which `PUT /duties/:id` answers that. */
function answering(body: object, status: 200 | 201 = 200) {
  const app = new Hono()
  app.put('/api/duties/1', c => c.json(body, status))
  app.get('/api/rien', c => c.json({}))
  return checked(app)
}

describe('every answer of the API, in tests', () => {
  it('is given as it is when it is what its operation says', async () => {
    const answer = await answering(duty).request('/api/duties/1', { method: 'PUT' })
    expect(await answer.json()).toEqual(duty)
  })

  it.each([
    ['lacks a field', { ...duty, name: undefined }, 200],
    ['has another type', { ...duty, id: '1' }, 200],
    ['tells more than its shape names', { ...duty, email: 'anne@exemple.fr' }, 200],
    ['has another status', duty, 201],
  ] as const)('is an error when it %s', async (_what, body, status) => {
    const asked = answering(body, status).request('/api/duties/1', { method: 'PUT' })
    await expect(async () => await asked).rejects.toThrow(/PUT \/duties\/:id answer/)
  })

  it('is an error when no operation is known there', async () => {
    await expect(async () => await answering(duty).request('/api/rien')).rejects.toThrow(
      'no operation answers GET /api/rien',
    )
  })

  it('is looked at in the whole app', async () => {
    const { ask, context } = await testApp()
    await context.db.updateTable('commune').set({ aimMinutes: 1.5 }).execute()
    await expect(
      async () => await ask('GET', '/api/commune', { as: 'councillor' }),
    ).rejects.toThrow('GET /commune answers other than it says')
  })
})
