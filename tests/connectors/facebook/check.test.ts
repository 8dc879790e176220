import { describe, expect, it } from 'vitest'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import type { HttpClient } from '../../../server/platform/http-client.ts'
import { says } from '../../support/says.ts'
import { DAY, tuesday } from '../meta-world.ts'
import { openVillage } from './village.ts'

async function checked(
  change: (village: Awaited<ReturnType<typeof openVillage>>) => object = () => ({}),
) {
  const village = await openVillage()
  const changes = change(village)
  const check = await facebook.check(village.call(changes))
  return { village, check, lines: new Map(check.lines.map(line => [line.key, line])) }
}

/** Facebook, as it describes a token with these ends, in seconds. */
function describing(
  http: HttpClient,
  expires_at: number,
  data_access_expires_at: number,
): HttpClient['request'] {
  return async (url, request) => {
    const answer = await http.request(url, request)
    if (!url.includes('/debug_token')) return answer
    const { data } = JSON.parse(answer.text)
    const text = JSON.stringify({ data: { ...data, expires_at, data_access_expires_at } })
    return { ...answer, text }
  }
}

describe('checking a channel', () => {
  it('says what works, the page’s name and until when', async () => {
    const { village, check, lines } = await checked(({ announce, comment, sandbox, page }) => {
      comment(announce(), 'Bonjour')
      sandbox.write({ page, kind: 'message', resident: 'Paul Marchand', text: 'Bonjour' })
      return {}
    })
    expect(check).toMatchObject({
      state: 'working',
      name: village.sandbox.village.name,
      url: `${village.sandbox.graphUrl}/pages/${village.page}`,
      tokenEndsAt: tuesday + 90 * DAY,
    })
    expect([...lines].map(([key, { level }]) => `${key} ${level}`)).toEqual([
      'token ok',
      'page ok',
      'permissions ok',
      'conversations ok',
      'names ok',
      'mode info',
      'webhooks info',
    ])
  })

  it('changes nothing there', async () => {
    const { village } = await checked()
    expect(village.requests.every(request => request.startsWith('GET '))).toBe(true)
  })

  it('tells the end of the token, and warns two weeks before', async () => {
    for (const [days, level] of [
      [30, 'ok'],
      [5, 'warning'],
    ] as const) {
      const { check, lines } = await checked(({ sandbox }) => {
        sandbox.tokens.change(sandbox.village.token, { expiresAt: tuesday + days * DAY })
        return {}
      })
      expect(check.tokenEndsAt).toBe(tuesday + days * DAY)
      expect(lines.get('token')?.level).toBe(level)
      expect(lines.get('token')?.text.fr).toContain(
        days === 30 ? '2\u00a0juillet 2026' : '7\u00a0juin 2026',
      )
    }
  })

  it.each([
    ['neither ends', 0, 0, null, 'ok', /valide, sans date de fin/],
    ['the token ends first', 9, 40, 9, 'warning', /ne sera plus valide après le 11\u00a0juin 2026/],
    ['the access ends first', 40, 9, 9, 'warning', /ne laissera plus lire .* le 11\u00a0juin 2026/],
    ['the access alone ends', 0, 9, 9, 'warning', /avant cette date/],
    ['both are far', 40, 30, 30, 'ok', /jusqu’au 2\u00a0juillet 2026/],
    [
      'the access has ended',
      0,
      -2,
      -2,
      'warning',
      /ne laisse plus lire .* depuis le 31\u00a0mai 2026/,
    ],
  ] as const)(
    'takes the earlier of two ends: %s',
    async (_what, token, access, end, level, text) => {
      const at = (days: number) => (days === 0 ? 0 : (tuesday + days * DAY) / 1000)
      const { check, lines } = await checked(({ call }) => {
        const { http } = call()
        return {
          http: { ...http, request: describing(http, at(token), at(access)) },
        }
      })
      expect(check.tokenEndsAt).toBe(end === null ? null : tuesday + end * DAY)
      expect(lines.get('token')).toMatchObject({ level, text: says(text) })
      expect(check.state).toBe('working')
    },
  )

  it('says what each missing permission costs', async () => {
    const { check, lines } = await checked(({ sandbox }) => {
      sandbox.tokens.change(sandbox.village.token, { scopes: ['pages_read_engagement'] })
      return {}
    })
    expect(check.state).toBe('working')
    expect(lines.get('pages_messaging')?.text.fr).toBe(
      'La permission pages_messaging manque\u00a0: les messages privés ne sont ni lus ni mesurés, et l’on ne peut pas y répondre depuis Tambour.',
    )
    expect(lines.get('pages_read_user_content')?.level).toBe('error')
    expect(lines.get('pages_manage_posts')?.text.fr).toContain('rien ne peut être publié')
    expect(lines.get('pages_manage_engagement')?.text.fr).toContain('répondre aux commentaires')
    expect(lines.has('pages_read_engagement')).toBe(false)
    expect(lines.get('permissions')).toEqual({
      key: 'permissions',
      level: 'ok',
      text: says('Permissions accordées\u00a0: pages_read_engagement.'),
    })
    expect(lines.get('pages_manage_metadata')?.text.fr).toContain('webhooks')
    expect(lines.has('webhooks')).toBe(false)
  })

  it('tells comments without names from comments with them', async () => {
    const { lines } = await checked(({ announce, comment, sandbox }) => {
      comment(announce(), 'Bonjour')
      sandbox.tokens.change(sandbox.village.token, { access: 'nameless' })
      return {}
    })
    expect(lines.get('names')).toMatchObject({
      level: 'warning',
      text: says(/sans le nom/),
    })
    expect(lines.get('conversations')).toMatchObject({
      level: 'warning',
      text: says(/accès avancé/),
    })
  })

  it('does not guess the mode of the app, which Meta tells nowhere', async () => {
    const named = async (people: number) => {
      const { lines } = await checked(({ announce, comment }) => {
        const posts = [announce('Un'), announce('Deux')]
        for (let one = 0; one < people; one += 1) comment(posts[one % 2] ?? '', 'Oui', `Nom ${one}`)
        return {}
      })
      return lines.get('mode')
    }
    expect(await named(4)).toMatchObject({
      level: 'info',
      text: says(/Facebook ne dit pas/),
    })
    expect(await named(5)).toMatchObject({ level: 'ok', text: says(/Live/) })
    const { lines } = await checked(({ announce, comment, sandbox }) => {
      const post = announce()
      for (let one = 0; one < 5; one += 1) comment(post, 'Oui', `Nom ${one}`)
      sandbox.login.change({ live: false })
      return {}
    })
    expect(lines.get('mode')?.level).toBe('info')
    expect(lines.get('names')?.level).toBe('warning')
  })

  it('says whether webhooks are on, and for what', async () => {
    const withSecret = async (fields: string[] | null) => {
      const { lines } = await checked(({ sandbox, page }) => {
        if (fields !== null) sandbox.subscriptions.set(page, fields)
        return { secrets: { token: sandbox.village.token, app_secret: sandbox.app.secret } }
      })
      return lines.get('webhooks') ?? lines.get('webhooks-private')
    }
    expect(await withSecret(null)).toMatchObject({
      level: 'info',
      text: says(/ne sont pas activés/),
    })
    expect(await withSecret(['feed'])).toMatchObject({
      level: 'info',
      text: says(/seulement/),
    })
    expect(await withSecret(['feed', 'messages', 'message_echoes'])).toMatchObject({ level: 'ok' })
  })

  it.each([
    ['a person’s token', 'reauthorize', 'token', /celui d’une personne et non celui de la page/],
    ['another page’s token', 'reauthorize', 'page', /celui d’une autre page/],
    ['a token that is none', 'reauthorize', 'token', /n’accepte pas le code d’accès/],
    ['a dead token', 'reauthorize', 'token', /mot de passe Facebook/],
    ['an unreachable network', 'unreachable', 'network', /^Facebook est injoignable\u00a0: /],
    ['a number that is none', 'reauthorize', 'token', /suite de chiffres/],
  ])('%s is one clear sentence', async (which, state, key, text) => {
    const { check } = await checked(({ sandbox, page }) => {
      if (which === 'a person’s token') return { secrets: { token: sandbox.tokens.user() } }
      if (which === 'another page’s token')
        return { secrets: { token: sandbox.neighbours[0]?.token ?? '' } }
      if (which === 'a token that is none') return { secrets: { token: 'EAAnothing' } }
      if (which === 'an unreachable network') return { apiUrl: 'http://127.0.0.1:1' }
      if (which === 'a number that is none') return { config: { page: `${page}a` } }
      sandbox.tokens.change(sandbox.village.token, { deadSubcode: 460 })
      return {}
    })
    const { firstNotice, ...found } = check
    expect(firstNotice ?? '').not.toContain('reconnectez')
    expect(found).toEqual({
      state,
      lines: [{ key, level: 'error', text: says(text) }],
      name: null,
      url: null,
      tokenEndsAt: null,
    })
  })

  it('looks behind an empty page of conversations', async () => {
    const village = await openVillage()
    const resident = 'Odile Martin'
    village.sandbox.write({ page: village.page, kind: 'message', resident, text: 'Bonjour' })
    village.sandbox.faults.add({ kind: 'short-pages', keep: 0 })
    const { lines } = await facebook.check(village.call())
    expect(lines.find(({ key }) => key === 'conversations')).toEqual({
      key: 'conversations',
      level: 'ok',
      text: says('Les messages privés sont lus.'),
    })
  })

  it('knows whose token it is also where Facebook refuses to describe it', async () => {
    const refusal = { kind: 'error', code: 100, match: { path: '/debug_token' } } as const
    const { lines, check } = await checked(({ sandbox }) => {
      sandbox.faults.add(refusal)
      return {}
    })
    expect(check.state).toBe('working')
    expect(lines.get('permissions')?.level).toBe('warning')
    const other = await checked(({ sandbox }) => {
      sandbox.faults.add(refusal)
      return { secrets: { token: sandbox.tokens.user() } }
    })
    expect(other.check.state).toBe('reauthorize')
    expect(other.lines.get('token')?.text.fr).toContain('«\u00a0Claire Maillard\u00a0»')
  })

  it('gives the app’s proof with its secret, and is refused with a wrong one', async () => {
    const config = (page: string, sandbox: { app: { id: string } }) => ({
      page,
      app_id: sandbox.app.id,
    })
    const right = await checked(({ sandbox, page }) => ({
      config: config(page, sandbox),
      secrets: { token: sandbox.village.token, app_secret: sandbox.app.secret },
    }))
    expect(right.check.state).toBe('working')
    const wrong = await checked(({ sandbox, page }) => ({
      config: { page },
      secrets: { token: sandbox.village.token, app_secret: 'not the secret' },
    }))
    expect(wrong.check.state).not.toBe('working')
  })
})
