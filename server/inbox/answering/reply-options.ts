import { configOf, connectorOf } from '../../channels/call.ts'
import { channelById } from '../../channels/rows.ts'
import type {
  Connector,
  Limits,
  Manifest,
  ReplyOptions,
  ReplyVisibility,
} from '../../connectors/connector.ts'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import type { Deps } from '../../deps.ts'
import { type Sentence, sentenceOrNull } from '../../language/sentence.ts'
import { contactsIn, lastInboundAt } from '../../messages/store/messages.ts'
import { privateAnswersIn } from '../../messages/store/private-answers.ts'
import { notFound } from '../../platform/refusal.ts'
import { inboxSentences } from '../sentences.ts'
import { decidingReplies, messagesToAnswer } from '../store/replies.ts'
import { replyOptionOf } from './reply-route.ts'

type Place = Pick<Row<'conversation'>, 'id' | 'channelId' | 'visibility'>

/** What must be known of a message. */
type ReplyOptionMessage = Pick<
  Row<'message'>,
  'id' | 'remoteId' | 'direction' | 'kind' | 'contactId' | 'sentAt' | 'removedAt' | 'takesPrivate'
>

/** What can be done about each message of a conversation. */
export type Possible = {
  replyOptions(message: ReplyOptionMessage): ReplyOptions
  canHide(message: ReplyOptionMessage): boolean
  /** Why what is shown here cannot be hidden, where the network hides others. */
  cannotHide(message: ReplyOptionMessage): Sentence | null
  /** What kind of channel it is. */
  label: Sentence
  /** What files an answer may bring; null: none. */
  replyFiles: NonNullable<Manifest['replyFiles']> | null
  /** Whether its channel can be asked for what came with a message. */
  canOpen: boolean
}

/**
 * How each message of a conversation can be answered at `now`: by the rules of its network, by what
 * was answered before, and by what the network refused for good. A way that is closed says why. And
 * whether it can be hidden.
 * @throws Refusal when the channel is gone, or of a kind that is not installed.
 */
export async function possibleIn(
  db: Db,
  { connectors }: Pick<Deps, 'connectors'>,
  place: Place,
  now: number,
): Promise<Possible> {
  const channel = await channelById(db, place.channelId)
  if (channel === undefined) throw notFound(inboxSentences.channel)
  const connector = connectorOf({ connectors }, channel.connector)
  const obstacle = obstacleOf(channel, connector)
  const contacts = await contactsIn(db, place.id)
  const lastAt = await lastInboundAt(db, place.id)
  const deciding = await decidingReplies(db, place.id)
  const linked = await privateAnswersIn(db, [place.id])
  const answered = new Set([
    ...linked.map(pair => pair.answersId),
    ...deciding.filter(({ closes }) => closes === 0).map(reply => reply.messageId),
  ])

  const replyOptions = (message: ReplyOptionMessage): ReplyOptions => {
    if (message.direction !== 'inbound' || message.kind !== 'message') return none
    const { remoteId, contactId, sentAt, takesPrivate } = message
    const found = optionsOf(connector)(
      {
        remoteId,
        visibility: place.visibility,
        authorRemoteId: contactId === null ? null : (contacts.get(contactId)?.remoteId ?? null),
        lastInboundAt: lastAt,
        sentAt,
        takesPrivate: takesPrivate === null ? null : takesPrivate === 1,
        answeredPrivately: answered.has(message.id),
      },
      now,
      configOf(channel),
    )
    if (message.removedAt !== null) return closed(found, inboxSentences.removed)
    if (obstacle !== null) return closed(found, obstacle)
    const refusal = (way: ReplyVisibility) => {
      const last = deciding.findLast(
        reply =>
          reply.closes === 1 &&
          replyOptionOf(reply, place.visibility) === way &&
          // In a private conversation one refusal is for all, until the person writes again.
          (place.visibility === 'private'
            ? reply.attemptedAt >= lastAt
            : reply.messageId === message.id),
      )
      return sentenceOrNull(last?.reason ?? null)
    }
    return closed(closed(found, refusal('public'), 'public'), refusal('private'), 'private')
  }
  const hides = channel.state === 'active' && connector.hide !== undefined
  const isHidable = ({ direction, kind, removedAt }: ReplyOptionMessage) =>
    hides &&
    place.visibility === 'public' &&
    direction === 'inbound' &&
    kind === 'message' &&
    removedAt === null
  const whyNotHidden = (message: ReplyOptionMessage) => connector.cannotHide?.(message) ?? null
  return {
    replyOptions,
    label: connector.manifest.label,
    replyFiles: connector.manifest.replyFiles ?? null,
    canOpen: channel.state !== 'disconnected' && connector.attachment !== undefined,
    canHide: message => isHidable(message) && whyNotHidden(message) === null,
    cannotHide: message => (isHidable(message) ? whyNotHidden(message) : null),
  }
}

/**
 * Which of these messages can be answered from here at `now`, by the rules of their networks and on a
 * channel that works. What a network refused before, the conversation alone tells (`possibleIn`).
 * @param channels of the messages' commune
 */
export async function answerableNow(
  { db, connectors }: Pick<Deps, 'db' | 'connectors'>,
  channels: readonly Row<'channel'>[],
  ids: readonly number[],
  now: number,
): Promise<Set<number>> {
  const messages = await messagesToAnswer(db, ids)
  const open = new Set<number>()
  for (const [channelId, some] of Map.groupBy(messages, message => message.channelId)) {
    const channel = channels.find(one => one.id === channelId)
    const connector = connectors[channel?.connector ?? '']
    if (channel === undefined || connector === undefined) continue
    if (obstacleOf(channel, connector) !== null) continue
    for (const { id, removedAt, takesPrivate, lastInboundAt, ...message } of some) {
      const options = optionsOf(connector)(
        {
          ...message,
          lastInboundAt: lastInboundAt ?? 0,
          takesPrivate: takesPrivate === null ? null : takesPrivate === 1,
          answeredPrivately: false,
        },
        now,
        configOf(channel),
      )
      const isOpen = options.public?.open === true || options.private?.open === true
      if (isOpen && removedAt === null) open.add(id)
    }
  }
  return open
}

const none: ReplyOptions = { public: null, private: null }

function obstacleOf(channel: Row<'channel'>, { manifest, reply }: Connector): Sentence | null {
  if (channel.state !== 'active') {
    return channel.state === 'paused'
      ? inboxSentences.reconnectPaused(channel.name)
      : inboxSentences.reconnectGone(channel.name)
  }
  if (reply === undefined) return inboxSentences.cannotAnswer(manifest.label)
  return null
}

function optionsOf({ replyOptions, manifest }: Connector): NonNullable<Connector['replyOptions']> {
  return replyOptions ?? (({ visibility }) => ({ ...none, [visibility]: always(manifest.limits) }))
}

function always({ textLength, counts }: Limits) {
  return { open: true as const, until: null, limit: { textLength, counts } }
}

/** The ways there are, those that are open closed for that reason; null: as they are. */
function closed(
  options: ReplyOptions,
  reason: Sentence | null,
  only?: ReplyVisibility,
): ReplyOptions {
  if (reason === null) return options
  const close = (way: ReplyVisibility) => {
    const isMeant = options[way]?.open === true && (only === undefined || only === way)
    return isMeant ? { open: false as const, reason } : options[way]
  }
  return { public: close('public'), private: close('private') }
}
