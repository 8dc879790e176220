import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Connector, Identity } from '../connectors/connector.ts'
import { toIso } from '../domain/instant.ts'
import type { ChannelShape } from '../shapes/channel.ts'
import type {
  ConnectionChoice,
  ConnectionNew,
  ConnectionResults,
  ConnectionReturn,
  ConnectionReturned,
  ConnectionShape,
} from '../shapes/connection.ts'
import { channelsOf } from '../store/channels.ts'
import {
  claimConnection,
  deleteConnection,
  deleteExpiredConnections,
  findOffer,
  insertConnection,
  offerConnection,
  wasClaimed,
} from '../store/connections.ts'
import type { Row } from '../store/schema.ts'
import { configOf, connectorOf } from './channel-call.ts'
import { sameIdentity } from './channel-fields.ts'
import { channelRow, type Who } from './channels.ts'
import type { CheckDeps } from './check-channel.ts'
import { type ConnectDeps, connectChannel, reconnectChannel } from './connect-channel.ts'
import type { Deps } from './deps.ts'
import { applicationCall, asRefusal, isPublic, redirectAddress } from './network-apps.ts'
import { notFound, Refusal } from './refusal.ts'
import { subscribeChannel } from './subscribe-channel.ts'

type ConnectionDeps = ConnectDeps & CheckDeps

/** Who connects at a network: a person before a browser, and no API key. */
export type Person = Who & { userId: string | null }

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
    if (row.connector !== key) throw notFound('Ce canal')
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
        ? 'Ce retour du réseau a déjà servi : s’il manque une page, recommencez la connexion.'
        : 'Cette connexion n’a pas été commencée ici par vous, ou date de plus d’un quart d’heure : recommencez-la.',
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
    const why = missing.length === 0 ? '' : ` ${missing.join(' ')}`
    throw new Refusal(
      'conflict',
      `Ce compte ne donne accès à aucune page : cochez la page dans la fenêtre du réseau, ou prenez le compte d’une personne qui l’administre.${why}`,
    )
  }
  const offer = JSON.stringify({ identities, missing })
  const offered = deps.secrets.seal({ offer }, offerSubject(id))
  await offerConnection(deps.db, id, offered)
  const shape = await shapeOf(deps, { ...connection, offered }, connector)
  return { channel: null, connection: shape }
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
    throw new Refusal(
      'conflict',
      `Le compte choisi ne donne pas accès à « ${channel.name} » : recommencez avec le compte d’une personne qui administre cette page, et cochez la page dans la fenêtre du réseau.`,
    )
  }
  const { secrets, config } = same
  const reconnected = await reconnectChannel(deps, who, channelId, secrets, config)
  return (await listening(deps, who, connector, reconnected)).channel
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
  return await shapeOf(deps, row, connectorOf(deps, row.connector))
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

/**
 * Connects what was chosen, each for itself: one that cannot be connected keeps none of the others
 * back, and can be tried again. What is a channel already is given its new access.
 * @throws Refusal (`bad-request`) when something was chosen that was not offered.
 */
export async function connectChosen(
  deps: ConnectionDeps,
  person: Person,
  id: number,
  { choices, more }: ConnectionChoice,
): Promise<ConnectionResults> {
  const row = await offerOf(deps, person, id)
  const connector = connectorOf(deps, row.connector)
  const { identities } = open(deps, row)
  const chosen = choices.map(choice => {
    const identity = identities[choice.place]
    if (identity === undefined) throw new Refusal('bad-request', 'Cette page n’est pas proposée.')
    return { choice, identity }
  })
  const results: ConnectionResults['results'] = []
  for (const { choice, identity } of chosen) {
    try {
      const channel = await connectOne(deps, person, connector, identity, choice)
      const heard = await listening(deps, person, connector, channel)
      results.push({ place: choice.place, ...heard })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      results.push({ place: choice.place, channel: null, problem: error.message })
    }
  }
  if (!more && results.every(({ channel }) => channel !== null))
    await deleteConnection(deps.db, row.id)
  return { results }
}

