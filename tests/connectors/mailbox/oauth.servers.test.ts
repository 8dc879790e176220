import { randomUUID } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { inspect } from 'node:util'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { callOf } from '../../../server/channels/call.ts'
import { getChannel } from '../../../server/channels/channels.ts'
import { connectChannel, reconnectChannel } from '../../../server/channels/connect-channel.ts'
import { channelById } from '../../../server/channels/rows.ts'
import type { Call, ReplyTo } from '../../../server/connectors/connector.ts'
import { ownOf } from '../../../server/connectors/mailbox/access/access.ts'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { withMailbox } from '../../../server/connectors/mailbox/session.ts'
import { withSmtp } from '../../../server/connectors/mailbox/smtp.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { aChannelToConnect } from '../../support/builders/channels.ts'
import { testClock } from '../../support/clock.ts'
import { testContext } from '../../support/context.ts'
import { type Certified, certify, hasOpenssl } from '../../support/mailbox/authority.ts'
import {
  type AuthorizationServer,
  client,
  startAuthorizationServer,
} from '../../support/mailbox/authorization-server.ts'
import { type Dovecot, dovecotPath, startDovecot } from '../../support/mailbox/dovecot.ts'
import { type RecordingLine, startRecordingLine } from '../../support/mailbox/recording-line.ts'
import { type SmtpDrop, startSmtpDrop } from '../../support/mailbox/smtp.ts'
import { newCommune } from '../../support/network/received.ts'
import { says } from '../../support/says.ts'
import { mail } from './box.ts'

const path = hasOpenssl ? dovecotPath() : null
it('dovecot is there, or said to be skipped', ({ task }) => {
  task.meta.realServer =
    path === null ? 'dovecot with OAuth2 skipped, it cannot be had here' : 'dovecot'
})

/** Every name is of this machine: certificates tell them apart. */
const guard = createGuard({
  allowsLoopback: true,
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
})

/** Servers that offer no TLS, and would take a token as it is. */
const bareImap = (heard: string): string => {
  const capability = 'CAPABILITY IMAP4rev1 AUTH=XOAUTH2 AUTH=OAUTHBEARER SASL-IR'
  if (heard === '') return `* OK [${capability}] Ready\r\n`
  const [tag = '', command = ''] = heard.trim().split(' ')
  if (/^starttls$/i.test(command)) return `${tag} BAD no\r\n`
  return `* ${capability}\r\n${tag} OK done\r\n`
}
const bareSmtp = (heard: string): string => {
  if (heard === '') return '220 smtp.exemple.fr ESMTP\r\n'
  if (/^ehlo/i.test(heard)) return '250-smtp.exemple.fr\r\n250 AUTH XOAUTH2 OAUTHBEARER\r\n'
  return /^starttls/i.test(heard) ? '502 no\r\n' : '235 done\r\n'
}

/** Whether a token is in what was said, as it is or as it goes over a line. */
const holds = (said: string, token: string): boolean =>
  said.includes(token) ||
  // In BASE64 its neighbours decide how it begins and ends.
  [0, 1, 2].some(shift =>
    said.includes(
      Buffer.from(' '.repeat(shift) + token)
        .toString('base64')
        .slice(4, -4),
    ),
  )

