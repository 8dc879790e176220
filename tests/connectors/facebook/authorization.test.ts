import { describe, expect, it } from 'vitest'
import { authorization, login } from '../../../server/connectors/facebook/authorization.ts'
import { webhook } from '../../../server/connectors/facebook/webhook-events.ts'
import { says } from '../../support/says.ts'
import { DAY } from '../meta-world.ts'
import { type Answers, answerDialog, applicationOf, redirect } from './dialog.ts'
import { facing } from './facing.ts'
import { openVillage, type Village } from './village.ts'

const asks = { redirect, state: 'abc', permissions: login.permissions, verifier: '' }

async function connect(village: Village, answers: Answers | null = {}) {
  const call = applicationOf(village)
  const query = await answerDialog(authorization.address(call, asks), answers)
  const person = await authorization.exchange(call, { redirect, query })
  return person.kind === 'person' ? await login.identities(call, person.token) : person
}

async function identities(village: Village, answers: Answers = {}) {
  const given = await connect(village, answers)
  if (given.kind !== 'authorized') throw new Error(given.reason.fr)
  return given
}

describe('the dialog’s address', () => {
  it('is Meta’s own beside Meta’s API, and the stand-in’s beside a stand-in', async () => {
    const { call } = await facing(() => ({ body: {} }))
    const of = (apiUrl: string) =>
      new URL(authorization.address({ ...call, apiUrl, config: { app_id: ' 42 ' } }, asks))
    const meta = of('https://graph.facebook.com')
    expect(`${meta.origin}${meta.pathname}`).toBe('https://www.facebook.com/v26.0/dialog/oauth')
    expect(of('http://127.0.0.1:3400/').href).toMatch(
      /^http:\/\/127\.0\.0\.1:3400\/v26\.0\/dialog\/oauth\?/,
    )
    expect(Object.fromEntries(meta.searchParams)).toEqual({
      client_id: '42',
      redirect_uri: redirect,
      state: 'abc',
      scope:
        'pages_show_list,pages_read_engagement,pages_read_user_content,pages_manage_posts,pages_manage_engagement,pages_manage_metadata,pages_messaging,read_insights,business_management',
      response_type: 'code',
      auth_type: 'rerequest',
    })
  })
})

