import { pollsOf } from '../../channels/rows.ts'
import { isConnected } from '../../channels/rules/channel.ts'
import type { PollResult } from '../../channels/shapes/channel.ts'
import { duePolls, nextPollAt } from '../store/polls.ts'
import { type PollDeps, type PollOptions, pollChannel, pollIfDue } from './poll-channel.ts'

export { type PollDeps, type PollOptions, pollChannel } from './poll-channel.ts'

/**
 * How many channels are asked at the same time: with networks that answer within 300 ms, and two
 * calls a look, 1,600 a minute. A commune has two or three, and an agglomération a hundred.
 */
const abreast = 16

/** When the next channel of any commune is due (ms UTC), or null when none is looked at. */
export async function nextPollDue({ db }: Pick<PollDeps, 'db'>): Promise<number | null> {
  return await nextPollAt(db)
}

/**
 * Looks at every channel of every commune that is due. One that fails keeps none of the others
 * waiting.
 */
export async function pollDue(deps: PollDeps, options: PollOptions = {}): Promise<PollResult[]> {
  const ids = await duePolls(deps.db, deps.clock.now())
  return await pollAll(ids, options, id => pollIfDue(deps, id, options))
}

/**
 * Looks at all receiving channels of a commune now, due or not; a paused one says why it is.
 */
export async function pollCommune(
  deps: PollDeps,
  communeId: number,
  options: PollOptions = {},
): Promise<PollResult[]> {
  const channels = await pollsOf(deps.db, communeId)
  const connected = channels.filter(isConnected)
  const ids = connected.map(channel => channel.id)
  return await pollAll(ids, options, id => pollChannel(deps, id, options))
}

async function pollAll(
  ids: readonly number[],
  { stopping }: PollOptions,
  poll: (id: number) => Promise<PollResult | null>,
): Promise<PollResult[]> {
  const results: PollResult[] = []
  const errors: unknown[] = []
  const waiting = [...ids]
  const work = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      if (stopping?.()) return
      try {
        const result = await poll(id)
        if (result !== null) results.push(result)
      } catch (error) {
        errors.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: abreast }, work))
  if (errors.length > 0) throw errors[0]
  return results.sort((a, b) => ids.indexOf(a.channel) - ids.indexOf(b.channel))
}
