import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { pollChannel } from '../../server/inbox/receiving/poll.ts'
import type { HttpClient, HttpRequest } from '../../server/platform/http-client.ts'
import { type BenchVillage, connectedContext, startBenchVillage } from './bench-village.ts'
import { ms, ratio, say, timed } from './figures.ts'

/** Posts under which people comment: the page's latest ones, as people do. */
const latest = 20

/**
 * Polls of a page with eight weeks of history: quiet ones beside a bare fetch of the same pages, and how
 * many calls one costs when 1, 10 and 100 people write. `bench france` has how many a minute there are.
 */
export async function benchPolls(): Promise<void> {
  const village = await startBenchVillage()
  const { context, channelId } = await connectedContext(village)
  try {
    const asked: { url: string; options: HttpRequest }[] = []
    const http: HttpClient = {
      ...context.http,
      request(url, options = {}) {
        asked.push({ url, options })
        return context.http.request(url, options)
      },
    }
    const deps = { ...context, http }
    const start = performance.now()
    const first = await pollChannel(deps, channelId)
    if (first.error !== null) throw new Error(first.error.fr)
    const took = performance.now() - start
    say(`first poll: ${first.inbound + first.outbound} messages, ${asked.length} calls`, ms(took))

    await pollChannel(deps, channelId)
    asked.length = 0
    await pollChannel(deps, channelId)
    const quiet = asked.map(each => ({ ...each }))
    say('calls of a quiet poll', String(quiet.length))

    const poll = await timed(60, () => pollChannel(deps, channelId))
    const bare = await timed(60, async () => {
      for (const { url, options } of quiet) {
        const response = await fetch(url, {
          method: options.method ?? 'GET',
          headers: { ...options.headers },
          ...(options.body === undefined ? {} : { body: String(options.body) }),
        })
        await response.text()
      }
    })
    say('polls per second', (1000 / poll).toFixed(0))
    say('bare fetches of the same pages per second', (1000 / bare).toFixed(0))
    say('a poll against a bare fetch of the same pages', ratio(poll / bare))

    const write = await writerOn(village)
    for (const people of [1, 10, 100]) {
      for (const kind of ['message', 'comment'] as const) {
        for (let n = 0; n < people; n += 1) await write(kind, n)
        asked.length = 0
        const { error, inbound } = await pollChannel(deps, channelId)
        if (error !== null || inbound !== people) throw new Error(error?.fr ?? `${inbound} came`)
        const what = kind === 'message' ? 'write in private' : `comment under ${latest} posts`
        say(`calls of a poll in which ${people} people ${what}`, String(asked.length))
      }
    }
  } finally {
    await context.close()
    await village.stop()
  }
}

/** Somebody new writes at each call: in private, or under another one of the page's latest posts. */
async function writerOn(village: BenchVillage) {
  const at = `${village.url}/sandbox`
  const { posts } = (await (await fetch(`${at}/pages/${village.page.id}/posts`)).json()) as {
    posts: {
      id: string
      createdAt: number
      isByPage: boolean
      isPublished: boolean
      isRemoved: boolean
    }[]
  }
  const ours = posts
    .filter(post => post.isByPage && post.isPublished && !post.isRemoved)
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .slice(0, latest)
  let people = 0
  return async (kind: 'message' | 'comment', n: number): Promise<void> => {
    people += 1
    const target = ours[n % ours.length]?.id
    const response = await fetch(`${at}/write`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        page: village.page.id,
        resident: `Habitante ${people}`,
        kind,
        text: 'Bonjour, une question ?',
        ...(kind === 'comment' && { target }),
      }),
    })
    if (!response.ok) throw new Error(await response.text())
  }
}

/** A process of its own that gives these back, by path. */
export async function startReplay(
  bodies: Record<string, string>,
): Promise<{ child: ChildProcess; url: string }> {
  const file = fileURLToPath(new URL('replay.ts', import.meta.url))
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(bodies))
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data')
  return { child, url: `http://127.0.0.1:${String(port).trim()}` }
}