describe('what comes back', () => {
  it('is every page, also of a business, once, with a token that does not end', async () => {
    const village = await openVillage()
    village.sandbox.faults.add({ kind: 'short-pages', keep: 1, match: { path: '/me/accounts' } })
    const given = await identities(village)
    expect(given.missing).toEqual([])
    const { app, pages } = village.sandbox
    expect(given.identities.map(({ name, config }) => [name, config])).toEqual(
      pages.map(({ id, name }) => [name, { page: id, app_id: app.id }]),
    )
    expect(given.identities[0]).toMatchObject({
      secrets: { token: expect.any(String), app_secret: app.secret, verify_token: 'un mot' },
      missing: [],
    })
    village.clock.advance(400 * DAY)
    for (const { config, secrets } of given.identities) {
      const { http } = village.call()
      const url = `${village.sandbox.graphUrl}/${config.page}?access_token=${secrets.token}`
      expect((await http.request(url)).status).toBe(200)
    }
  })

  it('is only what was chosen; what was not allowed is told with what it costs', async () => {
    const village = await openVillage()
    const scopes = ['pages_show_list', 'pages_read_engagement']
    const given = await identities(village, { pages: [village.page], scopes })
    expect(given.identities.map(({ config }) => config.page)).toEqual([village.page])
    expect(given.missing).toHaveLength(7)
    expect(given.missing.map(String)).toContainEqual(
      'La permission pages_manage_posts n’a pas été accordée\u00a0: rien ne peut être publié sur la page.',
    )
    expect(given.missing.map(String)).toContainEqual(expect.stringContaining('business_management'))
  })

  it('is nothing, without an error, from somebody who has no page', async () => {
    const village = await openVillage()
    expect((await identities(village, { pages: [] })).identities).toEqual([])
  })

  it('is given although the businesses cannot be read for now, which is said', async () => {
    const village = await openVillage()
    village.sandbox.faults.add({ kind: 'error', code: 2, match: { path: '/me/businesses' } })
    const given = await identities(village)
    expect(given.identities).toHaveLength(2)
    expect(given.missing.map(String)).toEqual([
      expect.stringContaining('entreprises et groupements'),
    ])
  })

  it.each([
    ['a refusal', { error: 'access_denied', error_reason: 'user_denied' }, 'a été refusé'],
    ['another error', { error: 'server_error' }, 'a interrompu'],
    ['nothing', {}, 'a interrompu'],
    ['a code that is none', { code: 'AQwrong' }, 'n’accepte pas ce retour'],
  ])('says what to do: %s', async (_what, query, words) => {
    const village = await openVillage()
    const call = applicationOf(village)
    expect(await authorization.exchange(call, { redirect, query })).toEqual({
      kind: 'refused',
      reason: says(new RegExp(words)),
    })
  })

  it('says that the key was changed, which Meta calls a problem like any other', async () => {
    const village = await openVillage()
    const call = applicationOf(village)
    const query = await answerDialog(authorization.address(call, asks), {})
    const changed = applicationOf(village, { app_secret: 'ancienne' })
    expect(await authorization.exchange(changed, { redirect, query })).toEqual({
      kind: 'refused',
      reason: says(/clé secrète/),
    })
  })

  it('sends the app’s proof with a person’s token, and no token with a code', async () => {
    const seen: { path: string; proof: boolean; token: boolean }[] = []
    const bodies: Record<string, object> = {
      'oauth/access_token': { access_token: 'EAAlong' },
      'me/permissions': { data: [] },
      'me/accounts': {
        data: [{ id: '1', name: 'Une page', tasks: ['ANALYZE'], access_token: 'x' }],
      },
    }
    const { call } = await facing(({ path, query, request }) => {
      const { authorization: token } = request.headers
      seen.push({ path, proof: query.has('appsecret_proof'), token: token !== undefined })
      return { body: bodies[path] ?? { data: [] } }
    })
    const own = { config: { app_id: '42' }, secrets: { app_secret: 'cle' } }
    const app = { ...call, ...own }
    await authorization.exchange(app, { redirect, query: { code: 'a' } })
    const given = await login.identities(app, 'EAAlong')
    expect(seen).toEqual([
      { path: 'oauth/access_token', proof: false, token: false },
      { path: 'oauth/access_token', proof: false, token: false },
      { path: 'me/permissions', proof: true, token: true },
      { path: 'me/accounts', proof: true, token: true },
      { path: 'me/businesses', proof: true, token: true },
    ])
    expect(given).toMatchObject({
      identities: [
        { name: 'Une page', missing: [says(/publier/), says(/commentaires/), says(/privés/)] },
      ],
    })
  })
})

describe('webhooks', () => {
  it('are asked for all that matters, or for comments alone where messages are refused', async () => {
    const village = await openVillage()
    const { subscriptions, tokens } = village.sandbox
    expect(await webhook.subscribe(village.call())).toEqual({ kind: 'subscribed' })
    expect(subscriptions.of(village.page)).toEqual(['feed', 'messages', 'message_echoes'])
    tokens.change(village.sandbox.village.token, { scopes: ['pages_manage_metadata'] })
    expect(await webhook.subscribe(village.call())).toEqual({ kind: 'subscribed' })
    expect(subscriptions.of(village.page)).toEqual(['feed'])
  })

  it('need their permission, which the refusal names', async () => {
    const village = await openVillage()
    village.sandbox.tokens.change(village.sandbox.village.token, { scopes: ['pages_messaging'] })
    expect(await webhook.subscribe(village.call())).toEqual({
      kind: 'failed',
      retryAt: null,
      reason: says(/pages_manage_metadata/),
    })
  })
})
