import { randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import sharp from 'sharp'
import { z } from 'zod'
import { createSandbox } from '../../server/sandbox/create.ts'
import { type BlueskyNetwork, blueskyPath } from '../support/servers/bluesky.ts'
import { type Snac, snacPath } from '../support/servers/snac.ts'
import { type WordPress, wordpressFolder } from '../support/servers/wordpress.ts'

/** What the public sees. */
export type Post = { id: string; page: string; key: string; text: string; at: number }

export type Asked = { method: string; url: string; headers: IncomingHttpHeaders; body: string }
export type Answer = { status: number; text: string }

/** What stands behind the line that goes wrong, and how a channel is connected to it. */
export type StormServer = {
  /** For what a run says it spoke to. */
  name: string
  connector: string
  /** Of the n-th channel, where the line is at `address`. */
  configOf(n: number, address: string): Record<string, string>
  secretsOf(n: number): Record<string, string>
  /** Whether what is sent there announces events, and is shown as such. */
  takesEvents?: true
  /** A picture that goes with each post, and the public address at which that network fetches it. */
  picture?: { bytes: Uint8Array; publicUrl: string }
  /** What a refusal of this status says there; `{}` unless told. */
  refusal?(status: number): string
  answer(asked: Asked): Promise<Answer>
  posts(): Promise<Post[]>
  close(): Promise<void>
}

/** Starts it, by the clock of the storm (ms UTC) and for so many channels. */
export type Start = (now: () => number, channels: number) => Promise<StormServer>

/** Meta's envelope: by its code alone it is known what a refusal asks for. */
function refusalOfMeta(status: number): string {
  const codes: Record<number, number> = { 400: 100, 401: 190, 429: 32, 500: 2 }
  const code = codes[status] ?? 1
  return JSON.stringify({ error: { message: 'no', type: 'OAuthException', code } })
}

/** Facebook as the sandbox plays it, one page for all channels: Meta knows no keys. */
const playedFacebook: Start = async now => {
  const sandbox = await createSandbox({
    clock: { now },
    databasePath: ':memory:',
    history: false,
  })
  const { village } = sandbox
  return {
    name: 'Facebook, played',
    connector: 'facebook',
    configOf: () => ({ page: village.id }),
    secretsOf: () => ({ token: village.token }),
    refusal: refusalOfMeta,
    answer: one => forward(sandbox.graphUrl, one),
    posts: async () =>
      sandbox.posts(village.id).map(({ id, text, createdAt }) => postOf(id, text, createdAt)),
    close: () => sandbox.close(),
  }
}

/** Instagram as the sandbox plays it: a container first, then what the public sees. */
const playedInstagram: Start = async now => {
  const sandbox = await createSandbox({
    clock: { now },
    databasePath: ':memory:',
    history: false,
  })
  const { village, instagram } = sandbox
  instagram.conduct.quota = 1_000_000
  const create = { width: 320, height: 320, channels: 3 as const, background: '#1b5d8c' }
  const bytes = new Uint8Array(await sharp({ create }).jpeg().toBuffer())
  const pictures = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes)
  })
  await new Promise<void>(resolve => pictures.listen(0, '127.0.0.1', resolve))
  const address = pictures.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    name: 'Instagram, played',
    connector: 'instagram',
    configOf: () => ({ page: village.id }),
    secretsOf: () => ({ token: village.token }),
    picture: { bytes, publicUrl: `http://127.0.0.1:${port}` },
    refusal: refusalOfMeta,
    answer: one => forward(sandbox.graphUrl, one),
    posts: async () =>
      instagram
        .media(village.id)
        .map(({ id, caption, createdAt }) => postOf(id, caption, createdAt)),
    async close() {
      pictures.closeAllConnections()
      await new Promise(resolve => pictures.close(resolve))
      await sandbox.close()
    },
  }
}

const asked = z.object({ page: z.string(), key: z.string(), text: z.string() })

/** Of our own, for the connector of storms: it knows no key, and tells what is there. */
export const fakeServer: Start = async now => {
  const posts: Post[] = []
  return {
    name: 'a fake',
    connector: 'storm',
    configOf: n => ({ page: `page${n}` }),
    secretsOf: () => ({ token: 'jeton' }),
    async answer({ method, url, body }) {
      if (method === 'POST') {
        const post = { id: `post_${posts.length + 1}`, ...asked.parse(JSON.parse(body)), at: now() }
        posts.push(post)
        return { status: 200, text: JSON.stringify({ id: post.id }) }
      }
      const wanted = Object.fromEntries(new URL(url, 'http://127.0.0.1').searchParams)
      const since = Number(wanted.since ?? 0)
      const found = posts.filter(
        ({ id, page, text, at }) =>
          (wanted.id === undefined || wanted.id === id) &&
          (wanted.page === undefined || wanted.page === page) &&
          (wanted.text === undefined || wanted.text === text) &&
          at >= since,
      )
      return { status: 200, text: JSON.stringify(found) }
    },
    posts: async () => posts,
    close: async () => undefined,
  }
}

