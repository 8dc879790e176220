import type { Call, Check, Connector } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { localDateOf } from '../language/instant.ts'
import type { Sentence } from '../language/sentence.ts'
import { communeOf } from '../people/commune.ts'
import { ourselves } from '../people/store/journal.ts'
import { limitOf } from '../platform/limit.ts'
import { canCallBack } from '../platform/public-address.ts'
import { Refusal } from '../platform/refusal.ts'
import { accessRefused, type CallDeps, freshCall } from './call.ts'
import { channelIssueOf, channelRow, getChannel, type Who } from './channels.ts'
import { checksText } from './notices.ts'
import { channelSentences } from './sentences.ts'
import type { ChannelShape } from './shapes-channel.ts'
import {
  type ChannelPatch,
  channelById,
  channelsToCheck,
  journal,
  resumePolling,
  updateChannel,
} from './store/channels.ts'
import { keepFollowers } from './store/followers.ts'

export type CheckDeps = Pick<Deps, 'db' | 'changes' | 'log' | 'publicUrl' | 'channelHooks'> &
  CallDeps

/** Each channel is checked this often without anybody asking: a token dies without a word. */
const everyMs = 24 * 60 * 60 * 1000

/**
 * Asks the network whether a channel still works, and keeps what it says. A dead token pauses the
 * channel, a paused one that works again goes on.
 * @throws Refusal when there is no such channel, when it is disconnected, or when its secrets do
 * not open.
 */
export async function checkChannel(deps: CheckDeps, who: Who, id: number): Promise<ChannelShape> {
  const channel = await channelRow(deps, who.communeId, id)
  if (channel.state === 'disconnected') {
    throw new Refusal('conflict', channelSentences.checkDisconnected(channel.name))
  }
  if (channel.state === 'archive') {
    throw new Refusal('conflict', channelSentences.checkArchive(channel.name))
  }
  await check(deps, channel, who.actor)
  return await getChannel(deps, who.communeId, id)
}

/** How many are checked at the same time: a check is a second, and a day has 86,400. */
const concurrency = 8

/**
 * Checks every channel that was not checked for a day, and each one whose token has just come to
 * its end. One that cannot be checked is logged and keeps none of the others waiting.
 * @param random between 0 and 1: several processes that have the same list each begin elsewhere
 * @returns how many were checked.
 */
export async function checkDueChannels(
  deps: CheckDeps,
  random: () => number = Math.random,
): Promise<number> {
  const now = deps.clock.now()
  const due = await channelsToCheck(deps.db, now - everyMs, now)
  const first = Math.floor(random() * due.length)
  const inTurn = limitOf(concurrency)
  const checked = await Promise.all(
    [...due.slice(first), ...due.slice(0, first)].map(({ id, checkedAt }) =>
      inTurn(async () => {
        const channel = await channelById(deps.db, id)
        // Another process has checked it since.
        if (channel === undefined || channel.checkedAt !== checkedAt) return 0
        await checkDue(deps, channel, now)
        return 1
      }),
    ),
  )
  return checked.reduce<number>((sum, one) => sum + one, 0)
}

async function checkDue(deps: CheckDeps, channel: Row<'channel'>, now: number): Promise<void> {
  try {
    await check(deps, channel, ourselves)
  } catch (error) {
    const lines = [{ key: 'check', level: 'error', text: whyUnchecked(error) }] as const
    await updateChannel(deps.db, { id: channel.id }, { checkedAt: now, checks: checksText(lines) })
    deps.changes.tell(channel.communeId, 'channels')
    deps.log.error({ err: error, channel: channel.id }, 'channel-check-failed')
  }
}

async function check(deps: CheckDeps, stored: Row<'channel'>, actor: string): Promise<void> {
  const { connector, call, channel } = await freshCall(deps, stored)
  const found = await askChannel(deps, connector, call)
  const now = deps.clock.now()
  const asRead = { id: channel.id, secrets: channel.secrets }
  if (!(await updateChannel(deps.db, asRead, patchOf(found, now)))) return
  if (found.state === 'reauthorize') {
    const issue = channelIssueOf(found, connector.manifest)
    const row =
      (await accessRefused(deps, channel, issue)) && (await channelById(deps.db, channel.id))
    if (row) return await check(deps, row, actor)
  } else if (found.state === 'working' && channel.state === 'paused') {
    await resume(deps, channel, actor, now)
  }
  if (found.state === 'working') await countFollowers(deps, channel, connector, call)
  deps.changes.tell(channel.communeId, 'channels')
}

/**
 * How many follow a channel of ours today. What its network does not say is not kept, and nothing stands
 * in its place.
 */
export async function countFollowers(
  { db }: Pick<Deps, 'db'>,
  { id, communeId, neighbour }: Pick<Row<'channel'>, 'id' | 'communeId' | 'neighbour'>,
  { followers }: Pick<Connector, 'followers'>,
  call: Call,
): Promise<void> {
  if (followers === undefined || neighbour !== null) return
  const count = await followers(call)
  if (count === null) return
  const { zone } = await communeOf({ db }, communeId)
  await keepFollowers(db, { channelId: id, day: localDateOf(call.now, zone), count })
}

async function resume(
  deps: CheckDeps,
  channel: Row<'channel'>,
  actor: string,
  now: number,
): Promise<void> {
  const resumed = await deps.db.transaction().execute(async db => {
    const asRead = { id: channel.id, state: ['paused'], secrets: channel.secrets } as const
    const patch = { state: 'active', stateReason: null, pausedAt: null } as const
    if (!(await updateChannel(db, asRead, patch))) return false
    await resumePolling(db, channel.id, now)
    const who = { communeId: channel.communeId, actor }
    await journal(db, who, now, 'channel.resumed', `channel:${channel.id}`)
    return true
  })
  if (resumed) await deps.channelHooks.resumed(deps, channel.id)
}

/** What a check teaches of a channel. An unreachable network teaches nothing of the identity. */
export function patchOf(check: Check, now: number): ChannelPatch {
  const seen: ChannelPatch = { checkedAt: now, checks: checksText(check.lines) }
  if (check.state === 'unreachable') return seen
  return {
    ...seen,
    tokenEndsAt: check.tokenEndsAt,
    ...(check.url !== null && { url: check.url }),
  }
}

function whyUnchecked(error: unknown): Sentence {
  return error instanceof Refusal ? error.sentence : channelSentences.checkFailed
}

/** What a network says of a channel, and what this installation lacks for it. */
export async function askChannel(
  { graphApiUrl, publicUrl }: Pick<Deps, 'graphApiUrl' | 'publicUrl'>,
  { manifest, check }: Connector,
  call: Call,
): Promise<Check> {
  const found = await check(call)
  const isFetched = manifest.limits.fetchesImages === true
  if (found.state !== 'working' || !isFetched || canCallBack(graphApiUrl, publicUrl)) return found
  const text = channelSentences.picturesNotFetched(publicUrl)
  return { ...found, lines: [...found.lines, { key: 'public-url', level: 'warning', text }] }
}
