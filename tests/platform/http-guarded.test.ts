import { createServer, type RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createGuardedClient, type GuardedClient } from '../../server/platform/http-guarded.ts'
import { serveOnLoopback } from '../support/network/serve-on-loopback.ts'

type Options = Partial<Parameters<typeof createGuardedClient>[0]>

function client(options: Options = {}): GuardedClient {
  const made = createGuardedClient({ allowsLoopback: true, ...options })
  onTestFinished(() => made.close())
  return made
}

async function served(listener: RequestListener): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host} ${request.url}`)
    listener(request, response)
  })
  const port = await serveOnLoopback(server)
  return { port, asked }
}

/** A network where every name is this machine, or where `addresses` says. */
const names =
  (addresses: Record<string, string[]> = {}) =>
  async (host: string) =>
    (addresses[host] ?? ['127.0.0.1']).map(address => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }))

describe('reading an address that somebody gave', () => {
  it('reads it, with what is asked of it', async () => {
    const { port, asked } = await served((request, response) => {
      response.setHeader('etag', '"1"').end(`vu ${request.headers['if-none-match']}`)
    })
    const { get } = client()
    const answer = await get(`http://127.0.0.1:${port}/a.ics`, {
      headers: { 'if-none-match': '"0"' },
    })
    expect(answer).toMatchObject({ status: 200, text: 'vu "0"' })
    expect(answer.headers.get('etag')).toBe('"1"')
    expect(asked).toHaveLength(1)
  })

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://10.0.0.8/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[::]/',
    'http://[::7f00:1]/',
    'http://[::a00:1]/',
  ])('does not ask %s', async url => {
    await expect(client({ allowsLoopback: false }).get(url)).rejects.toThrow(
      /n’est pas une adresse publique/,
    )
  })

  it.each([
    ['file:///etc/passwd', /commence par https/],
    ['ftp://exemple.fr/', /commence par https/],
    ['gopher://exemple.fr/', /commence par https/],
    ['n’importe quoi', /commence par https/],
    ['https://anne:secret@exemple.fr/', /mot de passe/],
  ])('does not take %s', async (url, why) => {
    await expect(client().get(url)).rejects.toThrow(why)
  })

  it('looks at each address that a name has', async () => {
    const { port, asked } = await served((_, response) => response.end('secret'))
    const { get } = client({
      allowsLoopback: false,
      resolve: names({
        'voisin.exemple': ['127.0.0.1'],
        'deux.exemple': ['192.0.2.7', '10.0.0.1'],
      }),
    })
    for (const host of ['voisin.exemple', 'deux.exemple', 'autre.exemple']) {
      await expect(get(`http://${host}:${port}/`)).rejects.toThrow(/n’est pas une adresse publique/)
    }
    expect(asked).toEqual([])
  })

  it('asks a name for its address once, and connects to that one', async () => {
    const { port, asked } = await served((_, response) => response.end('ok'))
    let times = 0
    const { get } = client({
      // The second answer would be another machine.
      resolve: async () => [{ address: times++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }],
    })
    expect((await get(`http://voisin.exemple:${port}/`)).text).toBe('ok')
    expect(times).toBe(1)
    expect(asked).toEqual([`voisin.exemple:${port} /`])
  })

  it('follows a redirect, and looks at where it leads', async () => {
    const { port, asked } = await served((request, response) => {
      const to = { '/a': '/b', '/c': 'http://10.0.0.1/', '/d': 'file:///etc/passwd', '/e': '/e' }
      const location = to[request.url as keyof typeof to]
      if (location === undefined) response.end('arrivé')
      else response.writeHead(302, { location }).end()
    })
    const { get } = client()
    const at = (path: string) => get(`http://127.0.0.1:${port}${path}`)
    expect((await at('/a')).text).toBe('arrivé')
    await expect(at('/c')).rejects.toThrow(/10\.0\.0\.1 n’est pas une adresse publique/)
    await expect(at('/d')).rejects.toThrow(/commence par https/)
    asked.length = 0
    await expect(at('/e')).rejects.toThrow(/sans fin/)
    expect(asked).toHaveLength(6)
  })

  it('reads no more than it was asked to, however it is packed', async () => {
    const { port } = await served((request, response) => {
      if (request.url === '/packed') {
        response.setHeader('content-encoding', 'gzip')
        response.end(gzipSync(Buffer.alloc(5_000_000)))
      } else {
        response.write('x'.repeat(100_000))
      }
    })
    const { get } = client()
    const at = (path: string) => get(`http://127.0.0.1:${port}${path}`, { largest: 50_000 })
    await expect(at('/packed')).rejects.toThrow(/beaucoup trop long/)
    await expect(at('/endless')).rejects.toThrow(/beaucoup trop long/)
  })

  it('waits no longer than it was told, also for the end', async () => {
    const { port } = await served((request, response) => {
      if (request.url === '/slow') response.write('commence')
    })
    const { get } = client()
    for (const path of ['/slow', '/silent']) {
      await expect(get(`http://127.0.0.1:${port}${path}`, { deadlineMs: 150 })).rejects.toThrow(
        /à temps/,
      )
    }
  })

  it('says what is wrong with a machine that does not answer', async () => {
    await expect(client().get('http://127.0.0.1:1/')).rejects.toThrow(/refuse la connexion|abouti/)
    await expect(client().get('http://nulle-part.invalid/')).rejects.toThrow(
      /introuvable|serveur de noms/,
    )
  })
})
