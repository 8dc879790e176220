import { Resolver } from 'node:dns/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Call } from '../../../server/connectors/connector.ts'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import type { HttpRequest } from '../../../server/platform/http-client.ts'
import { says } from '../../support/says.ts'
import { guard, now } from './box.ts'

/** What is asked of a service, whose answer is this. */
function service(status = 200, body: object = { access_token: 'a1', expires_in: 3_599 }) {
  const asked: { url: string; body: URLSearchParams; headers: Record<string, string> }[] = []
  const http = {
    async request(url: string, { body: sent, headers = {} }: HttpRequest = {}) {
      asked.push({ url, body: new URLSearchParams(String(sent ?? '')), headers })
      const text = JSON.stringify(body)
      const type = { 'content-type': 'application/json' }
      return { status, text, headers: new Headers(type), retryAfterMs: null }
    },
    close: async () => undefined,
  }
  return { asked, http }
}

const renew = async (http: Call['http'], config: Record<string, string>) =>
  await mailbox.renewal?.renew({
    ...{ http, guard, apiUrl: '', now },
    config: { address: 'mairie@exemple.fr', clientId: 'application', ...config },
    secrets: { refresh: 'r1', clientSecret: 's1' },
  })

afterEach(() => vi.restoreAllMocks())

/** Who receives the mails of every domain. */
function receivedBy(exchange: string) {
  vi.spyOn(Resolver.prototype, 'resolveSrv').mockResolvedValue([])
  vi.spyOn(Resolver.prototype, 'resolveMx').mockResolvedValue([{ exchange, priority: 0 }])
}

describe('where access is renewed', () => {
  it.each([
    ['exemple-fr.mail.protection.outlook.com', 'mairie@exemple.fr', 'exemple.fr'],
    ['outlook-com.olc.protection.outlook.com', 'mairie@outlook.com', 'consumers'],
  ])('is Microsoft’s for %s, in the directory of the address', async (mx, address, tenant) => {
    receivedBy(mx)
    const { asked, http } = service(200, {
      access_token: 'a1',
      expires_in: '3599',
      refresh_token: 'r2',
    })
    expect(await renew(http, { address })).toEqual({
      kind: 'renewed',
      secrets: {
        ...{ refresh: 'r2', clientSecret: 's1', access: 'a1' },
        ...{ accessAt: String(now), accessEnds: String(now + 3_599_000) },
      },
    })
    expect(asked.map(({ url }) => url)).toEqual([
      `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    ])
    expect(Object.fromEntries(asked[0]?.body ?? [])).toEqual({
      ...{ grant_type: 'refresh_token', refresh_token: 'r1' },
      ...{ client_id: 'application', client_secret: 's1' },
      scope:
        'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    })
  })

  it('is Google’s where Google keeps the mailbox, and the refresh token stays', async () => {
    receivedBy('aspmx.l.google.com')
    const { asked, http } = service()
    expect(await renew(http, {})).toMatchObject({ kind: 'renewed', secrets: { refresh: 'r1' } })
    expect(asked.map(({ url }) => url)).toEqual(['https://oauth2.googleapis.com/token'])
    expect(asked[0]?.body.has('scope')).toBe(false)
  })

  it('is what somebody named', async () => {
    for (const [config, url] of [
      [
        { issuer: 'https://login.microsoftonline.com/mairie.onmicrosoft.com' },
        'https://login.microsoftonline.com/mairie.onmicrosoft.com/oauth2/v2.0/token',
      ],
      [
        { issuer: 'https://login.microsoftonline.com/common' },
        'https://login.microsoftonline.com/exemple.fr/oauth2/v2.0/token',
      ],
      [{ issuer: 'https://accounts.google.com' }, 'https://oauth2.googleapis.com/token'],
      [
        { imap: 'outlook.office365.com' },
        'https://login.microsoftonline.com/exemple.fr/oauth2/v2.0/token',
      ],
    ] as const) {
      const { asked, http } = service()
      expect(await renew(http, config)).toMatchObject({ kind: 'renewed' })
      expect(asked.map(one => one.url)).toEqual([url])
    }
  })

  it('is nowhere that nobody named', async () => {
    receivedBy('mx.filtre.example')
    const { asked, http } = service()
    expect(await renew(http, {})).toEqual({
      kind: 'refused',
      reason: says(/Rien ne dit que Microsoft ou Google/),
    })
    expect(asked).toEqual([])
  })
})

describe('what a service answers (RFC 6749 § 5.2)', () => {
  const refused = 'refused' as const
  const passing = 'passing' as const
  it.each([
    [
      400,
      { error: 'invalid_grant', error_description: 'r1 is over' },
      refused,
      /ne renouvelle plus/,
    ],
    [400, { error: 'interaction_required' }, refused, /ne renouvelle plus/],
    [401, { error: 'invalid_client' }, refused, /ne reconnaît pas l’application/],
    [400, { error: 'unauthorized_client' }, refused, /ne reconnaît pas l’application/],
    [400, { error: 'temporarily_unavailable' }, passing, /pour le moment/],
    [429, {}, passing, /pour le moment/],
    [503, { error: 'invalid_grant' }, passing, /pour le moment/],
    [403, {}, passing, /pour le moment/],
    [200, { token_type: 'bearer' }, passing, /pour le moment/],
  ])('%i %j says what comes next', async (status, body, kind, words) => {
    const { http } = service(status, body)
    const given = await renew(http, { issuer: 'https://accounts.google.com' })
    expect(given).toEqual({ kind, reason: says(words) })
    expect(JSON.stringify(given)).not.toContain('r1')
  })
})
