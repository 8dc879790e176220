import { expect, it } from 'vitest'
import { accessLevel } from '../../../server/channels/rules.ts'
import { check } from '../../../server/connectors/wordpress/check.ts'
import { publish } from '../../../server/connectors/wordpress/publish.ts'
import { receive } from '../../../server/connectors/wordpress/receive.ts'
import type { HttpClient } from '../../../server/platform/http-client.ts'
import { says } from '../../support/says.ts'
import { openSite } from './harness.ts'

it('a check says which site it is, in whose name, and what that user may do', async () => {
  const { site, call } = await openSite()
  const found = await check(call())
  expect(found).toEqual({
    state: 'working',
    name: 'Vaubécourt-sur-Marne',
    url: site.address,
    tokenEndsAt: null,
    lines: [
      { key: 'account', level: 'ok', text: says(/Vaubécourt-sur-Marne.* est connecté/) },
      { key: 'pictures', level: 'ok', text: says(/peuvent être envoyées/) },
      { key: 'moderation', level: 'ok', text: says(/sont lus/) },
    ],
  })
  // A line named as one of Meta's refusals would say that nothing here is measured.
  expect(accessLevel(found.lines)).toBeNull()
})

it('an address without WordPress is said', async () => {
  const { sandbox, call } = await openSite()
  for (const address of [`${sandbox.url}/rien`, 'http://exemple.fr', 'la mairie']) {
    expect(await check(call({ config: { site: address, user: 'mairie' } }))).toMatchObject({
      lines: [{ level: 'error', text: says(/\.$/) }],
    })
  }
})

type Answer = { status: number; body?: string; headers?: Record<string, string> }

/** A site that answers every call like this. */
function answering({ status, body = '', headers = {} }: Answer): HttpClient {
  const answer = { status, headers: new Headers(headers), text: body, retryAfterMs: null }
  return { request: async () => answer, close: async () => undefined }
}

const page = '<!DOCTYPE html><title>Un instant</title>'
const error = (code: string, message = 'Non') => JSON.stringify({ code, message, data: null })
const variant = { text: 'Bonjour', link: null, images: [] }

/** What hosts, extensions and WordPress itself answer, and what becomes of reading and publishing. */
it.each<[string, Answer, RegExp, string, string]>([
  [
    'its name with www',
    { status: 301, headers: { location: 'https://www.exemple.fr/?rest_route=/' } },
    /écrivez https:\/\/www\.exemple\.fr à la place/,
    'reauthorize',
    'reauthorize',
  ],
  [
    'a page for a while',
    { status: 302, headers: { location: '/attente' } },
    /page au lieu/,
    'later',
    'later',
  ],
  ['a page instead of data', { status: 200, body: page }, /page au lieu/, 'later', 'later'],
  ['a page that blocks', { status: 403, body: page }, /avant même WordPress/, 'later', 'later'],
  ['maintenance', { status: 503, body: page }, /en maintenance/, 'later', 'later'],
  ['too many calls', { status: 429, body: page }, /attendre un peu/, 'later', 'later'],
  [
    'application passwords forbidden',
    { status: 401, body: error('application_passwords_disabled') },
    /mots de passe d’application/,
    'reauthorize',
    'reauthorize',
  ],
  [
    'a password that got lost on its way',
    { status: 401, body: error('rest_not_logged_in') },
    /en-tête Authorization/,
    'reauthorize',
    'reauthorize',
  ],
  [
    'a wrong password',
    { status: 401, body: error('incorrect_password') },
    /refuse cet identifiant/,
    'reauthorize',
    'reauthorize',
  ],
  [
    'a role that may not',
    { status: 403, body: error('rest_cannot_create') },
    /n’a pas le droit/,
    'reauthorize',
    'reauthorize',
  ],
  [
    'another refusal',
    { status: 400, body: error('rest_invalid_param', 'Param&egrave;tre') },
    /«.Paramètre.»/,
    'for good',
    'for good',
  ],
])('%s', async (_, answer, sentence, reading, publishing) => {
  const http = answering(answer)
  const call = {
    ...{ http, apiUrl: '', now: 0, secrets: { token: 'x' } },
    config: { site: 'https://exemple.fr', user: 'mairie' },
  }
  const fateOf = (said: Awaited<ReturnType<typeof receive | typeof publish>>) => {
    if (!('reason' in said)) return said.kind
    expect(said.reason).toEqual(says(sentence))
    if (said.kind !== 'failed') return said.kind
    return said.retryAt === null ? 'for good' : 'later'
  }
  expect(fateOf(await receive(call, null))).toBe(reading)
  expect(fateOf(await publish(call, variant, 'k'))).toBe(publishing)
  const { lines } = await check(call)
  expect(lines).toEqual([{ key: expect.any(String), level: 'error', text: says(sentence) }])
})

it('comments that this user may not read are a gap, not a new connection', async () => {
  const http = answering({ status: 403, body: error('rest_forbidden_context') })
  const { call } = await openSite()
  const page = await receive(call({ http }), null)
  expect(page).toMatchObject({ kind: 'page', done: true, gaps: [says(/ne sont pas lus/)] })
  if (page.kind === 'page') expect(await receive(call(), page.cursor)).toMatchObject({ gaps: [] })
})
