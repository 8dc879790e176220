import type { z } from 'zod'
import type { Check, Connector, Manifest } from '../connectors/connector.ts'
import { noPictures } from '../connectors/manifest.ts'
import { failureSentences } from '../database/failure.ts'
import type { Deps } from '../deps.ts'
import { toIsoOrNull } from '../language/instant.ts'
import { type Sentence, sentenceOrNull, verbatim } from '../language/sentence.ts'
import { channelsWithImport, lastMessagesAt } from '../messages/store/imported.ts'
import { gauge, instants, type Metric } from '../platform/metric.ts'
import { notFound } from '../platform/refusal.ts'
import { canPublish, configOf, connectorOf, limitsOf } from './call.ts'
import { changedConfig } from './fields.ts'
import { checksOf } from './notices.ts'
import { linesThatHold } from './rules.ts'
import { channelSentences } from './sentences.ts'
import type { ChannelChange, ChannelShape, ConnectorShape, channelCost } from './shapes-channel.ts'
import {
  type ChannelWithPoll,
  channelsOf,
  findChannel,
  journal,
  pollStates,
  resumePolling,
  updateChannel,
} from './store/channels.ts'
import { applicationsOf } from './store/network-apps.ts'

export type ListDeps = Pick<Deps, 'db' | 'connectors' | 'publicUrl'>

/** Who asks for a change: which commune's, and the name that the journal keeps. */
export type Who = { communeId: number; actor: string }

/** The kinds of channel that this installation can connect, with the form of each. */
export async function connectorList(
  { db, connectors, publicUrl }: Pick<Deps, 'db' | 'connectors' | 'publicUrl'>,
  communeId: number,
): Promise<ConnectorShape[]> {
  const ready = new Set((await applicationsOf(db, communeId)).map(({ connector }) => connector))
  return Object.values(connectors).map(connector => {
    const { manifest, receive, login, webhook } = connector
    const { authorization } = connectors[login?.through ?? ''] ?? {}
    const along = Object.values(connectors).filter(
      one =>
        login !== undefined && one.login?.through === login.through && one.manifest !== manifest,
    )
    return {
      key: manifest.key,
      label: manifest.label,
      description: manifest.description,
      fields: manifest.fields.map(({ problemOf: _, ...field }) => field),
      receives: receive !== undefined,
      publishes: canPublish(connector),
      webhookAddress: webhook?.carries ? `${publicUrl}/webhooks/${manifest.key}` : null,
      application:
        authorization && login
          ? {
              label: authorization.label,
              network: authorization.network,
              isReady: ready.has(login.through),
              isOptional: authorization.isOptional === true,
              along: along.map(one => ({ key: one.manifest.key, label: one.manifest.label })),
            }
          : null,
    }
  })
}

/**
 * A commune's channels, its own first; without their secrets. What keeps the database from going on
 * keeps each of them from being read, and cannot be written down.
 */
export async function listChannels(
  deps: ListDeps & Pick<Deps, 'database'>,
  communeId: number,
): Promise<ChannelShape[]> {
  const shapes = await channelShapes(deps, await channelsOf(deps.db, communeId))
  const failure = deps.database.failure()
  if (failure === null) return shapes
  const pollError = failureSentences[failure]
  return shapes.map(shape => (shape.state === 'active' ? { ...shape, pollError } : shape))
}

/** @throws Refusal (`not-found`), also for another commune's channel. */
export async function getChannel(
  deps: ListDeps,
  communeId: number,
  id: number,
): Promise<ChannelShape> {
  const [shape] = await channelShapes(deps, [await channelRow(deps, communeId, id)])
  if (shape === undefined) throw notFound(channelSentences.channel)
  return shape
}

