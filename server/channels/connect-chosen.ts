import { Refusal } from '../platform/refusal.ts'
import { connectorOf } from './call.ts'
import type { Who } from './channels.ts'
import type { CheckDeps } from './check-channel.ts'
import { type ConnectDeps, connectChannel, reconnectChannel } from './connect-channel.ts'
import { channelIn, type Offered, offerOf, openOffer, type Person } from './connection-offer.ts'
import { channelSentences } from './sentences.ts'
import type { ChannelShape } from './shapes/channel.ts'
import type { ConnectionChoice, ConnectionResults } from './shapes/connection.ts'
import { channelsOf } from './store/channels.ts'
import { deleteConnection } from './store/connections.ts'
import { subscribeIfPublic } from './subscribe-channel.ts'

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
      const heard = await subscribeIfPublic(deps, person, connector, channel)
      results.push({ place: choice.place, ...heard })
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
