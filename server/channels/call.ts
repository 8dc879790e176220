import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { Call, Connector, Limits, NotAuthorized, Renewal } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { type Sentence, sentenceText } from '../language/sentence.ts'
import { ourselves } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { openOrNone } from '../platform/secrets.ts'
import type { ChannelFields } from './fields.ts'
import { channelSentences } from './sentences.ts'
import { channelById, journal, updateChannel } from './store/channels.ts'
import { claimRenewal, endRenewal } from './store/connections.ts'

/** For what a channel's secrets are sealed: what is sealed for one channel opens for no other. */
export const secretsSubject = (channelId: number): string => `channel:${channelId}`

const configShape = z.record(z.string(), z.string())

/** The public fields with which a channel was connected. */
export function configOf(channel: Pick<Row<'channel'>, 'config'>): Record<string, string> {
  return configShape.parse(JSON.parse(channel.config))
}

/**
 * The connector of a kind of channel.
 * @throws Refusal (`unavailable`) when this installation does not have it.
 */
export function connectorOf(deps: Pick<Deps, 'connectors'>, key: string): Connector {
  const connector = Object.hasOwn(deps.connectors, key) ? deps.connectors[key] : undefined
  if (connector === undefined) {
    throw new Refusal('unavailable', channelSentences.unknownHere(key))
  }
  return connector
}

/** Whether something can be planned on channels of this kind: it is sent, or a person carries it out. */
export function canPublish({
  publish,
  manifest,
}: Pick<Connector, 'publish' | 'manifest'>): boolean {
  return publish !== undefined || manifest.byHand !== undefined
}

/** What a stored channel takes of one text and its pictures. */
export function limitsOf(
  { limitsFor, manifest }: Pick<Connector, 'limitsFor' | 'manifest'>,
  channel: Pick<Row<'channel'>, 'config'>,
): Limits {
  return limitsFor?.(configOf(channel)) ?? manifest.limits
}

export type CallDeps = Pick<
  Deps,
  'connectors' | 'secrets' | 'http' | 'guardedHttp' | 'guard' | 'clock' | 'graphApiUrl'
>

/** What a connector's functions take, from fields that are in hand: `now` is the clock's. */
export function callWith(
  deps: CallDeps,
  { manifest }: Pick<Connector, 'manifest'>,
  config: Record<string, string>,
  secrets: Record<string, string>,
): Call {
  const { http, guard } =
    manifest.anyHost === true
      ? { http: deps.guardedHttp, guard: deps.guard }
      : { http: deps.http, guard: null }
  return { http, guard, apiUrl: deps.graphApiUrl, config, secrets, now: deps.clock.now() }
}

/**
 * The connector of a stored channel and what its functions take, with the secrets opened as they are:
 * `freshCall` renews what must be.
 * @throws Refusal (`unavailable`) when the kind is unknown here, when the channel is disconnected
 * (its secrets are destroyed), or when they do not open with this installation's key.
 */
export function callOf(
  deps: CallDeps,
  channel: Pick<Row<'channel'>, 'id' | 'connector' | 'config' | 'secrets' | 'name'>,
): { connector: Connector; call: Call } {
  const connector = connectorOf(deps, channel.connector)
  if (channel.secrets === '') {
    throw new Refusal('unavailable', channelSentences.isDisconnected(channel.name))
  }
  const secrets = deps.secrets.open(channel.secrets, secretsSubject(channel.id))
  return { connector, call: callWith(deps, connector, configOf(channel), secrets) }
}

export type FreshDeps = Pick<Deps, 'db' | 'changes'> & CallDeps

/** Longer than it takes to find a service and to hear it; so long a process that died keeps the others waiting. */
const leaseMs = 60_000
/** How long one waits for another process that renews, and how often one looks. */
const patienceMs = 15_000
const stepMs = 250

type Fresh<Channel> = { connector: Connector; call: Call; channel: Channel }

/**
 * The connector of a stored channel and what its functions take, with an access that works for a while:
 * one that is about to end is renewed first, by one process of all. `channel` is the row as it then is.
 * @throws Refusal as `callOf` does; `conflict` when the access is renewed no more (the channel is
 * paused then), `unavailable` when it cannot be for now.
 */
export async function freshCall<Channel extends Row<'channel'>>(
  deps: FreshDeps,
  channel: Channel,
): Promise<Fresh<Channel>> {
  let read = channel
  for (let waited = 0; ; waited += stepMs) {
    const stored = callOf(deps, read)
    const { renewal } = stored.connector
    const span = renewal?.spanOf(stored.call.secrets) ?? null
    const now = deps.clock.now()
    if (renewal === undefined || span === null || span.dueAt > now)
      return { ...stored, channel: read }
    const fresh = await renewed(deps, { ...stored, channel: read }, renewal)
    if (fresh !== 'busy') return fresh
    // It does for now: another process renews it.
    if (span.endsAt > now) return { ...stored, channel: read }
    if (waited >= patienceMs) {
      throw new Refusal('unavailable', channelSentences.renewalUnderWay(read.name))
    }
    await setTimeout(stepMs)
    read = { ...read, ...(await channelById(deps.db, read.id)) }
  }
}

