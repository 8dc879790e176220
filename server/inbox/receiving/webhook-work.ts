import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { sentenceText } from '../../language/sentence.ts'
import {
  claimWebhooks,
  deleteWebhooks,
  noteWebhook,
  updateWebhooks,
  type WaitingWebhook,
  type WokenChannel,
  waitingWebhooks,
  webhookBodies,
  wokenChannel,
} from '../store/webhooks.ts'
import { type PollDeps, pollChannel } from './poll.ts'

const second = 1000
const day = 24 * 60 * 60 * second

/**
 * What a network tells may not be there yet when it is asked for at once: a look that brought nothing
 * is made again so long after it, ms, and then no more.
 */
const lookAgainAfter = [2 * second, 10 * second, 60 * second]

/** What fails is tried again for so long, and then left to the ordinary polling. */
const patienceMs = day
const shortestBackoffMs = 5 * second
const longestBackoffMs = 60 * 60 * second

/** How long a row is kept, to know what came when; and what waits for a channel that is connected anew. */
const keptMs = { done: 7 * day, waiting: 30 * day }

/** Mails come whole, with their files: so many are in memory at a time. */
const mostCarried = 10
/** What came for a paused channel, and cannot be asked for, is tried again after so long, ms. */
const pausedMs = 5 * 60 * second

/** How long to wait for somebody else's look at the channel before rows are read anew. */
const othersLookMs = 5 * second

/** No other process works on a batch for so long, or when this one was killed, ms. */
const claimMs = 60 * second

/** Webhooks that concern the same channels: one look is enough for all of them. */
export type WebhookBatch = {
  /** The same for the same channels. */
  key: string
  /** Whether what these say is said nowhere else. */
  carries: boolean
  channelIds: number[]
  webhooks: WaitingWebhook[]
  /** When the first of them is due, ms UTC. */
  nextAt: number
}

const ids = z.array(z.int())

/** What is to be done, due or not; of what comes whole some. */
export async function waitingBatches({
  db,
  connectors,
}: Pick<Deps, 'db' | 'connectors'>): Promise<WebhookBatch[]> {
  const batches = new Map<string, WebhookBatch>()
  for (const webhook of await waitingWebhooks(db)) {
    const { channelIds: key, nextAt } = webhook
    const batch = batches.get(key)
    if (batch === undefined) {
      const channelIds = ids.parse(JSON.parse(key))
      const carries = connectors[webhook.connector]?.webhook?.carries === true
      batches.set(key, { key, carries, channelIds, webhooks: [webhook], nextAt })
    } else if (!batch.carries || batch.webhooks.length < mostCarried) {
      batch.webhooks.push(webhook)
      batch.nextAt = Math.min(batch.nextAt, nextAt)
    }
  }
  return [...batches.values()]
}

export type WebhookWorkOptions = {
  /** Asked between two pages of a look: whether to end there. */
  stopping?: () => boolean
  /** How long to wait for somebody else's look at the same channel to end, ms. */
  othersLookMs?: number
}

/**
 * Looks at the channels of a batch, once each, and at what its webhooks name; and notes what became of its webhooks. Those that
 * came after the batch was read are not of it, even if they came during the look: they ask for
 * another one, for nobody knows what this one had already passed by. Of several processes that have
 * read the same batch one works on it.
 */
export async function workOnWebhooks(
  deps: PollDeps,
  batch: WebhookBatch,
  options: WebhookWorkOptions = {},
): Promise<void> {
  const ids = batch.webhooks.map(webhook => webhook.id)
  const now = deps.clock.now()
  if (!(await claimWebhooks(deps.db, ids, now, now + claimMs))) return
  try {
    await workOnClaimed(deps, batch, options)
  } catch (error) {
    await updateWebhooks(deps.db, ids, { nextAt: now })
    throw error
  }
}

async function workOnClaimed(
  deps: PollDeps,
  { carries, channelIds, webhooks }: WebhookBatch,
  options: WebhookWorkOptions,
): Promise<void> {
  const cameAt = Math.max(...webhooks.map(webhook => webhook.receivedAt))
  const all = webhooks.map(webhook => webhook.id)
  const looks: Look[] = []
  for (const id of channelIds) looks.push(await look(deps, id, { all, cameAt }, options))
  const now = deps.clock.now()
  const waiting = { kind: 'later', at: now + pausedMs, error: null } as const
  const failed = looks.flatMap(found =>
    found.kind === 'later' ? [found] : carries && found.kind === 'paused' ? [waiting] : [],
  )
  if (failed.length > 0) {
    await putOff(deps, webhooks, failed, carries)
    return
  }
  const done = { nextAt: null, body: '', error: null }
  const [newest] = webhooks.slice(-1)
  const again = lookAgainAfter[newest?.attempts ?? 0]
  const isQuiet = !carries && looks.some(({ kind }) => kind === 'quiet')
  const cameNews = looks.some(({ kind }) => kind === 'news')
  if (newest === undefined || !isQuiet || cameNews || again === undefined) {
    await updateWebhooks(deps.db, all, done)
    return
  }
  // The newest one waits for all that came before it: a hundred hearts ask for no more looks than one.
  await updateWebhooks(
    deps.db,
    all.filter(id => id !== newest.id),
    done,
  )
  const patch = { nextAt: now + again, attempts: newest.attempts + 1, error: null }
  await updateWebhooks(deps.db, [newest.id], patch)
}

