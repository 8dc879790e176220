import { afterEach, describe, expect, it, vi } from 'vitest'
import { capabilities } from '../../server/capabilities.ts'
import { commandActor } from '../../server/cli/command.ts'
import { openApi } from '../../server/cli/here.ts'
import { exitStatusOf, sentenceOf } from '../../server/cli/run.ts'
import { operations as ofTheFrame } from '../../server/http/frame/operations.ts'
import { operations } from '../../server/operations.ts'
import { communeOf, currentCommune } from '../../server/people/commune.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { served, testApp } from '../support/app.ts'
import { newCommune } from '../support/network/received.ts'

afterEach(() => vi.restoreAllMocks())

async function house(database: 'sqlite' | 'postgres' = 'sqlite') {
  const app = await testApp({ database })
  const commune = await currentCommune(app.context)
  return { ...app, api: openApi({ context: app.context, commune }) }
}

describe('the API in this process', () => {
  it('finds every operation with the capability that owns it', async () => {
    const owned = await Promise.all(
      capabilities.map(async one => {
        const table = (await one.operations?.()) ?? {}
        expect(one.api !== undefined).toBe(Object.keys(table).length > 0)
        return Object.keys(table)
      }),
    )
    const all = [...owned.flat(), ...Object.keys(ofTheFrame)]
    expect(all.toSorted()).toEqual(Object.keys(operations).toSorted())
  })

  it('loads the routes of the capability that is asked, once, and no others', async () => {
    const { api } = await house()
    const mounted = capabilities.flatMap(one =>
      one.api === undefined ? [] : [{ one, api: vi.spyOn(one, 'api') }],
    )
    await api('GET /opening-hours')
    await api('GET /targets')
    const loaded = mounted.filter(({ api }) => api.mock.calls.length > 0)
    expect(loaded.map(({ api }) => api.mock.calls.length)).toEqual([1])
    expect(Object.keys((await loaded[0]?.one.operations?.()) ?? {})).toContain('GET /opening-hours')
  })

  it.each(['sqlite', 'postgres'] as const)(
    'writes as the command line, in the commune that was chosen, on %s',
    async database => {
      const { context, communeId, api } = await house(database)
      const other = await newCommune(context, 'Vouzy')
      const there = openApi({ context, commune: await communeOf(context, other) })
      const { id } = await there('POST /api-keys', { json: { name: 'Site', role: 'councillor' } })
      expect((await there('GET /api-keys')).map(key => key.id)).toEqual([id])
      expect(await api('GET /api-keys')).toEqual([])
      const [line] = await readJournal(context.db, { communeId: other })
      expect(line).toMatchObject({ actor: commandActor, action: 'api-key.created' })
      expect(communeId).not.toBe(other)
    },
  )

  it('refuses as the use case does, and what does not fit with exit status 2', async () => {
    const { api } = await house()
    const revoked = await api('DELETE /api-keys/:id', { param: { id: 999 } }).catch(error => error)
    expect([sentenceOf(revoked), exitStatusOf(revoked)]).toEqual([
      'Cette clé n’existe pas ou plus.',
      1,
    ])
    const misfit = await api('GET /privacy/found', { query: { search: '' } }).catch(error => error)
    expect(sentenceOf(misfit)).toMatch(/^[A-ZÀÉ«][^\n]*\.$/)
    expect(exitStatusOf(misfit)).toBe(2)
  })
})

describe('who asks in this process', () => {
  const claimed = {
    communeId: 1,
    actor: commandActor,
    role: 'administrator',
    runsInstallation: true,
    userId: null,
    sessionId: null,
    secondFactor: false,
    keyOwner: ofInstallation,
    email: null,
  }
  const text = JSON.stringify(claimed)
  const inHeader = encodeURIComponent(text)

  it.each<Record<string, string>>([
    {},
    { here: inHeader, identity: inHeader, 'x-identity': inHeader, 'tambour-identity': inHeader },
    { 'x-forwarded-user': commandActor, forwarded: 'for=127.0.0.1', 'x-real-ip': '127.0.0.1' },
    { cookie: `here=${inHeader}; identity=${inHeader}; tambour.session_token=${inHeader}` },
    { authorization: `Bearer ${Buffer.from(text).toString('base64url')}` },
    { 'tambour-commune': '1', authorization: 'Bearer here' },
  ])('cannot be claimed through a socket by %j', async headers => {
    const { app } = await house()
    const url = await served(app)
    for (const path of ['/opening-hours', '/api-keys', '/installation/communes']) {
      const { status } = await fetch(`${url}/api${path}?here=${inHeader}`, { headers })
      expect([path, status]).toEqual([path, 401])
    }
  })

  it('cannot be claimed by what the server is given beside a request', async () => {
    const { app, context } = await house()
    // While a command works in the same process.
    openApi({ context, commune: await currentCommune(context) })
    const forged = { here: claimed, identity: claimed, Variables: { identity: claimed } }
    const { status } = await app.request('/api/api-keys', {}, forged)
    expect(status).toBe(401)
  })
})
