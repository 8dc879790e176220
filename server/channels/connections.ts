import { createHash, randomBytes } from 'node:crypto'
import type { Connector, Identity } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { configOf, connectorOf } from './call.ts'
import { channelRow, type Who } from './channels.ts'
import type { CheckDeps } from './check-channel.ts'
import { type ConnectDeps, reconnectChannel } from './connect-channel.ts'
import { keepOffer, offerOf, offerToShow, type Person, userOf } from './connection-offer.ts'
import { sameIdentity } from './fields.ts'
import { applicationCall, asRefusal, redirectAddress } from './network-apps.ts'
import { channelSentences } from './sentences.ts'
import type { ChannelShape } from './shapes/channel.ts'
import type {
  ConnectionNew,
  ConnectionReturn,
  ConnectionReturned,
  ConnectionShape,
} from './shapes/connection.ts'
import {
  claimConnection,
  deleteConnection,
  deleteExpiredConnections,
  insertConnection,
  wasClaimed,
} from './store/connections.ts'
import { subscribeIfPublic } from './subscribe-channel.ts'

type ConnectionDeps = ConnectDeps & CheckDeps

/** How long the network's window may stay open, and then how long one may take to choose. */
const patienceMs = 15 * 60_000

/**
 * Begins to connect at the network: where the browser goes. The word that comes back from there
 * cannot be guessed, serves once, and only this person.
 * @throws Refusal when the commune has no application there, or the channel is not one of its kind.
 */
export async function beginConnection(
  deps: ConnectionDeps,
  person: Person,
  { connector: key, channel }: ConnectionNew,
): Promise<{ address: string }> {
  const userId = userOf(person)
  const { authorization, call } = await applicationCall(deps, person.communeId, key)
  if (channel !== undefined) {
    const row = await channelRow(deps, person.communeId, channel)
    if (row.connector !== key) throw notFound(channelSentences.channel)
  }
  const state = randomBytes(32).toString('base64url')
  await insertConnection(deps.db, {
    communeId: person.communeId,
    userId,
    connector: key,
    channelId: channel ?? null,
    stateHash: hashOf(state),
    expiresAt: deps.clock.now() + patienceMs,
    returnedAt: null,
    offered: null,
  })
  const redirect = redirectAddress(deps, key)
  return { address: authorization.address(call, { redirect, state }) }
}

/**
 * The person is back from the network. What they allowed is kept, sealed, until they have chosen;
 * a channel that was to be reconnected is reconnected at once, and goes on from where it was.
 * @throws Refusal in one sentence for whatever the person, the network or the time made of it: it
 * has then to be begun anew.
 */
export async function finishConnection(
  deps: ConnectionDeps,
  person: Person,
  { connector: key, query }: ConnectionReturn,
): Promise<ConnectionReturned> {
  const now = deps.clock.now()
  const attempt = {
    communeId: person.communeId,
    userId: userOf(person),
    connector: key,
    stateHash: hashOf(query.state ?? ''),
  }
  const connection = await claimConnection(deps.db, attempt, now, now + patienceMs)
  if (connection === undefined) {
    throw new Refusal(
      'conflict',
      (await wasClaimed(deps.db, attempt))
        ? channelSentences.returnedBefore
        : channelSentences.notBegunHere,
    )
  }
  try {
    return await takeIn(deps, person, connection, query)
  } catch (error) {
    // Nothing came of it, and what came is not kept.
    await deleteConnection(deps.db, connection.id)
    throw error
  }
}

async function takeIn(
  deps: ConnectionDeps,
  person: Person,
  connection: Row<'connection'>,
  query: Record<string, string>,
): Promise<ConnectionReturned> {
  const { id, connector: key, channelId } = connection
  const { connector, authorization, call } = await applicationCall(deps, person.communeId, key)
  const redirect = redirectAddress(deps, key)
  const given = await authorization.exchange(call, { redirect, query })
  if (given.kind !== 'authorized') throw asRefusal(given)
  const { identities, missing } = given
  if (channelId !== null) {
    const channel = await reconnect(deps, person, connector, channelId, identities)
    await deleteConnection(deps.db, id)
    return { channel, connection: null }
  }
  if (identities.length === 0) {
    throw new Refusal('conflict', channelSentences.noPages(missing))
  }
  const offer = await keepOffer(deps, connection, { identities, missing })
  return { channel: null, connection: await offerToShow(deps, offer, connector) }
}

/** @throws Refusal when the person who was asked has no access to that channel. */
async function reconnect(
  deps: ConnectionDeps,
  who: Who,
  connector: Connector,
  channelId: number,
  identities: readonly Identity[],
): Promise<ChannelShape> {
  const channel = await channelRow(deps, who.communeId, channelId)
  const { manifest } = connector
  const same = identities.find(({ config }) => sameIdentity(manifest, config, configOf(channel)))
  if (same === undefined) {
    throw new Refusal('conflict', channelSentences.otherAccount(channel.name))
  }
  const { secrets, config } = same
  const reconnected = await reconnectChannel(deps, who, channelId, secrets, config)
  return (await subscribeIfPublic(deps, who, connector, reconnected)).channel
}

/**
 * What there is to choose from.
 * @throws Refusal (`not-found`) when it is another's, or when its time is over.
 */
export async function getConnection(
  deps: ConnectionDeps,
  person: Person,
  id: number,
): Promise<ConnectionShape> {
  const row = await offerOf(deps, person, id)
  return await offerToShow(deps, row, connectorOf(deps, row.connector))
}

/** The person chose nothing: the tokens are forgotten at once. */
export async function dropConnection(
  deps: ConnectionDeps,
  person: Person,
  id: number,
): Promise<void> {
  const row = await offerOf(deps, person, id)
  await deleteConnection(deps.db, row.id)
}

/** Forgets the attempts whose time is over, with their tokens. @returns how many. */
export async function sweepConnections(deps: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  return await deleteExpiredConnections(deps.db, deps.clock.now())
}

function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('hex')
}
