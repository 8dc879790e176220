import { createHash, randomBytes } from 'node:crypto'
import type { Authorized, Call, Identity } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import type { Sentence } from '../language/sentence.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { configOf, connectorOf } from './call.ts'
import { channelRow, type Who } from './channels.ts'
import type { CheckDeps } from './check-channel.ts'
import { type ConnectDeps, connectChannel, reconnectChannel } from './connect-channel.ts'
import {
  channelIn,
  keepOffer,
  type Offered,
  offerOf,
  offerToShow,
  openOffer,
  type Person,
  userOf,
} from './connection-offer.ts'
import { sameIdentity } from './fields.ts'
import { applicationCall, asRefusal, loginOf, redirectAddress } from './network-apps.ts'
import { channelSentences } from './sentences.ts'
import type { ChannelShape } from './shapes-channel.ts'
import type {
  ConnectionChoice,
  ConnectionNew,
  ConnectionResults,
  ConnectionReturn,
  ConnectionReturned,
  ConnectionShape,
} from './shapes-connection.ts'
import { channelsOf } from './store/channels.ts'
import {
  claimConnection,
  deleteConnection,
  deleteExpiredConnections,
  insertConnection,
  wasClaimed,
} from './store/connections.ts'
import { subscribeIfPublic } from './subscribe-channel.ts'

type ConnectionDeps = ConnectDeps & CheckDeps

/** Between the word that comes back and the kinds of channel that were asked for. */
const kindsAfter = '.'

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
  { connector: key, along = [], channel }: ConnectionNew,
): Promise<{ address: string }> {
  const userId = userOf(person)
  const { through } = loginOf(deps, key)
  const kinds = [...new Set([key, ...along])]
  const logins = kinds.map(kind => loginOf(deps, kind))
  if (logins.some(login => login.through !== through)) throw notFound(channelSentences.application)
  const { authorization, call } = await applicationCall(deps, person.communeId, through)
  if (channel !== undefined) {
    const row = await channelRow(deps, person.communeId, channel)
    if (row.connector !== key) throw notFound(channelSentences.channel)
  }
  // The kinds come back with the word, which nobody else could have made.
  const state = [randomBytes(32).toString('base64url'), ...kinds].join(kindsAfter)
  await insertConnection(deps.db, {
    communeId: person.communeId,
    userId,
    connector: through,
    channelId: channel ?? null,
    stateHash: hashOf(state),
    expiresAt: deps.clock.now() + patienceMs,
    returnedAt: null,
    offered: null,
  })
  const redirect = redirectAddress(deps, through)
  const permissions = [...new Set(logins.flatMap(login => login.permissions))]
  const asked = { redirect, state, permissions, verifier: verifierOf(deps, state) }
  const address = await authorization.address(call, asked)
  if (typeof address !== 'string') throw asRefusal(address)
  return { address }
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
  const { authorization, call } = await applicationCall(deps, person.communeId, key)
  const redirect = redirectAddress(deps, key)
  const verifier = verifierOf(deps, query.state ?? '')
  const given = await authorization.exchange(call, { redirect, query, verifier })
  if (given.kind !== 'person') throw asRefusal(given)
  const kinds = (query.state ?? '').split(kindsAfter).slice(1)
  const { identities, missing } = await identitiesOf(deps, call, given.token, kinds)
  if (channelId !== null) {
    const channel = await reconnect(deps, person, channelId, identities)
    await deleteConnection(deps.db, id)
    return { channel, connection: null }
  }
  if (identities.length === 0) {
    throw new Refusal('conflict', channelSentences.noPages(missing))
  }
  const offer = await keepOffer(deps, connection, { identities, missing })
  return { channel: null, connection: await offerToShow(deps, offer) }
}

/** What the kinds that were asked for make of the person's access; each thing is said once. */
async function identitiesOf(
  deps: ConnectionDeps,
  call: Call,
  token: string,
  kinds: readonly string[],
): Promise<{ identities: Offered[]; missing: Sentence[] }> {
  const identities: Offered[] = []
  const missing = new Map<string, Sentence>()
  for (const kind of kinds) {
    const found: Authorized = await loginOf(deps, kind).identities(call, token)
    if (found.kind !== 'authorized') throw asRefusal(found)
    identities.push(...found.identities.map(identity => ({ ...identity, connector: kind })))
    for (const one of found.missing) missing.set(one.fr, one)
  }
  return { identities, missing: [...missing.values()] }
}

/** @throws Refusal when the person who was asked has no access to that channel. */
async function reconnect(
  deps: ConnectionDeps,
  who: Who,
  channelId: number,
  identities: readonly Identity[],
): Promise<ChannelShape> {
  const channel = await channelRow(deps, who.communeId, channelId)
  const connector = connectorOf(deps, channel.connector)
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
  return await offerToShow(deps, row)
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

/** RFC 7636 § 4.1: of an attempt alone, and known to nobody who sees its address. */
function verifierOf({ secrets }: Pick<ConnectionDeps, 'secrets'>, state: string): string {
  return secrets.derive(`connection:${state}`)
}

function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('hex')
}

/**
 * Connects what was chosen, each for itself: one that cannot be connected keeps none of the others
 * back, and can be tried again. What is a channel already is given its new access.
 * @throws Refusal (`bad-request`) when something was chosen that was not offered.
 */
export async function connectChosen(
  deps: ConnectDeps & CheckDeps,
  person: Person,
  id: number,
  { choices, more }: ConnectionChoice,
): Promise<ConnectionResults> {
  const row = await offerOf(deps, person, id)
  const { identities } = openOffer(deps, row)
  const chosen = choices.map(choice => {
    const identity = identities[choice.place]
    if (identity === undefined) throw new Refusal('bad-request', channelSentences.notOffered)
    return { choice, identity }
  })
  const results: ConnectionResults['results'] = []
  for (const { choice, identity } of chosen) {
    try {
      const connector = connectorOf(deps, identity.connector)
      const channel = await connectOne(deps, person, identity, choice)
      const subscribed = await subscribeIfPublic(deps, person, connector, channel)
      results.push({ place: choice.place, ...subscribed })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      results.push({ place: choice.place, channel: null, problem: error.sentence })
    }
  }
  if (!more && results.every(({ channel }) => channel !== null))
    await deleteConnection(deps.db, row.id)
  return { results }
}

async function connectOne(
  deps: ConnectDeps & CheckDeps,
  who: Who,
  identity: Offered,
  { name, neighbour }: ConnectionChoice['choices'][number],
): Promise<ChannelShape> {
  const { connector, config, secrets } = identity
  const known = channelIn(deps, await channelsOf(deps.db, who.communeId), identity)
  if (known !== undefined) return await reconnectChannel(deps, who, known.id, secrets, config)
  const fields = { config, secrets, receives: neighbour === null, publishes: true }
  return await connectChannel(deps, who, { connector, name, neighbour, ...fields })
}
