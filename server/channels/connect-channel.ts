import type { Check, Connector } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { lockCommune } from '../people/store/communes.ts'
import { Refusal } from '../platform/refusal.ts'
import { openOrNone } from '../platform/secrets.ts'
import {
  type CallDeps,
  callWith,
  canPublish,
  configOf,
  connectorOf,
  forgetRenewed,
  secretsSubject,
  withAccess,
} from './call.ts'
import { channelIssueOf, channelRow, getChannel, type Who } from './channels.ts'
import { askChannel, countFollowers, patchOf } from './check-channel.ts'
import { type ChannelFields, readFields, readSecrets, sameIdentity } from './fields.ts'
import { isConnected, placeOf } from './rules.ts'
import { channelSentences } from './sentences.ts'
import type { ChannelNew, ChannelShape } from './shapes-channel.ts'
import {
  type ChannelPatch,
  cancelWaitingDeliveries,
  channelsOf,
  insertChannel,
  journal,
  resumePolling,
  updateChannel,
} from './store/channels.ts'

export type ConnectDeps = Pick<Deps, 'db' | 'changes' | 'publicUrl'> & CallDeps

/**
 * Connects a channel: its fields are held against the connector's manifest, the network is asked
 * for real, and only what works is stored, its secrets encrypted. It is due for polling at once.
 *
 * A neighbour's channel never receives: its conversations are between that commune and its own
 * residents, and would spoil our reply times.
 * @throws Refusal `bad-request` for a field that will not do, `conflict` when the network refuses
 * the access or the same identity is connected already, `unavailable` when the network does not
 * answer. Nothing is stored then.
 */
export async function connectChannel(
  deps: ConnectDeps,
  who: Who,
  wanted: ChannelNew,
): Promise<ChannelShape> {
  const connector = knownConnector(deps, wanted.connector)
  const { manifest } = connector
  const given = readFields(manifest, wanted)
  const receives = wanted.receives && wanted.neighbour === null && connector.receive !== undefined
  const publishes = wanted.publishes && canPublish(connector)
  if (!receives && !publishes) {
    throw new Refusal('bad-request', channelSentences.doesNothing)
  }
  await refuseTwin(deps.db, who.communeId, connector, given.config, null)
  const fields = await withAccess(deps, connector, given)
  const check = await checkedOrRefused(deps, connector, fields, true)
  const now = deps.clock.now()
  const id = await deps.db.transaction().execute(async db => {
    await lockCommune(db, who.communeId)
    await refuseTwin(db, who.communeId, connector, fields.config, check.url)
    const row = {
      name: wanted.name,
      publishes: publishes ? 1 : 0,
      config: JSON.stringify(fields.config),
      secrets: '',
      state: 'active',
      createdAt: now,
      ...patchOf(check, now),
    } as const
    const archived = receives
      ? await archivedAs(db, who.communeId, manifest.key, check.name)
      : undefined
    const whose = {
      communeId: who.communeId,
      connector: manifest.key,
      neighbour: wanted.neighbour,
      receives: receives ? 1 : 0,
    } as const
    const made = archived ?? (await insertChannel(db, { ...row, ...whose }, now))
    if (archived !== undefined) {
      await updateChannel(db, { id: made }, row)
      await resumePolling(db, made, now)
    }
    // The box seals for one channel, whose number only the insertion tells.
    const secrets = deps.secrets.seal(fields.secrets, secretsSubject(made))
    await updateChannel(db, { id: made }, { secrets })
    const detail = { connector: manifest.key, name: wanted.name, neighbour: wanted.neighbour }
    await journal(db, who, now, 'channel.connected', `channel:${made}`, detail)
    return made
  })
  forgetRenewed(deps, given.secrets)
  const { config, secrets } = fields
  const channel = { id, communeId: who.communeId, neighbour: wanted.neighbour }
  await countFollowers(deps, channel, connector, callWith(deps, connector, config, secrets))
  deps.changes.tell(who.communeId, 'channels')
  return await getChannel(deps, who.communeId, id)
}

/** The page's channel that was known by a download alone: its history is kept, and goes on. */
async function archivedAs(
  db: Db,
  communeId: number,
  kind: string,
  page: string | null,
): Promise<number | undefined> {
  const same = (await channelsOf(db, communeId)).filter(({ connector, state, name }) => {
    return connector === kind && state === 'archive' && name === page
  })
  return same.length === 1 ? same[0]?.id : undefined
}

/**
 * Gives a channel new secrets, once the network accepted them. The channel is active again, goes
 * on receiving from where it was, and what waited for it is delivered. Optional secrets that are
 * not given are kept, and so is of `config` what names the channel. One that was known by a download
 * alone is connected for the first time, and its other fields are asked for as well.
 * @throws Refusal as `connectChannel` does; the channel stays as it was then.
 */