/** Forgets what is too old to be of use. */
export async function forgetWebhooks({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  await deleteWebhooks(db, { done: now - keptMs.done, waiting: now - keptMs.waiting })
}

/** How a look at one channel ended. */
type Look =
  | { kind: 'news' }
  /** It brought nothing new. */
  | { kind: 'quiet' }
  /** The channel is paused: when it goes on it is looked at anyway. */
  | { kind: 'paused' }
  /** It is gone, or is read no more. */
  | { kind: 'none' }
  /** `error` null: nothing failed, the network or another look asks for patience. */
  | { kind: 'later'; at: number; error: string | null }

async function look(
  deps: PollDeps,
  channelId: number,
  { all, cameAt }: { all: readonly number[]; cameAt: number },
  options: WebhookWorkOptions,
): Promise<Look> {
  const channel = await wokenChannel(deps.db, channelId)
  if (channel === undefined) return { kind: 'none' }
  const isNoted = await noteWebhook(deps.db, channelId, cameAt)
  // The screens hear of the first one at once: the look may find nothing, for another was faster.
  if (isNoted && (channel.state !== 'active' || channel.webhookAt === null)) {
    deps.changes.tell(channel.communeId, 'channels')
  }
  if (channel.state !== 'active') return stillOf(channel)
  const rest = restOf(channel, deps.clock.now())
  if (rest !== null) return rest
  const bodies = await webhookBodies(deps.db, all)
  let isFollowed = true
  const { error, ...came } = await pollChannel(deps, channelId, {
    webhookEvents: bodies.map(({ body, receivedAt }) => ({ body, at: receivedAt })),
    unfollowed: () => {
      isFollowed = false
    },
    patienceMs: options.othersLookMs ?? othersLookMs,
    ...(options.stopping && { stopping: options.stopping }),
  })
  if (error === null && !isFollowed) {
    const [why = null] = came.gaps
    const at = deps.clock.now() + shortestBackoffMs
    return { kind: 'later', at, error: why && sentenceText(why) }
  }
  if (error === null) {
    return { kind: came.inbound + came.outbound + came.changed > 0 ? 'news' : 'quiet' }
  }
  const after = await wokenChannel(deps.db, channelId)
  if (after?.state !== 'active') return stillOf(after)
  // Somebody else's look is under way, or took ours over.
  if (after.failures === 0) return { kind: 'later', at: deps.clock.now(), error: null }
  return { kind: 'later', at: after.nextAt, error: sentenceText(error) }
}

const stillOf = (channel: WokenChannel | undefined): Look => {
  return { kind: channel?.state === 'paused' ? 'paused' : 'none' }
}

/**
 * The network asked for rest, or fails: its poll waits longer than it usually does, and a webhook
 * does not ask before that. Null when it may be asked now.
 */
function restOf({ nextAt, restUntil, failures, error }: WokenChannel, now: number): Look | null {
  if (failures > 0 && nextAt > now) return { kind: 'later', at: nextAt, error }
  if (restUntil !== null && restUntil > now) return { kind: 'later', at: restUntil, error }
  return null
}

async function putOff(
  { db, clock }: Pick<PollDeps, 'db' | 'clock'>,
  webhooks: readonly WaitingWebhook[],
  looks: readonly Extract<Look, { kind: 'later' }>[],
  carries: boolean,
): Promise<void> {
  const now = clock.now()
  const error = looks.find(found => found.error !== null)?.error ?? null
  const until = Math.min(...looks.map(({ at }) => at))
  for (const { id, attempts, receivedAt } of webhooks) {
    if (!carries && now - receivedAt >= patienceMs) {
      await updateWebhooks(db, [id], { nextAt: null, body: '', error })
      continue
    }
    if (error === null) {
      await updateWebhooks(db, [id], { nextAt: until })
      continue
    }
    const backoffMs = Math.min(shortestBackoffMs * 2 ** Math.min(attempts, 20), longestBackoffMs)
    const nextAt = Math.max(until, now + backoffMs)
    await updateWebhooks(db, [id], { nextAt, attempts: attempts + 1, error })
  }
}