async function renewed<Channel extends Row<'channel'>>(
  deps: FreshDeps,
  { connector, call, channel }: Fresh<Channel>,
  renewal: Renewal,
): Promise<Fresh<Channel> | 'busy'> {
  const { db } = deps
  const now = deps.clock.now()
  const held = now + leaseMs
  if (!(await claimRenewal(db, channel.id, now, held))) return 'busy'
  try {
    const row = await channelById(db, channel.id)
    // Somebody was faster, or connected it anew.
    if (row?.secrets !== channel.secrets) {
      if (row === undefined) return { connector, call, channel }
      return { ...callOf(deps, row), channel: { ...channel, ...row } }
    }
    const given = await renewOnce(deps, renewal, call)
    if (given.kind === 'renewed') {
      const secrets = deps.secrets.seal(given.secrets, secretsSubject(channel.id))
      const asRead = { id: channel.id, secrets: channel.secrets }
      if (await updateChannel(db, asRead, { secrets })) forgetRenewed(deps, call.secrets)
      return {
        connector,
        call: { ...call, secrets: given.secrets },
        channel: { ...channel, secrets },
      }
    }
    if (given.kind === 'refused') {
      await pauseChannel(deps, channel, given.reason)
      throw new Refusal('conflict', given.reason)
    }
    const { endsAt } = renewal.spanOf(call.secrets) ?? { endsAt: 0 }
    if (endsAt <= now) throw new Refusal('unavailable', given.reason)
    return { connector, call, channel }
  } finally {
    await endRenewal(db, channel.id, held)
  }
}

/**
 * What was typed, with an access that works: by it the channel is checked, and with it kept.
 * @throws Refusal `conflict` when the network gives none, `unavailable` when it does not answer
 */
export async function withAccess(
  deps: FreshDeps,
  connector: Connector,
  { config, secrets }: ChannelFields,
): Promise<ChannelFields> {
  const { renewal } = connector
  const span = renewal?.spanOf(secrets) ?? null
  if (renewal === undefined || span === null || span.dueAt > deps.clock.now()) {
    return { config, secrets }
  }
  const given = await renewOnce(deps, renewal, callWith(deps, connector, config, secrets))
  if (given.kind === 'renewed') return { config, secrets: given.secrets }
  throw new Refusal(given.kind === 'passing' ? 'unavailable' : 'conflict', given.reason)
}

/**
 * The network refuses a channel's access: it is paused until a person connects it anew. One that was
 * renewed some time ago is renewed once more first, at the next call: networks end an access early as
 * well.
 * @returns whether another access is worth a try
 */
export async function accessRefused(
  deps: FreshDeps,
  channel: Row<'channel'>,
  reason: Sentence,
): Promise<boolean> {
  const { renewal } = deps.connectors[channel.connector] ?? {}
  if (renewal !== undefined) {
    const subject = secretsSubject(channel.id)
    const opened = openOrNone(deps.secrets, channel.secrets, subject)
    const lasting = renewal.withoutAccess(opened, deps.clock.now() - freshMs)
    if (lasting !== null) {
      const secrets = deps.secrets.seal(lasting, subject)
      return await updateChannel(deps.db, { id: channel.id, secrets: channel.secrets }, { secrets })
    }
  }
  await pauseChannel(deps, channel, reason)
  return false
}

/** What is refused so soon after it was given is not refused for its age. */
const freshMs = 2 * 60_000

/**
 * A lasting secret may serve once: what it gave is kept until it is stored, or for as long as a person
 * takes to correct the rest of a form.
 */
const unstored = new WeakMap<Db, Unstored>()
type Unstored = Map<string, { secrets: Record<string, string>; until: number }>
const keptMs = 15 * 60_000

async function renewOnce(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  renewal: Renewal,
  call: Call,
): Promise<{ kind: 'renewed'; secrets: Record<string, string> } | NotAuthorized> {
  const now = clock.now()
  const all: Unstored = unstored.get(db) ?? new Map()
  unstored.set(db, all)
  for (const [key, { until }] of all) if (until <= now) all.delete(key)
  const key = keyOf(call.secrets)
  const before = all.get(key)?.secrets ?? call.secrets
  const span = renewal.spanOf(before)
  if (span !== null && span.dueAt > now) return { kind: 'renewed', secrets: before }
  const given = await renewal.renew({ ...call, secrets: before })
  if (given.kind === 'renewed') all.set(key, { secrets: given.secrets, until: now + keptMs })
  return given
}

/** What these secrets gave is stored. */
export function forgetRenewed({ db }: Pick<Deps, 'db'>, secrets: Record<string, string>): void {
  unstored.get(db)?.delete(keyOf(secrets))
}

const keyOf = (secrets: Record<string, string>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(secrets).toSorted()))
    .digest('hex')

/**
 * Pauses a channel whose access died, until a person connects it anew: it is neither polled nor
 * published to, and its deliveries wait. Says nothing twice, and does nothing where the channel
 * was paused, disconnected or connected anew since `channel` was read: a call that began with the
 * old token must not stop the new one.
 */
export async function pauseChannel(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  channel: Pick<Row<'channel'>, 'id' | 'communeId' | 'secrets'>,
  reason: Sentence,
): Promise<void> {
  const now = deps.clock.now()
  const paused = await deps.db.transaction().execute(async db => {
    const asRead = { id: channel.id, state: ['active'], secrets: channel.secrets } as const
    const patch = { state: 'paused', stateReason: sentenceText(reason), pausedAt: now } as const
    const changed = await updateChannel(db, asRead, patch)
    if (!changed) return false
    const who = { communeId: channel.communeId, actor: ourselves }
    const detail = { reason: reason.fr }
    await journal(db, who, now, 'channel.paused', `channel:${channel.id}`, detail)
    return true
  })
  if (paused) deps.changes.tell(channel.communeId, 'channels')
}
