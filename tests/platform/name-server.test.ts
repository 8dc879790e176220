import { createServer, type RequestListener } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { connectionError } from '../../server/connectors/mailbox/connection-error.ts'
import { addressOf } from '../../server/connectors/mailbox/servers.ts'
import { createHttpClient } from '../../server/platform/http-client.ts'
import { createGuard, createGuardedClient } from '../../server/platform/http-guarded.ts'
import { type NameAnswer, startNameServer } from '../support/network/name-server.ts'
import { serveOnLoopback } from '../support/network/serve-on-loopback.ts'

/** Both clients and the mailbox's look-up, by a name server of the test's own. */
async function house(says: (name: string) => NameAnswer, allowsLoopback: boolean) {
  const { asked, resolve } = await startNameServer(says)
  const options = { allowsLoopback, resolve }
  const guard = createGuard(options)
  const http = createHttpClient(Date.now, guard)
  const guarded = createGuardedClient(options)
  onTestFinished(async () => {
    await Promise.all([http.close(), guarded.close()])
  })
  const mailbox = (host: string) => addressOf({ host, port: 993, tls: 'implicit' }, guard)
  return { asked, http, guarded, mailbox }
}

async function served(listener: RequestListener) {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.headers.host} ${request.url}`)
    listener(request, response)
  })
  const port = await serveOnLoopback(server)
  return { port, seen }
}

it.each<NameAnswer>([
  ['127.0.0.1'],
  ['0.0.0.0'],
  ['10.0.0.1'],
  ['169.254.169.254'],
  ['100.64.0.1'],
  ['::1'],
  ['::ffff:127.0.0.1'],
  ['::ffff:169.254.169.254'],
  // What was IPv4 in IPv6 once, in a NAT64, in a 6to4.
  ['::7f00:1'],
  ['64:ff9b::7f00:1'],
  ['64:ff9b:1::a00:1'],
  ['2002:7f00:1::1'],
  ['fe80::1'],
  ['fd00:ec2::254'],
  // One good address makes no other good.
  ['1.1.1.1', '127.0.0.1'],
  ['2606:4700::1111', '::ffff:10.0.0.1'],
])('a name that says %s is asked nothing', async (...addresses) => {
  const { port, seen } = await served((_, response) => response.end('secret'))
  const { http, guarded, mailbox } = await house(() => addresses.flat(), false)
  const url = `http://voisin.exemple:${port}/`
  await expect(guarded.get(url)).rejects.toThrow(/n’est pas une adresse publique/)
  await expect(http.request(url)).rejects.toMatchObject({
    message: expect.stringMatching(/n’est pas une adresse publique/),
    sent: 'no',
  })
  await expect(mailbox('voisin.exemple')).rejects.toMatchObject({ code: 'NOT_PUBLIC' })
  expect(seen).toEqual([])
})

it('a name that is another machine the next time is looked at anew, redirects included', async () => {
  let now: NameAnswer = ['127.0.0.1']
  const { port, seen } = await served((request, response) => {
    if (request.url !== '/leads') return response.end('lu')
    now = ['169.254.169.254']
    response.writeHead(302, { location: '/latest/meta-data/' }).end()
  })
  const { asked, guarded, http, mailbox } = await house(
    name => (name === 'autre.exemple' ? ['10.0.0.1'] : now),
    // This machine stands for the public network.
    true,
  )
  const url = `http://voisin.exemple:${port}`
  expect((await guarded.get(`${url}/`)).text).toBe('lu')
  expect(await mailbox('voisin.exemple')).toBe('127.0.0.1')
  await expect(guarded.get(`${url}/leads`)).rejects.toThrow(/n’est pas une adresse publique/)
  await expect(mailbox('voisin.exemple')).rejects.toMatchObject({ code: 'NOT_PUBLIC' })
  await expect(http.request(`${url}/`)).rejects.toMatchObject({ sent: 'no' })
  await expect(guarded.get(`http://autre.exemple:${port}/`)).rejects.toThrow(/publique/)
  // Each connection asks once, and goes to what it was told.
  expect(asked.filter(name => name === 'voisin.exemple')).toHaveLength(6)
  expect(seen).toEqual([`voisin.exemple:${port} /`, `voisin.exemple:${port} /leads`])
})

it.each(['servfail', 'unknown', 'refused', 'noise', 'silence'] as const)(
  'a name server that fails (%s) is told in a sentence, and nothing counts as sent',
  async answer => {
    const { http, guarded, mailbox } = await house(() => answer, true)
    const url = 'https://voisin.exemple/'
    const said = answer === 'unknown' ? /introuvable/ : /le serveur de noms ne répond pas/
    await expect(guarded.get(url)).rejects.toThrow(said)
    await expect(http.request(url, { method: 'POST', body: 'x' })).rejects.toMatchObject({
      message: expect.stringMatching(said),
      sent: 'no',
    })
    const error: unknown = await mailbox('voisin.exemple').catch((thrown: unknown) => thrown)
    const place = { host: 'voisin.exemple', port: 993, tls: 'implicit' } as const
    // A mailbox is looked at again later: it is not called dead for that.
    const told = connectionError(place, error)
    expect(told.problem).toMatchObject({ what: 'passing' })
    expect(told.reason.fr).toMatch(new RegExp(said, 'i'))
  },
)

it('no answer of a name server keeps anybody waiting beyond the time that was given', async () => {
  const never = () => new Promise<never>(() => undefined)
  const guard = createGuard({ allowsLoopback: true, resolve: never })
  const http = createHttpClient(Date.now, guard)
  onTestFinished(() => http.close())
  await expect(http.request('https://voisin.exemple/', { deadlineMs: 50 })).rejects.toMatchObject({
    message: expect.stringMatching(/à temps/),
  })
})
