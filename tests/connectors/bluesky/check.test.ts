import { describe, expect, it } from 'vitest'
import { check } from '../../../server/connectors/bluesky/check.ts'
import { receive } from '../../../server/connectors/bluesky/receive.ts'
import type { HttpClient } from '../../../server/platform/http-client.ts'
import { says } from '../../support/says.ts'
import { openServer } from './harness.ts'

it('a check says whose account it is', async () => {
  const { call } = await openServer()
  expect(await check(call())).toEqual({
    state: 'working',
    name: 'Mairie de Vaubécourt-sur-Marne',
    url: 'https://bsky.app/profile/mairie.exemple.fr',
    tokenEndsAt: null,
    lines: [
      { key: 'account', level: 'ok', text: says(/est connecté/) },
      { key: 'mentions', level: 'ok', text: says(/sont lues/) },
    ],
  })
})

it.each([
  ['la mairie', /écrivez-le comme mairie.exemple.fr/],
  ['mairie', /écrivez-le comme/],
  ['', /écrivez-le comme/],
  ['bibliotheque.exemple.fr', /refuse ce mot de passe d’application/],
])('%j is no account of ours', async (handle, sentence) => {
  const { server, call } = await openServer()
  expect(await check(call({ config: { handle, server: server.server } }))).toMatchObject({
    state: 'reauthorize',
    lines: [{ level: 'error', text: says(sentence) }],
  })
})

it.each(['https://', 'ftp://exemple.fr', 'http://exemple.fr', '/rien'])(
  '%s is no server',
  async address => {
    const { sandbox, server, call } = await openServer()
    const named = address === '/rien' ? `${sandbox.url}/rien` : address
    expect(await check(call({ config: { handle: server.handle, server: named } }))).toMatchObject({
      state: 'reauthorize',
      lines: [{ level: 'error', text: says(/pas de serveur Bluesky/) }],
    })
  },
)

it('the account’s own password, a code asked for, and an account for members are said', async () => {
  const { sandbox, server, call } = await openServer()
  server.conduct.labels.set('did:plc:mairiedevaubecourtsurmar', '!no-unauthenticated')
  const { lines } = await check(call())
  expect(lines.at(-1)).toEqual({ key: 'audience', level: 'warning', text: says(/décochez-le/) })
  const match = { path: '/bluesky/xrpc/com.atproto.server.createSession' } as const
  const { http } = call()
  const coded: HttpClient = {
    ...http,
    request: async (url, options) => {
      const answer = await http.request(url, options)
      const text = JSON.stringify({ error: 'AuthFactorTokenRequired', message: 'A code' })
      return url.includes('createSession') ? { ...answer, status: 401, text } : answer
    },
  }
  expect(await check(call({ http: coded }))).toMatchObject({
    state: 'reauthorize',
    lines: [{ text: says(/demande un code/) }],
  })
  sandbox.faults.add({ kind: 'error', code: 0, status: 503, match })
  expect(await check(call())).toMatchObject({ state: 'unreachable' })
})

/** As if the public directories knew the sandbox's server. */
async function withDirectories(changes: (url: string) => string = url => url) {
  const { server, call } = await openServer()
  const asked: string[] = []
  const { http } = call()
  const led: HttpClient = {
    ...http,
    request: (url, options) => {
      asked.push(url)
      const to = changes(url)
        .replace('https://public.api.bsky.app', server.server)
        .replace('https://plc.directory', `${server.server}/plc`)
      return http.request(to, options)
    },
  }
  return {
    asked,
    server,
    call: () => call({ http: led, config: { handle: ` @${server.handle} ` } }),
  }
}

describe('without a server', () => {
  it('it is found by the handle', async () => {
    const { asked, call } = await withDirectories()
    expect(await check(call())).toMatchObject({ state: 'working' })
    expect(asked.slice(0, 2)).toEqual([
      'https://public.api.bsky.app/xrpc/com.atproto.identity.resolveHandle?handle=mairie.exemple.fr',
      'https://plc.directory/did:plc:mairiedevaubecourtsurmar',
    ])
  })

  it.each([
    ['did:web:pds.exemple.fr%3A8443', 'https://pds.exemple.fr:8443/.well-known/did.json'],
    ['did:web:%zz', 'https://%zz/.well-known/did.json'],
    ['did:plc:autre', 'https://plc.directory/did:plc:autre'],
  ])('%s is asked for where it is kept', async (did, address) => {
    const { server, call } = await openServer()
    const asked: string[] = []
    const { http } = call()
    const led: HttpClient = {
      ...http,
      request: async (url, options) => {
        asked.push(url)
        const isFirst = url.startsWith('https://public.api.bsky.app')
        const answer = await http.request(`${server.server}/plc/x`, options)
        return { ...answer, text: JSON.stringify(isFirst ? { did } : {}) }
      },
    }
    const checked = await check(call({ http: led, config: { handle: server.handle } }))
    expect(checked).toMatchObject({ state: 'unreachable', lines: [{ level: 'error' }] })
    expect(asked[1]).toBe(address)
  })

  it('of a handle that nobody has, one sentence says so', async () => {
    const { call } = await withDirectories(url => url.replace('handle=mairie', 'handle=nul'))
    expect(await check(call())).toMatchObject({
      state: 'unreachable',
      lines: [{ text: says(/ne connaît pas de compte mairie.exemple.fr/) }],
    })
  })
})

describe('a session', () => {
  it('serves for as long as it lives, whatever is asked, and is had again once it ran out', async () => {
    const { server, call } = await openServer()
    const first = await receive(call(), null)
    if (first.kind !== 'page') throw new Error(first.reason.fr)
    for (let looks = 0; looks < 5; looks++) await receive(call(), first.cursor)
    expect(server.tokens.count()).toBe(1)
    server.tokens.end()
    const both = await Promise.all([receive(call(), null), receive(call(), null)])
    expect(both).toMatchObject([{ kind: 'page' }, { kind: 'page' }])
    expect(server.tokens.count()).toBe(2)
  })

  it('is of one password alone, and not kept where it was refused', async () => {
    const { sandbox, server, call } = await openServer()
    await receive(call(), null)
    const other = call({ secrets: { password: 'autre' } })
    expect(await receive(other, null)).toMatchObject({ kind: 'reauthorize' })
    const match = { path: '/bluesky/xrpc/com.atproto.server.createSession' } as const
    server.tokens.end()
    sandbox.faults.add({ kind: 'drop', when: 'before', match })
    expect(await receive(call(), null)).toMatchObject({
      kind: 'failed',
      retryAt: expect.any(Number),
    })
    expect(await receive(call(), null)).toMatchObject({ kind: 'page' })
  })
})