export async function reconnectChannel(
  deps: ConnectDeps & Pick<Deps, 'channelHooks'>,
  who: Who,
  id: number,
  given: Record<string, string>,
  config: Record<string, string> = {},
): Promise<ChannelShape> {
  const channel = await channelRow(deps, who.communeId, id)
  const connector = connectorOf(deps, channel.connector)
  const isFirst = channel.state === 'archive'
  const typed = isFirst
    ? readFields(connector.manifest, {
        config: { ...configOf(channel), ...config },
        secrets: given,
      })
    : renewedFields(deps, channel, connector, { config, secrets: given })
  if (isFirst) await refuseTwin(deps.db, who.communeId, connector, typed.config, null)
  const fields = await withAccess(deps, connector, typed)
  const { secrets } = fields
  const check = await checkedOrRefused(deps, connector, fields, isFirst)
  const now = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    const sealed = deps.secrets.seal(secrets, secretsSubject(id))
    const patch = {
      ...patchOf(check, now),
      ...(Object.keys(config).length > 0 && { config: JSON.stringify(fields.config) }),
      secrets: sealed,
      state: 'active',
      stateReason: null,
      pausedAt: null,
      ...(isFirst && firstPatch(connector, fields, now)),
    } as const
    await updateChannel(db, { id }, patch)
    await resumePolling(db, id, now)
    const action = isFirst ? 'channel.connected' : 'channel.reconnected'
    await journal(db, who, now, action, `channel:${id}`)
  })
  forgetRenewed(deps, typed.secrets)
  await deps.channelHooks.resumed(deps, id)
  deps.changes.tell(who.communeId, 'channels')
  return await getChannel(deps, who.communeId, id)
}

/** @throws Refusal (`bad-request`) also for the access to another identity. */
function renewedFields(
  deps: Pick<Deps, 'secrets'>,
  channel: Row<'channel'>,
  { manifest }: Connector,
  given: ChannelFields,
): ChannelFields {
  const before = openOrNone(deps.secrets, channel.secrets, secretsSubject(channel.id))
  const secrets = readSecrets(manifest, given.secrets, before)
  const kept = configOf(channel)
  const config = { ...kept, ...given.config }
  const isUnnamed = Object.keys(given.config).length === 0
  if (isUnnamed || sameIdentity(manifest, kept, config)) return { config, secrets }
  throw new Refusal('bad-request', channelSentences.otherAccess(channel.name))
}

/**
 * Takes a channel away: its secrets are destroyed, what had not left yet is cancelled, its history
 * and its place in it stay. `reconnectChannel` undoes it, but for the cancelled deliveries: a
 * person decides which of those still make sense.
 */
export async function disconnectChannel(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Who,
  id: number,
): Promise<void> {
  const channel = await channelRow(deps, who.communeId, id)
  if (!isConnected(channel)) return
  const now = deps.clock.now()
  const cancelled = await deps.db.transaction().execute(async db => {
    const patch = {
      state: 'disconnected',
      stateReason: null,
      pausedAt: null,
      secrets: '',
      tokenEndsAt: null,
    } as const
    if (!(await updateChannel(db, { id, state: ['active', 'paused'] }, patch))) return 0
    const count = await cancelWaitingDeliveries(
      db,
      id,
      channelSentences.wasDisconnected(channel.name),
    )
    await journal(db, who, now, 'channel.disconnected', `channel:${id}`, { cancelled: count })
    return count
  })
  deps.changes.tell(who.communeId, 'channels', ...(cancelled > 0 ? (['deliveries'] as const) : []))
}

/** What a channel becomes that had no access so far. What is older than that stays history. */
function firstPatch(connector: Connector, { config }: ChannelFields, now: number): ChannelPatch {
  return {
    config: JSON.stringify(config),
    publishes: canPublish(connector) ? 1 : 0,
    createdAt: now,
  }
}

/** @throws Refusal (`bad-request`) with the kinds that there are. */
function knownConnector({ connectors }: Pick<Deps, 'connectors'>, key: string): Connector {
  const known = Object.keys(connectors)
  if (known.includes(key)) return connectorOf({ connectors }, key)
  throw new Refusal('bad-request', channelSentences.unknownKind(key, known))
}

async function checkedOrRefused(
  deps: CallDeps & Pick<Deps, 'publicUrl'>,
  connector: Connector,
  { config, secrets }: ChannelFields,
  isFirst: boolean,
): Promise<Check> {
  const check = await askChannel(deps, connector, callWith(deps, connector, config, secrets))
  if (check.state === 'working') return check
  const firstNotice = isFirst ? check.firstNotice : undefined
  const token = connector.manifest.fields.find(field => field.secret && field.required)
  throw new Refusal(
    check.state === 'unreachable' ? 'unavailable' : 'conflict',
    firstNotice ?? channelIssueOf(check, connector.manifest),
    // Words of a first connection speak of what was pasted.
    firstNotice === undefined || token === undefined ? undefined : placeOf(token),
    check.fill,
  )
}

/** The same page under two channels would be measured twice and published to twice. */
async function refuseTwin(
  db: Db,
  communeId: number,
  { manifest }: Connector,
  config: Record<string, string>,
  url: string | null,
): Promise<void> {
  const twin = (await channelsOf(db, communeId)).find(
    channel =>
      channel.connector === manifest.key &&
      // A page of ours is the commune's one.
      (manifest.page !== undefined ||
        sameIdentity(manifest, configOf(channel), config) ||
        (url !== null && channel.url === url)),
  )
  if (twin === undefined) return
  throw new Refusal(
    'conflict',
    twin.state === 'disconnected'
      ? channelSentences.wasConnected(twin.name, twin.id)
      : channelSentences.isConnected(twin.name, twin.id),
  )
}
