import { Resolver } from 'node:dns/promises'
import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import {
  isStranger,
  placesIn,
  placesOf,
  type Records,
  strangersFor,
} from '../../../server/connectors/mailbox/servers.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { says } from '../../support/says.ts'

const none: Records = {
  srv: async name => {
    throw Object.assign(new Error(name), { code: 'ENOTFOUND' })
  },
  mx: async () => [],
}
const brief = (places: { host: string; port: number; tls: string }[] | null) =>
  places?.map(({ host, port, tls }) => `${host}:${port} ${tls}`) ?? null

describe('where the servers of an address are', () => {
  it('is what its domain says (RFC 6186, RFC 8314), TLS from the first byte before STARTTLS', async () => {
    const records: Records = {
      async srv(name) {
        if (name === '_imaps._tcp.exemple.fr') {
          return [
            { name: 'loin.exemple.net.', port: 993, priority: 20 },
            { name: 'IMAP.exemple.net', port: 9993, priority: 10 },
          ]
        }
        if (name === '_imap._tcp.exemple.fr') return [{ name: '.', port: 0, priority: 0 }]
        throw new Error(name)
      },
      mx: async () => [],
    }
    const places = brief(await placesOf('exemple.fr', 'imap', records))
    expect(places?.slice(0, 3)).toEqual([
      'imap.exemple.net:9993 implicit',
      'loin.exemple.net:993 implicit',
      'imap.exemple.fr:993 implicit',
    ])
  })

  it('is tried by TLS from the first byte even where both are said to be at one port', async () => {
    const srv = async () => [{ name: 'mail.exemple.fr', port: 4_993, priority: 0 }]
    const places = brief(await placesOf('exemple.fr', 'imap', { ...none, srv }))
    expect(places?.slice(0, 2)).toEqual([
      'mail.exemple.fr:4993 implicit',
      'mail.exemple.fr:4993 starttls',
    ])
  })

  it('is else by the server that receives its mails, and by the usual names', async () => {
    const mx = async () => [{ exchange: 'mx1.mail.ovh.net', priority: 1 }]
    expect(brief(await placesOf('exemple.fr', 'smtp', { ...none, mx }))).toEqual([
      'ssl0.ovh.net:465 implicit',
      'smtp.exemple.fr:465 implicit',
      'mail.exemple.fr:465 implicit',
      'ssl0.ovh.net:587 starttls',
      'smtp.exemple.fr:587 starttls',
      'mail.exemple.fr:587 starttls',
    ])
    // Who only calls themselves so is nobody.
    const fake = async () => [{ exchange: 'ovh.net.attaquant.example', priority: 1 }]
    expect(brief(await placesOf('exemple.fr', 'imap', { ...none, mx: fake }))?.[0]).toBe(
      'imap.exemple.fr:993 implicit',
    )
  })

  it('is what somebody typed, and nowhere by halves', () => {
    expect(brief(placesIn('imap.exemple.fr', 'imap'))).toEqual([
      'imap.exemple.fr:993 implicit',
      'imap.exemple.fr:143 starttls',
    ])
    expect(brief(placesIn('smtp.exemple.fr:587', 'smtp'))).toEqual(['smtp.exemple.fr:587 starttls'])
    expect(brief(placesIn('imaps://imap.exemple.fr:993/', 'imap'))).toEqual([
      'imap.exemple.fr:993 implicit',
    ])
    // Without TLS only on this very machine.
    expect(brief(placesIn('127.0.0.1:1143', 'imap'))).toEqual(['127.0.0.1:1143 any'])
    expect(brief(placesIn('10.0.0.1:1143', 'imap'))).toEqual([
      '10.0.0.1:1143 implicit',
      '10.0.0.1:1143 starttls',
    ])
    for (const nothing of ['', 'deux mots', 'x:99999', 'x:0', 'a@b', 'x/y', 'x\r\ny']) {
      expect(placesIn(nothing, 'imap')).toBeNull()
    }
  })
})

describe('a server that nobody chose (RFC 6186 § 6)', () => {
  const at = (host: string) => ({ host, port: 993, tls: 'implicit' as const })

  it('is one outside the address’s domain and the hosts that we know', () => {
    for (const known of ['imap.exemple.fr', 'exemple.fr', 'ssl0.ovh.net', 'imap.gmail.com']) {
      expect(isStranger(at(known), 'exemple.fr')).toBe(false)
    }
    // A customer’s own machine at a known host, and names that only look alike.
    for (const host of ['vps-1.vps.ovh.net', 'imap.faux-exemple.fr', 'imap.exemple.fr.x.net']) {
      expect(isStranger(at(host), 'exemple.fr')).toBe(true)
    }
  })

  it('is shown to a person, unless they named it', async () => {
    const records: Records = {
      srv: async name =>
        name.startsWith('_imaps') || name.startsWith('_submissions')
          ? [
              {
                name: `${name.includes('imap') ? 'imap' : 'smtp'}.faux.net`,
                port: 993,
                priority: 1,
              },
            ]
          : [],
      mx: async () => [],
    }
    const shown = (config: Record<string, string>) => strangersFor(config, 'exemple.fr', records)
    expect(await shown({})).toEqual({ imap: 'imap.faux.net:993', smtp: 'smtp.faux.net:993' })
    expect(await shown({ imap: 'imap.faux.net' })).toEqual({ smtp: 'smtp.faux.net:993' })
    expect(await shown({ imap: 'imap.faux.net', smtp: 'smtp.faux.net' })).toEqual({})
    expect(await strangersFor({}, 'exemple.fr', none)).toEqual({})
  })

  it('hears nothing at all, no matter who looks', async () => {
    let lines = 0
    const server = createServer(socket => {
      lines++
      socket.destroy()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const forged = vi.spyOn(Resolver.prototype, 'resolveSrv')
    forged.mockResolvedValue([{ name: 'imap.faux.net', port, priority: 0, weight: 0 }])
    const mx = vi.spyOn(Resolver.prototype, 'resolveMx').mockResolvedValue([])
    onTestFinished(() => {
      forged.mockRestore()
      mx.mockRestore()
    })
    const guard = createGuard({
      allowsLoopback: true,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    })
    const call = {
      ...{ http: createHttpClient(Date.now, guard), guard, apiUrl: '', now: 0 },
      config: { address: 'mairie@exemple.fr' },
      secrets: { password: 'secret' },
    }
    const shown = says(/Serveurs trouvés\s: imap\.faux\.net\..* Rien ne leur a été envoyé/s)
    expect(await mailbox.check(call)).toMatchObject({
      state: 'reauthorize',
      lines: [{ level: 'error', text: shown }],
      fill: { imap: `imap.faux.net:${port}`, smtp: `imap.faux.net:${port}` },
    })
    expect(await mailbox.receive?.(call, null)).toEqual({ kind: 'reauthorize', reason: shown })
    expect(lines).toBe(0)
  })
})
