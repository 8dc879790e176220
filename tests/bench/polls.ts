import { pollChannel } from '../../server/inbox/receiving/poll.ts'
import type { HttpClient, HttpRequest } from '../../server/platform/http-client.ts'
import { connectedContext, startBenchVillage } from './bench-village.ts'
import { ms, ratio, say, timed } from './figures.ts'

/** Polls of a quiet page with eight weeks of history, beside a bare fetch of the same pages. */
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
  } finally {
    await context.close()
    await village.stop()
  }
}
