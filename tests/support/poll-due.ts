import type { PollResult } from '../../server/channels/shapes-channel.ts'
import type { Db } from '../../server/database/database.ts'
import { createPoller, type PollDeps, type PollOptions } from '../../server/inbox/receiving/poll.ts'
import { claimDuePolls } from '../../server/inbox/store/polls.ts'

/** Looks at every channel that is due, as the job does, and waits for the end; none is looked at twice. */
export async function pollDue(deps: PollDeps, options: PollOptions = {}): Promise<PollResult[]> {
  const results = new Map<number, PollResult>()
  let isAgain = false
  const poller = createPoller(deps, {
    ...options,
    onResult(result) {
      isAgain ||= results.has(result.channel)
      results.set(result.channel, result)
    },
  })
  while (!isAgain && (await poller.begin()) > 0) await poller.settled()
  return [...results.values()].toSorted((a, b) => a.channel - b.channel)
}

class TakenBack extends Error {}

/** The channels that would be taken now, the longest due first; nobody takes them. */
export async function duePolls(db: Db, now: number): Promise<number[]> {
  let ids: number[] = []
  await db
    .transaction()
    .execute(async transaction => {
      const claims = await claimDuePolls(transaction, 'by-now', { now, leaseUntil: now, most: 100 })
      ids = claims.map(({ channelId }) => channelId)
      throw new TakenBack()
    })
    .catch(error => {
      if (!(error instanceof TakenBack)) throw error
    })
  return ids
}