describe.each([['xoauth2'], ['oauthbearer']] as const)(
  'a mailbox behind TLS from the first byte, by %s',
  mechanism => {
    let certified: Certified
    let service: AuthorizationServer
    let dovecot: Dovecot
    let drop: SmtpDrop
    beforeAll(async () => {
      if (path === null) return
      certified = certify('imap.exemple.fr', 'smtp.exemple.fr')
      service = await startAuthorizationServer()
      const { introspection, opens } = service
      dovecot = await startDovecot(path, { ...certified, introspection, mechanisms: [mechanism] })
      drop = await startSmtpDrop({ ...certified, opens })
    })
    afterAll(async () => {
      await dovecot?.stop()
      await drop?.close()
      await service?.close()
      certified?.end()
    })

    const http = createHttpClient(Date.now, guard)
    const newUser = () => `mairie-${randomUUID()}@exemple.fr`
    const call = (user: string, secrets: Record<string, string>, changes = {}): Call => ({
      ...{ http, guard, apiUrl: '', now: Date.now(), secrets },
      config: {
        address: user,
        imap: `imap.exemple.fr:${dovecot.implicitPort}`,
        smtp: `smtp.exemple.fr:${drop.smtp.split(':')[1]}`,
        clientId: client.id,
        issuer: service.issuer,
        ...changes,
      },
    })

    it.skipIf(path === null)('is read and answered by a token that is good', async () => {
      const user = newUser()
      const { access: token } = await service.grant(user)
      dovecot.deliver(user, mail({ To: user, 'Message-ID': '<q@exemple.org>' }), Date.now())
      const ours = call(user, { token })
      expect(await mailbox.check(ours)).toMatchObject({
        state: 'working',
        lines: [
          { key: 'imap', level: 'ok' },
          { key: 'sent', level: 'ok' },
          { key: 'smtp', level: 'ok' },
          { key: 'renewal', level: 'warning', text: says(/ne se renouvelle pas/) },
        ],
      })
      const page = await mailbox.receive?.(ours, null)
      if (page?.kind !== 'page') throw new Error(page?.reason.fr)
      const [asked] = page.conversations[0]?.messages ?? []
      const to: ReplyTo = {
        ...{ remoteId: asked?.remoteId ?? '', visibility: 'private', way: 'private' },
        ...{ lastInboundAt: 0, authorRemoteId: asked?.author?.remoteId ?? '' },
      }
      const key = randomUUID()
      const outcome = await mailbox.reply?.(ours, to, 'Oui, de 9 h à 12 h.', key, [])
      expect(outcome).toMatchObject({ kind: 'published' })
      expect(drop.mails.filter(({ to: [one] }) => one === 'julie@exemple.org')).not.toEqual([])
      const sent = dovecot.mails(user, 'Sent')
      expect(sent).toHaveLength(1)
      expect(sent[0]).toContain('In-Reply-To: <q@exemple.org>')
      expect(await mailbox.findReply?.(ours, to, '', 0, key)).toMatchObject({ kind: 'found' })
    })

    it.skipIf(path === null)('says what to do about one that is not, and never which', async () => {
      const user = newUser()
      const { access: good } = await service.grant(user)
      const { access: gone } = await service.grant(user)
      await service.revoke(gone)
      const { access: anothers } = await service.grant(newUser())
      const late = await service.expired(user)
      expect(await service.opens(user, late)).toBe(false)
      for (const token of [late, gone, anothers, 'un-jeton-qui-n-en-est-pas-un']) {
        const found = await mailbox.check(call(user, { token }))
        expect(found).toMatchObject({
          state: 'reauthorize',
          lines: [{ level: 'error', text: says(/refuse ce code d’accès.*«\sReconnecter\s»/) }],
        })
        expect(await mailbox.receive?.(call(user, { token }), null)).toMatchObject({
          kind: 'reauthorize',
        })
        const own = ownOf({ address: user })
        if (own === null) throw new Error('no address')
        const errors = [
          await withMailbox(call(user, { token }), async () => null).catch(error => error),
          await withSmtp(call(user, { token }), own, async () => null).catch(error => error),
        ]
        for (const error of errors) {
          expect(error).toBeInstanceOf(Error)
          const said = `${inspect(error, { depth: 20, showHidden: true })} ${JSON.stringify(error)}`
          expect(holds(said, token)).toBe(false)
        }
      }
      // What the server refuses by one token alone is not said of another.
      expect(await mailbox.check(call(user, { token: good }))).toMatchObject({ state: 'working' })
    })

    it.skipIf(path === null)(
      'is told a token by TLS alone, whatever stands there',
      async () => {
        const user = newUser()
        const { access: token } = await service.grant(user)
        const line = async (
          ...how: Parameters<typeof startRecordingLine>
        ): Promise<RecordingLine> => {
          const made = await startRecordingLine(...how)
          onTestFinished(() => made.close())
          return made
        }
        const heard = {
          imap: await line(dovecot.implicitPort),
          smtp: await line(Number(drop.smtp.split(':')[1])),
          bareImap: await line(bareImap),
          bareSmtp: await line(bareSmtp),
        }
        const at = (name: keyof typeof heard) =>
          `${name.toLowerCase().includes('imap') ? 'imap' : 'smtp'}.exemple.fr:${heard[name].port}`
        const good = call(user, { token }, { imap: at('imap'), smtp: at('smtp') })
        expect(await mailbox.check(good)).toMatchObject({ state: 'working' })
        for (const bare of [{ imap: at('bareImap') }, { smtp: at('bareSmtp') }]) {
          const ours = call(user, { token }, bare)
          expect(await mailbox.check(ours)).not.toMatchObject({ state: 'working' })
        }
        for (const { said, lines } of Object.values(heard)) {
          expect(lines).toBeGreaterThan(0)
          expect(holds(said().toString('latin1'), token)).toBe(false)
        }
      },
      30_000,
    )

    it.skipIf(path === null)('is opened by an access that is renewed', async () => {
      const user = newUser()
      const { refresh } = await service.grant(user)
      const before = call(user, { refresh, clientSecret: client.secret })
      expect(mailbox.renewal?.spanOf(before.secrets)).toMatchObject({ endsAt: 0 })
      const given = await mailbox.renewal?.renew(before)
      if (given?.kind !== 'renewed') throw new Error(given?.reason.fr)
      // It gives another one each time.
      expect(given.secrets.refresh).not.toBe(refresh)
      const ours = { ...before, secrets: given.secrets }
      expect(mailbox.renewal?.spanOf(given.secrets)).toEqual({
        endsAt: before.now + 3_600_000,
        dueAt: before.now + 3_000_000,
      })
      expect(await mailbox.check(ours)).toMatchObject({
        state: 'working',
        lines: [{}, {}, {}, { key: 'renewal', level: 'ok' }],
      })
      // The provider takes it back before its end: it is renewed once more.
      await service.revoke(given.secrets.access ?? '')
      expect(await mailbox.check(ours)).toMatchObject({
        state: 'reauthorize',
        lines: [{ text: says(/renouvelle l’accès.*mais n’ouvre pas/) }],
      })
      const lasting = mailbox.renewal?.withoutAccess(given.secrets, ours.now)
      expect(lasting).toEqual({ refresh: given.secrets.refresh, clientSecret: client.secret })
      const again = await mailbox.renewal?.renew({ ...ours, secrets: lasting ?? {} })
      if (again?.kind !== 'renewed') throw new Error(again?.reason.fr)
      expect(await mailbox.check({ ...ours, secrets: again.secrets })).toMatchObject({
        state: 'working',
      })
    })

    it.skipIf(path === null)('says what to do where the access is not renewed', async () => {
      const user = newUser()
      const renew = async (secrets: Record<string, string>, changes = {}) =>
        await mailbox.renewal?.renew(call(user, secrets, changes))
      const clientSecret = client.secret
      const { refresh } = await service.grant(user)
      const refused = (reason: RegExp) => ({ kind: 'refused', reason: says(reason) })
      expect(await renew({ refresh: 'faux', clientSecret })).toMatchObject(
        refused(/ne renouvelle plus l’accès.*«\sReconnecter\s»/),
      )
      expect(await renew({ refresh, clientSecret: 'faux' })).toMatchObject(
        refused(/ne reconnaît pas l’application/),
      )
      expect(await renew({ refresh, clientSecret }, { clientId: 'autre' })).toMatchObject(
        refused(/ne reconnaît pas l’application/),
      )
      expect(await renew({ refresh, clientSecret }, { clientId: '' })).toMatchObject(
        refused(/Il manque l’identifiant de l’application/),
      )
      expect(
        await renew({ refresh, clientSecret }, { issuer: `${service.issuer}/ailleurs` }),
      ).toMatchObject(refused(/ne dit pas où renouveler/))
      expect(
        await renew({ refresh, clientSecret }, { issuer: 'http://identite.exemple.fr' }),
      ).toMatchObject(refused(/n’est pas l’adresse d’un service d’identité/))
      service.isDown = true
      const down = await renew({ refresh, clientSecret })
      service.isDown = false
      expect(down).toMatchObject({ kind: 'passing', reason: says(/pour le moment/) })
      // None of that has cost the token, which serves once.
      expect(await renew({ refresh, clientSecret })).toMatchObject({ kind: 'renewed' })
      expect(await renew({ refresh, clientSecret })).toMatchObject(refused(/ne renouvelle plus/))
    })

    it.skipIf(path === null)(
      'goes on for hours, and asks for a person when it cannot',
      async () => {
        const user = newUser()
        const { refresh, access } = await service.grant(user)
        const clock = testClock(Date.now())
        const context = await testContext({ clock, connectors: { mailbox } })
        const logged: string[] = []
        const log = pino({ level: 'trace' }, { write: line => void logged.push(line) })
        const deps = { ...context, guard, guardedHttp: http, log }
        const who = { communeId: await newCommune(context, 'Exemple'), actor: 'Anne' }
        const { config } = call(user, {})
        const wanted = aChannelToConnect({
          ...{ connector: 'mailbox', config, publishes: false },
          secrets: { refresh, clientSecret: client.secret },
        })
        const { id } = await connectChannel(deps, who, wanted)
        const secrets = async () => {
          const row = await channelById(context.db, id)
          if (row === undefined) throw new Error('no channel')
          return callOf(context, row).call.secrets
        }
        const seen = [refresh, access]
        for (const hour of [1, 2]) {
          dovecot.deliver(
            user,
            mail({ To: user, 'Message-ID': `<h${hour}@exemple.org>` }),
            Date.now(),
          )
          expect(await pollChannel(deps, id)).toMatchObject({ inbound: 1, error: null })
          const { access: now = '', refresh: next = '' } = await secrets()
          expect(seen).not.toContain(now)
          seen.push(now, next)
          clock.advance(55 * 60_000)
        }
        expect(await service.opens(user, seen.at(-2) ?? '')).toBe(true)
        // Anyone who owns the mailbox takes back what they had allowed.
        await service.revokeAll(user)
        const { error } = await pollChannel(deps, id)
        const what = /ne renouvelle plus l’accès.*«\sReconnecter\s»/
        expect(error).toEqual(says(what))
        expect(await getChannel(deps, who.communeId, id)).toMatchObject({
          state: 'paused',
          stateReason: says(what),
        })
        const given = await service.grant(user)
        await reconnectChannel(deps, who, id, { refresh: given.refresh })
        expect((await getChannel(deps, who.communeId, id)).state).toBe('active')
        expect(await pollChannel(deps, id)).toMatchObject({ error: null })
        const stored = JSON.stringify([
          await context.db.selectFrom('channel').selectAll().execute(),
          await context.db.selectFrom('channelPoll').selectAll().execute(),
          await context.db.selectFrom('journal').selectAll().execute(),
          await getChannel(deps, who.communeId, id),
        ])
        for (const token of [...seen, given.refresh, client.secret]) {
          expect(holds(stored, token)).toBe(false)
          expect(holds(logged.join(''), token)).toBe(false)
        }
      },
    )

    it.skipIf(path === null)('is found by its domain’s records, TLS before STARTTLS', async () => {
      const user = newUser()
      const { access: token } = await service.grant(user)
      const stranger = await startRecordingLine(bareImap)
      onTestFinished(() => stranger.close())
      const at = { implicit: dovecot.implicitPort, starttls: dovecot.port }
      const records = vi.spyOn(Resolver.prototype, 'resolveSrv').mockImplementation(async name => {
        const row = (host: string, port: number) => [{ name: host, port, priority: 0, weight: 0 }]
        if (name === '_imaps._tcp.exemple.fr') return row('imap.exemple.fr', at.implicit)
        if (name === '_imap._tcp.exemple.fr') return row('imap.exemple.fr', at.starttls)
        if (name !== '_submissions._tcp.exemple.fr') return []
        return row('smtp.exemple.fr', Number(drop.smtp.split(':')[1]))
      })
      const mx = vi.spyOn(Resolver.prototype, 'resolveMx').mockResolvedValue([])
      onTestFinished(() => {
        records.mockRestore()
        mx.mockRestore()
      })
      const ours = (name: string) => call(name, { token }, { imap: '', smtp: '' })
      at.starttls = stranger.port
      expect(await mailbox.check(ours(user))).toMatchObject({ state: 'working' })
      expect(stranger.lines).toBe(0)
      // Where nobody listens at the first, the second serves, by STARTTLS.
      const other = newUser()
      const { access } = await service.grant(other)
      Object.assign(at, { implicit: 1, starttls: dovecot.port })
      expect(await mailbox.check({ ...ours(other), secrets: { token: access } })).toMatchObject({
        state: 'working',
      })
    })
  },
)
