import { z } from 'zod'
import type { Identity } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import { type Sentence, sentenceText } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { keptSentence } from '../platform/shapes.ts'
import { configOf, connectorOf } from './call.ts'
import type { Who } from './channels.ts'
import { sameIdentity } from './fields.ts'
import { channelSentences } from './sentences.ts'
import type { ConnectionShape } from './shapes-connection.ts'
import { type ChannelWithPoll, channelsOf } from './store/channels.ts'
import { findOffer, offerConnection } from './store/connections.ts'

/** Who connects at a network: a person before a browser, and no API key. */
export type Person = Who & { userId: string | null }

/** @throws Refusal for an API key: nobody looks at the network's window for it. */
export function userOf({ userId }: Person): string {
  if (userId !== null) return userId
  throw new Refusal('bad-request', channelSentences.keyCannotConnect)
}

/** Something that can become a channel of that kind. */
export type Offered = Identity & { connector: string }

/** An attempt that came back, with what it brought. */
type Offer = Row<'connection'> & { offered: string }

/** Keeps what the network gave until the person has chosen, sealed: there are tokens in it. */
export async function keepOffer(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  connection: Row<'connection'>,
  given: { identities: Offered[]; missing: Sentence[] },
): Promise<Offer> {
  const offer = JSON.stringify({
    identities: given.identities.map(one => ({ ...one, missing: one.missing.map(sentenceText) })),
    missing: given.missing.map(sentenceText),
  })
  const offered = secrets.seal({ offer }, offerSubject(connection.id))
  await offerConnection(db, connection.id, offered)
  return { ...connection, offered }
}

/** @throws Refusal (`not-found`) when it is another's, or when its time is over. */
export async function offerOf(deps: Pick<Deps, 'db' | 'clock'>, person: Person, id: number) {
  const whose = { communeId: person.communeId, userId: userOf(person) }
  const row = await findOffer(deps.db, whose, id, deps.clock.now())
  if (row !== undefined) return row
  throw new Refusal('not-found', channelSentences.choiceOver)
}

const texts = z.record(z.string(), z.string())
const offerShape = z.object({
  identities: z.array(
    z.object({
      connector: z.string(),
      name: z.string(),
      config: texts,
      secrets: texts,
      missing: z.array(keptSentence),
    }),
  ),
  missing: z.array(keptSentence),
})

export function openOffer(
  { secrets }: Pick<Deps, 'secrets'>,
  row: { id: number; offered: string },
) {
  return offerShape.parse(JSON.parse(secrets.open(row.offered, offerSubject(row.id)).offer ?? ''))
}

const offerSubject = (id: number): string => `connection:${id}`

/** What is offered, as the screens may know it: without a token. */
export async function offerToShow(
  deps: Pick<Deps, 'db' | 'secrets' | 'connectors'>,
  offer: Offer,
): Promise<ConnectionShape> {
  const { identities, missing } = openOffer(deps, offer)
  const channels = await channelsOf(deps.db, offer.communeId)
  return {
    id: offer.id,
    connector: offer.connector,
    expiresAt: toIso(offer.expiresAt),
    missing,
    identities: identities.map((identity, place) => {
      const channel = channelIn(deps, channels, identity)
      const { key: connector, label } = connectorOf(deps, identity.connector).manifest
      return {
        place,
        connector,
        label,
        name: identity.name,
        missing: identity.missing,
        channel: channel === undefined ? null : summaryOf(channel),
      }
    }),
  }
}

function summaryOf({ id, name, neighbour, state }: ChannelWithPoll) {
  return { id, name, neighbour, state }
}

/** The one of these channels that this identity is already. */
export function channelIn(
  deps: Pick<Deps, 'connectors'>,
  channels: readonly ChannelWithPoll[],
  { connector, config }: Pick<Offered, 'connector' | 'config'>,
): ChannelWithPoll | undefined {
  const { manifest } = connectorOf(deps, connector)
  return channels.find(
    channel =>
      channel.connector === manifest.key && sameIdentity(manifest, configOf(channel), config),
  )
}