/**
 * A network as the sandbox plays it, without keys: looking alone keeps two from being sent.
 * @param set what of its configuration is otherwise
 */
const playedNetwork =
  (connector: string, set: Record<string, string> = {}): Start =>
  async now => {
    const clock = { now }
    const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
    const network = sandbox.played.find(one => one.connector === connector)
    if (network === undefined) throw new Error(`The sandbox plays no ${connector}.`)
    network.forgetKeys?.()
    const takesEvents = set.shownAs === 'events'
    sandbox.wordpress.calendar.isThere = takesEvents
    const configAt = (address: string) =>
      Object.entries(network.config).map(([key, value]) => [
        key,
        value.replace(sandbox.url, address),
      ])
    return {
      name: `${connector}, played`,
      connector,
      configOf: (_, address) => ({ ...Object.fromEntries(configAt(address)), ...set }),
      secretsOf: () => network.secrets,
      ...(takesEvents && { takesEvents }),
      answer: one => forward(sandbox.url, one),
      posts: async () => network.posts().map(({ id, text, at }) => postOf(id, text, at)),
      close: () => sandbox.close(),
    }
  }

const shown = z.object({ id: z.string(), text: z.string() })

/**
 * A real snac2, an account a channel: of each it shows its latest 256 posts. Its clock is the
 * machine's, so that its answers are given the storm's.
 */
const realSnac =
  (begin: () => Promise<Snac>): Start =>
  async (now, channels) => {
    const snac = await begin()
    const users = namesOf(channels)
    for (const user of users) snac.join(user)
    const acceptedAt = new Map<string, number>()
    const dated = (text: string) =>
      JSON.stringify(JSON.parse(text), (_, value) => {
        const at = acceptedAt.get(value?.id)
        return at === undefined ? value : { ...value, created_at: new Date(at).toISOString() }
      })
    return {
      name: snac.name,
      connector: 'mastodon',
      configOf: (n, address) => ({ account: `${address}/${users[n]}` }),
      secretsOf: n => ({ token: snac.tokenOf(users[n] ?? '') }),
      async answer(one) {
        const at = now()
        const { status, text } = await forward(snac.url, one)
        if (one.method === 'POST' && status === 200)
          acceptedAt.set(shown.parse(JSON.parse(text)).id, at)
        return { status, text: status === 200 ? dated(text) : text }
      },
      async posts() {
        const lists = users.map(async user => {
          const headers = { authorization: `Bearer ${snac.tokenOf(user)}` }
          const answer = await fetch(`${snac.url}/api/v1/accounts/${user}/statuses`, { headers })
          const rows = z.array(shown).parse(await answer.json())
          return rows.map(({ id, text }) => postOf(id, text, acceptedAt.get(id) ?? 0))
        })
        return (await Promise.all(lists)).flat()
      },
      close: async () => snac.stop(),
    }
  }

const listed = z.object({
  cursor: z.string().optional(),
  records: z.array(
    z.object({
      uri: z.string(),
      value: z.object({ text: z.string(), createdAt: z.string().transform(Date.parse) }),
    }),
  ),
})

/** A real @atproto/pds, an account a channel; what the network behind it shows is what it keeps. */
const realBluesky =
  (begin: () => Promise<BlueskyNetwork>): Start =>
  async (_now, channels) => {
    const network = await begin()
    const names = namesOf(channels).map(name => `${name}.test`)
    const members = await Promise.all(names.map(name => network.join(name)))
    const ask = async (method: string, query: Record<string, string>) =>
      await fetch(`${network.pds}/xrpc/${method}?${new URLSearchParams(query)}`)

    async function shown(uris: string[]): Promise<Answer> {
      const posts = await Promise.all(
        uris.map(async uri => {
          const [, , repo = '', collection = '', rkey = ''] = uri.split('/')
          const answer = await ask('com.atproto.repo.getRecord', { repo, collection, rkey })
          return answer.ok ? [{ uri }] : []
        }),
      )
      return { status: 200, text: JSON.stringify({ posts: posts.flat() }) }
    }

    return {
      name: network.name,
      connector: 'bluesky',
      configOf: (n, address) => ({ handle: members[n]?.handle ?? '', server: address }),
      secretsOf: n => ({ password: members[n]?.appPassword ?? '' }),
      async answer(one) {
        const { pathname, searchParams } = new URL(one.url, network.pds)
        if (pathname !== '/xrpc/app.bsky.feed.getPosts') return await forward(network.pds, one)
        return await shown(searchParams.getAll('uris'))
      },
      async posts() {
        const posts: Post[] = []
        for (const { did: repo } of members) {
          for (let cursor: string | undefined = ''; cursor !== undefined; ) {
            const query = { repo, collection: 'app.bsky.feed.post', limit: '100', cursor }
            const page = listed.parse(
              await (await ask('com.atproto.repo.listRecords', query)).json(),
            )
            for (const { uri, value } of page.records)
              posts.push(postOf(uri, value.text, value.createdAt))
            cursor = page.cursor
          }
        }
        return posts
      },
      close: async () => network.stop(),
    }
  }

