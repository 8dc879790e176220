import { expect, it } from 'vitest'
import { authorization } from '../../../server/connectors/facebook/authorization.ts'
import { applicationOf, redirect } from './dialog.ts'
import { openVillage } from './village.ts'

const home = redirect.slice(0, redirect.indexOf('/canaux'))
const ours = {
  home,
  redirect,
  webhook: `${home}/webhooks/facebook`,
  privacy: `${home}/confidentialite`,
  isReachable: true,
}

async function guided() {
  const village = await openVillage()
  const call = applicationOf(village)
  const check = async (asked = call, tambour = ours) => {
    const told = await authorization.guide.check(asked, tambour)
    if (told.kind !== 'checked') return told
    const by = (key: string) =>
      told.lines.filter(line => line.key === key).map(({ level, text }) => `${level}: ${text.fr}`)
    return { key: by('key'), settings: by('settings'), return: by('return'), news: by('news') }
  }
  return { village, call, check }
}

it('gives each text to be typed at Meta, and the page of the application where it is typed', async () => {
  const { village, call } = await guided()
  const steps = authorization.guide.steps(call, ours)
  expect(steps.map(({ key }) => key)).toEqual([
    'create',
    'key',
    'settings',
    'return',
    'news',
    'permissions',
    'connect',
  ])
  const typed = new Map(steps.map(({ key, copies }) => [key, copies.map(({ text }) => text)]))
  expect(typed.get('settings')).toEqual(['tambour.exemple.fr', ours.privacy, ours.privacy])
  expect(typed.get('return')).toEqual([redirect])
  expect(typed.get('news')).toEqual([ours.webhook, 'un mot'])
  expect(typed.get('permissions')).toEqual(expect.arrayContaining(['pages_manage_posts']))
  const settings = `https://developers.facebook.com/apps/${village.sandbox.app.id}/settings/basic/`
  expect(steps[2]?.opens).toBe(settings)
  // Until the application is filled in there is no word, and no page of its own.
  const before = authorization.guide.steps({ config: {}, secrets: {} }, ours)
  expect(before[2]?.opens).toBe('https://developers.facebook.com/apps/')
  expect(before[4]?.copies.map(({ text }) => text)).toEqual([ours.webhook])
})

it('says what is missing at Meta, and then that it is there', async () => {
  const { village, check } = await guided()
  expect(await check()).toEqual({
    key: ['ok: Meta reconnaît l’application «\u00a0Tambour\u00a0».'],
    settings: [
      expect.stringMatching(/^warning: Meta n’a pas encore le domaine tambour\.exemple\.fr/),
      expect.stringMatching(/^warning: Meta n’a pas encore la page de confidentialité/),
    ],
    return: [expect.stringMatching(/^info: Cette adresse convient à Meta/)],
    news: [expect.stringMatching(/^warning: Meta ne prévient encore personne/)],
  })
  const { login } = village.sandbox
  // A domain holds for what stands before it, and not for one that only ends alike.
  login.change({ domains: ['bour.exemple.fr'], privacyUrl: `${home}/autre` })
  expect(await check()).toMatchObject({ settings: [/domaine/, /confidentialité/].map(matching) })
  login.change({ domains: ['exemple.fr'], privacyUrl: `${ours.privacy}/` })
  expect(await check()).toMatchObject({
    settings: ['ok: Meta a le domaine de Tambour et sa page de confidentialité.'],
  })
})

const matching = (pattern: RegExp) => expect.stringMatching(pattern)

/** What Meta answers of its webhooks: https://developers.facebook.com/docs/graph-api/webhooks/subscriptions-edge */
const subscription = (callback_url: string, active: boolean, ...fields: string[]) => ({
  object: 'page',
  callback_url,
  active,
  fields: fields.map(name => ({ name, version: 'v26.0' })),
})
const all = ['feed', 'messages', 'message_echoes', 'mention']

it.each([
  [subscription(ours.webhook, true, ...all), /^ok: Meta prévient Tambour/],
  [subscription(ours.webhook, false, ...all), /^warning: Meta ne prévient encore personne/],
  [subscription('https://ailleurs.fr/w', true, ...all), /^warning: .* https:\/\/ailleurs\.fr\/w/],
  [subscription(ours.webhook, true, 'feed'), /^warning: .* aussi à messages, message_echoes\.$/],
  [{ ...subscription(ours.webhook, true, ...all), object: 'instagram' }, /encore personne/],
])('reads where Meta calls, and of what: %o', async (row, expected) => {
  const { call, check } = await guided()
  const http: typeof call.http = {
    ...call.http,
    request: async (url, request) => {
      const answer = await call.http.request(url, request)
      if (!url.includes('/subscriptions')) return answer
      return { ...answer, status: 200, text: JSON.stringify({ data: [row] }) }
    },
  }
  expect(await check({ ...call, http })).toMatchObject({ news: [matching(expected)] })
})

it('speaks of https where Meta could not call', async () => {
  const { call, check } = await guided()
  const lines = await check(call, { ...ours, isReachable: false })
  expect(lines).toMatchObject({
    return: [matching(/^warning: .*https/)],
    news: [matching(/^warning: .*https/)],
  })
})

it('tells a wrong password from a network that does not answer', async () => {
  const { village, check } = await guided()
  const wrong = applicationOf(village, { app_secret: '0'.repeat(32) })
  expect(await check(wrong)).toEqual({
    key: [matching(/^error: Facebook ne reconnaît pas cette application/)],
    settings: [],
    return: [],
    news: [],
  })
  await village.sandbox.close()
  expect(await check()).toMatchObject({ kind: 'passing' })
})
