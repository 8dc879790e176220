import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApiKey } from '../../server/people/api-keys.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { apiKeyMade, apiKeyShape } from '../../server/people/shapes.ts'
import { addTestPerson, testApp } from '../support/app.ts'
import { aCommune } from '../support/builders/people.ts'

const body = { name: 'Site de la commune', role: 'councillor' }
const as = 'administrator'

describe('API keys', () => {
  it('are told once, open what their role allows, and open nothing once revoked', async () => {
    const { ask, context } = await testApp()
    const made = await ask('POST', '/api/api-keys', { as, body })
    expect(made.status).toBe(201)
    const { token, ...shown } = apiKeyMade.parse(made.json)
    expect(token).toMatch(/^tmb_[A-Za-z0-9_-]{43}$/)
    expect(token.startsWith(shown.prefix)).toBe(true)
    expect(shown.prefix).toHaveLength(10)
    const headers = { authorization: `Bearer ${token}` }
    expect((await ask('GET', '/api/me', { headers })).json).toMatchObject({
      user: { id: '', name: 'Clé «\u00a0Site de la commune\u00a0» (ligne de commande)' },
      role: 'councillor',
    })
    expect((await ask('GET', '/api/api-keys', { headers })).status).toBe(403)

    const list = await ask('GET', '/api/api-keys', { as })
    expect(list.text).not.toContain(token)
    const stored = await context.db.selectFrom('apiKey').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(z.array(apiKeyShape).parse(list.json)).toContainEqual({
      ...shown,
      lastUsedAt: '2026-06-02T08:00:00.000Z',
    })

    expect((await ask('DELETE', `/api/api-keys/${shown.id}`, { as })).status).toBe(204)
    expect((await ask('GET', '/api/me', { headers })).status).toBe(401)
    expect((await ask('DELETE', `/api/api-keys/${shown.id}`, { as })).status).toBe(404)
    expect((await ask('GET', '/api/api-keys', { as })).text).not.toContain(shown.prefix)
  })

  it('belong to who makes them, or to whom the key belongs that makes them', async () => {
    const house = await testApp()
    const { ask, signIn } = house
    const camille = await addTestPerson(house, 'Camille', 'administrator')
    const cookie = await signIn('camille@exemple.fr')
    const named = { name: 'Anne', role: 'administrator', days: 90 }
    const own = apiKeyMade.parse((await ask('POST', '/api/api-keys', { cookie, body: named })).json)
    expect(own).toMatchObject({
      owner: { kind: 'person', name: 'Camille' },
      endsAt: '2026-08-31T08:00:00.000Z',
    })
    const headers = { authorization: `Bearer ${own.token}` }
    const child = apiKeyMade.parse((await ask('POST', '/api/api-keys', { headers, body })).json)
    expect(child.owner).toEqual({ kind: 'person', name: 'Camille' })
    const journal = (await ask('GET', '/api/journal?kind=people', { as })).json
    const lines = z
      .object({ lines: z.array(z.object({ by: z.string(), subject: z.string() })) })
      .parse(journal)
      .lines.slice(0, 3)
    expect(lines).toContainEqual({
      by: 'Clé «\u00a0Anne\u00a0» (Camille)',
      subject: `api-key:${child.id}`,
    })
    expect(lines).toContainEqual({ by: 'Camille', subject: `api-key:${own.id}` })

    await ask('PUT', `/api/people/${camille}`, { as, body: { role: 'officer' } })
    expect((await ask('GET', '/api/people', { headers })).status).toBe(403)
    expect((await ask('GET', '/api/journal', { headers })).status).toBe(200)
    await ask('DELETE', `/api/people/${camille}`, { as })
    const refused = await ask('GET', '/api/journal', { headers })
    expect(refused.status).toBe(401)
    expect(refused.json).toMatchObject({
      error: 'unauthenticated',
      message: expect.stringMatching(/^Cette clé d’API a été révoquée/),
    })
  })

  it('of another commune do not exist', async () => {
    const { ask, context } = await testApp()
    const other = await aCommune(context.db)
    const by = { actor: 'test', keyOwner: ofInstallation }
    const theirs = await createApiKey(context, other.id, { name: 'v', role: 'officer' }, by)
    expect((await ask('DELETE', `/api/api-keys/${theirs.id}`, { as })).status).toBe(404)
    expect((await ask('GET', '/api/api-keys', { as })).text).not.toContain(theirs.prefix)
  })

  it.each([
    ['no number', '/api/api-keys/abc'],
    ['a number below one', '/api/api-keys/0'],
  ])('refuse %s', async (_what, path) => {
    const { ask } = await testApp()
    expect((await ask('DELETE', path, { as })).status).toBe(400)
  })
})