const titled = z.array(z.object({ id: z.number(), title: z.object({ rendered: z.string() }) }))

/** Debian's WordPress: nothing asks it for instants, so that its clock may be the machine's. */
const realWordPress =
  (begin: () => Promise<WordPress>): Start =>
  async () => {
    const site = await begin()
    // Of a storm that is tried again, the one before would be found.
    for (const { id } of await postsOn(site)) await removePost(site, id)
    return {
      name: site.name,
      connector: 'wordpress',
      configOf: (_, address) => ({ site: address, user: 'editor' }),
      secretsOf: () => ({ token: site.passwordOf('editor') }),
      answer: one => forward(site.url, one),
      posts: () => postsOn(site),
      close: () => site.stop(),
    }
  }

/** How a run has the real servers, by where their programs are. */
export type RealServers = {
  snac(path: string): Promise<Snac>
  bluesky(path: string): Promise<BlueskyNetwork>
  wordpress(path: string): Promise<WordPress>
}

/** A server before which posts are sent. `find`: null where it cannot be had here. */
export type Before = { connector: string; name: string; find(): Promise<Start | null> }

/** Every network as it is played, and the real servers of those that have one. */
export function stormServers(real: RealServers): Before[] {
  const played = (connector: string, name: string, start: Start): Before => ({
    connector,
    name: `${name} as it is played`,
    find: async () => start,
  })
  const found = async <Path>(path: Path | null, start: (path: Path) => Start) =>
    path === null ? null : start(path)
  return [
    played('facebook', 'Facebook', playedFacebook),
    played('instagram', 'Instagram', playedInstagram),
    played('mastodon', 'Mastodon', playedNetwork('mastodon')),
    {
      connector: 'mastodon',
      name: 'Mastodon, a real snac2',
      find: () => found(snacPath(), path => realSnac(() => real.snac(path))),
    },
    played('bluesky', 'Bluesky', playedNetwork('bluesky')),
    {
      connector: 'bluesky',
      name: 'Bluesky, a real @atproto/pds',
      find: async () => found(await blueskyPath(), path => realBluesky(() => real.bluesky(path))),
    },
    played('wordpress', 'WordPress', playedNetwork('wordpress')),
    played('wordpress', 'The Events Calendar', playedNetwork('wordpress', { shownAs: 'events' })),
    {
      connector: 'wordpress',
      name: 'a real WordPress',
      find: () => found(wordpressFolder(), path => realWordPress(() => real.wordpress(path))),
    },
  ]
}

/** A storm's. */
async function postsOn(site: WordPress): Promise<Post[]> {
  const found: Post[] = []
  for (let page = 1; ; page++) {
    const path = `/?rest_route=/wp/v2/posts&per_page=100&_fields=id,title&page=${page}`
    const answer = await fetch(`${site.url}${path}`)
    // A page beyond the last is refused.
    if (!answer.ok) return found.filter(({ text }) => text.startsWith('Texte '))
    const rows = titled.parse(await answer.json())
    found.push(...rows.map(({ id, title }) => postOf(String(id), title.rendered, 0)))
  }
}

async function removePost(site: WordPress, id: string): Promise<void> {
  const authorization = `Basic ${btoa(`editor:${site.passwordOf('editor')}`)}`
  const path = `/?rest_route=/wp/v2/posts/${id}&force=true`
  await fetch(`${site.url}${path}`, { method: 'DELETE', headers: { authorization } })
}

/** Of accounts, a channel each, which nobody else has on a server that others use too. */
function namesOf(channels: number): string[] {
  const mark = randomBytes(3).toString('hex')
  return Array.from({ length: channels }, (_, n) => `mairie${n}x${mark}`)
}

/** A storm's texts bear the number of their keys. */
function postOf(id: string, text: string, at: number): Post {
  return { id, page: '', key: text.replace('Texte ', 'key-'), text, at }
}

async function forward(to: string, { method, url, headers, body }: Asked): Promise<Answer> {
  const { authorization, 'content-type': type } = headers
  const answer = await fetch(`${to}${url}`, {
    method,
    headers: {
      ...(authorization && { authorization }),
      ...(type && { 'content-type': type }),
    },
    ...(method === 'POST' && { body }),
  })
  return { status: answer.status, text: await answer.text() }
}
