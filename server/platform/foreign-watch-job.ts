import type { Context } from '../context.ts'
import { hearNews, webhookNews } from './changes.ts'
import { type FailureProblem, failureNow, sayRescued } from './health.ts'
import { createJobLoop, type Job } from './job-loop.ts'
import { topics } from './shapes.ts'

const everyMs = 1000
/**
 * What others announce within this long is told together, ms: each telling has jobs here look for what is
 * due, and another process that sends a thousand posts announces each.
 */
const gatherMs = 200

/**
 * Tells the open screens and the jobs of this process what other processes announce, and notices what
 * was written that nobody could tell of (the command line beside a running SQLite, a connection that
 * broke): then anything may have changed. In every process, whatever its role.
 */
export function createForeignWatch(context: Context): Job {
  const { changes, clock, database, log, presence, webhookSignal } = context
  let seen: number | undefined
  let known: FailureProblem['failure'] | null = null
  /** Says in the log and on *Canaux*, as soon as it is seen, that the database cannot go on. */
  async function tellFailure(): Promise<void> {
    const { failure = null, sentence } = (await failureNow(context)) ?? {}
    if (failure === known) return
    known = failure
    changes.hear({ communeId: null, topics: ['channels'] })
    if (sentence !== undefined) log.error({ failure, sentence: sentence.fr }, 'database-failed')
    if (failure !== 'replaced') return
    const file = await database.rescue()
    if (file !== null) log.error({ sentence: sayRescued(file).fr }, 'database-rescued')
  }
  const received = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const tell = () => {
    timer = undefined
    const news = [...received]
    received.clear()
    hearNews(changes, news)
    presence.hear(news, clock.now())
  }
  const unlisten = database.listen(news => {
    // A webhook is waited for.
    if (webhookNews.every(one => news.includes(one))) webhookSignal.hear()
    for (const one of news) if (!webhookNews.includes(one)) received.add(one)
    if (received.size > 0) timer ??= setTimeout(tell, gatherMs)
  })
  return createJobLoop(context, {
    name: 'foreign watch',
    everywhere: true,
    async round() {
      await tellFailure()
      await clock.follow?.()
      const version = await database.foreignVersion()
      if (seen !== undefined && version !== seen) {
        changes.hear({ communeId: null, topics: topics.filter(topic => topic !== 'archive') })
        webhookSignal.hear()
      }
      seen = version
      return clock.now() + everyMs
    },
    stop() {
      unlisten()
      clearTimeout(timer)
    },
  })
}