async function connectOne(
  deps: ConnectionDeps,
  who: Who,
  connector: Connector,
  { config, secrets }: Identity,
  { name, neighbour }: ConnectionChoice['choices'][number],
): Promise<ChannelShape> {
  const known = await channelOf(deps, who.communeId, connector, config)
  if (known !== undefined) return await reconnectChannel(deps, who, known.id, secrets, config)
  const { key } = connector.manifest
  const fields = { config, secrets, receives: neighbour === null, publishes: true }
  return await connectChannel(deps, who, { connector: key, name, neighbour, ...fields })
}

/** Where the network can reach us it is asked to call; that it will not is no failure to connect. */
async function listening(
  deps: ConnectionDeps,
  who: Who,
  { webhook }: Connector,
  channel: ChannelShape,
): Promise<{ channel: ChannelShape; problem: string | null }> {
  if (webhook?.subscribe === undefined || !channel.receives || !isPublic(deps)) {
    return { channel, problem: null }
  }
  try {
    return { channel: await subscribeChannel(deps, who, channel.id), problem: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const problem = `Le canal est connecté, mais les webhooks n’ont pas pu être activés. ${error.message}`
    return { channel, problem }
  }
}

/** Forgets the attempts whose time is over, with their tokens. @returns how many. */
export async function sweepConnections(deps: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  return await deleteExpiredConnections(deps.db, deps.clock.now())
}

async function shapeOf(
  deps: ConnectionDeps,
  row: Row<'connection'> & { offered: string },
  connector: Connector,
): Promise<ConnectionShape> {
  const { identities, missing } = open(deps, row)
  const known = await Promise.all(
    identities.map(({ config }) => channelOf(deps, row.communeId, connector, config)),
  )
  return {
    id: row.id,
    connector: row.connector,
    expiresAt: toIso(row.expiresAt),
    missing,
    identities: identities.map(({ name, missing: lacks }, place) => {
      const channel = known[place]
      const { id, name: called, neighbour = null, state } = channel ?? {}
      return {
        place,
        name,
        missing: lacks,
        channel:
          id === undefined || called === undefined || state === undefined
            ? null
            : { id, name: called, neighbour, state },
      }
    }),
  }
}

/** The commune's channel that this identity is already. */
async function channelOf(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  { manifest }: Connector,
  config: Record<string, string>,
) {
  return (await channelsOf(deps.db, communeId)).find(
    channel =>
      channel.connector === manifest.key && sameIdentity(manifest, configOf(channel), config),
  )
}

async function offerOf(deps: Pick<Deps, 'db' | 'clock'>, person: Person, id: number) {
  const whose = { communeId: person.communeId, userId: userOf(person) }
  const row = await findOffer(deps.db, whose, id, deps.clock.now())
  if (row !== undefined) return row
  throw new Refusal(
    'not-found',
    'Ce choix n’est plus possible : plus d’un quart d’heure est passé, ou il a déjà été fait. Recommencez la connexion.',
  )
}

const texts = z.record(z.string(), z.string())
const offerShape = z.object({
  identities: z.array(
    z.object({ name: z.string(), config: texts, secrets: texts, missing: z.array(z.string()) }),
  ),
  missing: z.array(z.string()),
})

function open({ secrets }: Pick<Deps, 'secrets'>, row: { id: number; offered: string }) {
  return offerShape.parse(JSON.parse(secrets.open(row.offered, offerSubject(row.id)).offer ?? ''))
}

const offerSubject = (id: number): string => `connection:${id}`

/** @throws Refusal for an API key: nobody looks at the network's window for it. */
function userOf({ userId }: Person): string {
  if (userId !== null) return userId
  throw new Refusal(
    'bad-request',
    'Une clé d’accès ne peut pas ouvrir la fenêtre du réseau : connectez-vous à Tambour, ou donnez un jeton.',
  )
}

function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('hex')
}