async function channelShapes(
  deps: ListDeps,
  channels: readonly ChannelWithPoll[],
): Promise<ChannelShape[]> {
  const archived = channels.filter(({ state }) => state === 'archive').map(({ id }) => id)
  const until = await lastMessagesAt(deps.db, archived)
  const ids = channels.map(({ id }) => id)
  const hasArchive = await channelsWithImport(deps.db, ids)
  return channels.map(channel => ({
    ...channelShape(deps, channel),
    archivedUntil: toIsoOrNull(until.get(channel.id) ?? null),
    hasArchive: hasArchive.has(channel.id),
  }))
}

/** @throws Refusal (`not-found`), also for another commune's channel. */
export async function channelRow(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<ChannelWithPoll> {
  const channel = await findChannel(db, communeId, id)
  if (channel === undefined) throw notFound(channelSentences.channel)
  return channel
}

function channelShape(
  { connectors, publicUrl }: Omit<ListDeps, 'db'>,
  channel: ChannelWithPoll,
): Omit<ChannelShape, 'archivedUntil' | 'hasArchive'> {
  const connector = connectorIn(connectors, channel.connector)
  const manifest = connector?.manifest
  const polled = channel.state === 'active' && channel.receives === 1
  return {
    id: channel.id,
    connector: channel.connector,
    connectorLabel: manifest?.label ?? verbatim(channel.connector),
    name: channel.name,
    neighbour: channel.neighbour,
    receives: channel.receives === 1,
    publishes: channel.publishes === 1,
    state: channel.state,
    stateReason: sentenceOrNull(channel.stateReason),
    config: configOf(channel),
    audience: connector?.audience?.way ?? null,
    url: channel.url ?? ownPage(publicUrl, manifest, channel.id),
    isOwnPage: manifest?.page !== undefined,
    checkedAt: toIsoOrNull(channel.checkedAt),
    checks: linesThatHold(checksOf(channel), channel.checkedAt, {
      readAt: channel.poll.succeededAt,
      calledAt: channel.poll.webhookAt,
      failedAt: channel.poll.error === null ? channel.pausedAt : channel.poll.startedAt,
    }),
    tokenEndsAt: toIsoOrNull(channel.tokenEndsAt),
    lastPollAt: toIsoOrNull(channel.poll.succeededAt),
    nextPollAt: toIsoOrNull(polled ? channel.poll.nextAt : null),
    pollError: sentenceOrNull(channel.poll.error),
    progress: polled ? progressOf(channel.poll, manifest) : null,
    webhook:
      connector?.webhook !== undefined && channel.receives === 1 && channel.state !== 'archive'
        ? {
            address: `${publicUrl}/webhooks/${channel.connector}`,
            lastAt: toIsoOrNull(channel.poll.webhookAt),
            subscribable: connector.webhook.subscribe !== undefined,
          }
        : null,
    byHand: manifest?.byHand !== undefined,
    limits: limitShapeOf(connector, channel),
  }
}

function progressOf(
  { progressRead: read, progressOf: of }: ChannelWithPoll['poll'],
  manifest: Manifest | undefined,
): ChannelShape['progress'] {
  if (read === null || of === null) return null
  return { read, of, unit: manifest?.firstWeeks === undefined ? 'messages' : 'weeks' }
}

/** Where a kind of channel that is a page of ours stands; of others nothing. */
function ownPage(publicUrl: string, manifest: Manifest | undefined, id: number): string | null {
  return manifest?.page === undefined ? null : `${publicUrl}${manifest.page}/${id}`
}

function connectorIn(connectors: Record<string, Connector>, key: string): Connector | undefined {
  return Object.hasOwn(connectors, key) ? connectors[key] : undefined
}

/** A channel whose kind this installation no longer has stays listed, and takes nothing. */
function limitShapeOf(
  connector: Connector | undefined,
  channel: Pick<ChannelWithPoll, 'config'>,
): ChannelShape['limits'] {
  if (connector === undefined) {
    const none = { hashtags: null, mentions: null, comment: null, needsImage: false }
    return { textLength: 0, counts: 'utf16', ...none, ...noPictures }
  }
  const { asOf: _, source: __, fetchesImages: ___, ...limits } = limitsOf(connector, channel)
  const { hashtags = null, mentions = null, needsImage = false } = limits
  return {
    ...limits,
    hashtags,
    mentions,
    needsImage,
    comment: connector.firstComment?.limit ?? null,
  }
}

/** What a check found wrong, as one sentence that says what to do. */
export function channelIssueOf(check: Check, manifest: Manifest): Sentence {
  const error = check.lines.find(line => line.level === 'error')
  if (error !== undefined) return error.text
  return check.state === 'unreachable'
    ? channelSentences.silent(manifest.label)
    : channelSentences.refused(manifest.label)
}

type ChangeDeps = Pick<Deps, 'clock' | 'changes' | 'channelHooks'> & ListDeps

/**
 * Changes a channel's name, and those of its fields that do not say which identity it is. Where the
 * commune's automatic texts change, the answers that it received before are judged anew by them, and
 * the figures follow; what a person said of one stays said.
 * @throws Refusal (`not-found`, `bad-request`)
 */
export async function changeChannel(
  deps: ChangeDeps,
  who: Who,
  id: number,
  { name, config: given = {} }: ChannelChange,
): Promise<ChannelShape> {
  const channel = await channelRow(deps, who.communeId, id)
  const connector = connectorOf(deps, channel.connector)
  const before = configOf(channel)
  const config = changedConfig(connector.manifest, before, given)
  const changed = Object.keys({ ...before, ...config }).filter(key => before[key] !== config[key])
  const renamed = name !== undefined && name !== channel.name
  if (changed.length === 0 && !renamed) return await getChannel(deps, who.communeId, id)
  const at = deps.clock.now()
  const moved = await deps.db.transaction().execute(async db => {
    const patch = { config: JSON.stringify(config), ...(renamed && { name }) }
    await updateChannel(db, { id }, patch)
    // What it is to read, and how, is looked at by the new ones at once.
    if (changed.length > 0) await resumePolling(db, id, at)
    const detail = { fields: changed, ...(renamed && { from: channel.name, to: name }) }
    await journal(db, who, at, 'channel.changed', `channel:${id}`, detail)
    return await deps.channelHooks.reconfigured(db, channel, connector, { before, after: config })
  })
  deps.changes.tell(who.communeId, 'channels', ...(moved ? (['messages'] as const) : []))
  return await getChannel(deps, who.communeId, id)
}

/**
 * Notes what the commune says a channel costs it: by contract, and of somebody's time.
 * @throws Refusal (`not-found`)
 */
export async function changeCost(
  { db, clock, changes }: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Who,
  id: number,
  cost: z.output<typeof channelCost>,
): Promise<void> {
  await channelRow({ db }, who.communeId, id)
  await db.transaction().execute(async transaction => {
    await updateChannel(transaction, { id }, cost)
    const fields = Object.keys(cost)
    await journal(transaction, who, clock.now(), 'channel.changed', `channel:${id}`, { fields })
  })
  changes.tell(who.communeId, 'channels')
}

/** When each receiving channel was last read, when it is to be read next, and whether it is paused. */
export async function channelMetrics({ db }: Pick<Deps, 'db'>): Promise<Metric[]> {
  const rows = await pollStates(db)
  const labels = (id: number) => ({ channel: String(id) })
  return [
    instants(
      'tambour_channel_read_timestamp_seconds',
      'When a channel was last read.',
      rows.map(({ id, succeededAt }) => ({ labels: labels(id), at: succeededAt })),
    ),
    instants(
      'tambour_channel_poll_due_timestamp_seconds',
      'When a channel is to be read next; one that is being read, at the end of its lease.',
      rows
        .filter(({ state }) => state === 'active')
        .map(({ id, nextAt, leaseUntil }) => ({
          labels: labels(id),
          at: Math.max(nextAt, leaseUntil ?? 0),
        })),
    ),
    gauge(
      'tambour_channel_paused',
      '1 for a channel that must be connected again.',
      rows.map(({ id, state }) => ({ labels: labels(id), value: state === 'paused' ? 1 : 0 })),
    ),
  ]
}
