import { z } from 'zod'
import { accessRefused, freshCall } from '../channels/call.ts'
import { channelById } from '../channels/rows.ts'
import type { AttachedFile } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import { fileNameOf } from '../language/foreign-text.ts'
import { messageFileAt } from '../messages/store/message-files.ts'
import type { Attachment } from '../messages/store/tables.ts'
import type { Actor } from '../people/rules/role.ts'
import { readSmall } from '../pictures/small.ts'
import { limitOf } from '../platform/limit.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import type { AnswerDeps } from './answering/reply-route.ts'
import { knownMessage } from './known-message.ts'
import { noteReader } from './readings.ts'
import { inboxSentences } from './sentences.ts'
import type { MessageShape } from './shapes-conversation.ts'

const kept = z.array(
  z.object({
    type: z.string(),
    url: z.string().nullable(),
    name: z.string().nullable(),
    bytes: z.number().optional(),
  }),
)

/** What came with a message, or went with it; nothing once it is erased. */
function attachmentsOf({ attachments }: Pick<Row<'message'>, 'attachments'>): Attachment[] {
  return attachments === null ? [] : kept.parse(JSON.parse(attachments))
}

/** Types of which a small picture can be made. */
const pictureTypes = new Set(['image/jpeg', 'image/png', 'image/webp'])

/**
 * The same as it leaves the house: what has no address of its own is opened by ours, where the channel
 * can be asked for it.
 */
export function attachmentShapesOf(
  message: Pick<Row<'message'>, 'id' | 'attachments'>,
  canOpen: boolean,
  /** The places of those that are kept here. */
  keptAt: ReadonlySet<number> = new Set(),
): MessageShape['attachments'] {
  return attachmentsOf(message).map(({ type, url, name, bytes = null }, index) => {
    const isKept = keptAt.has(index)
    const address =
      isKept || (canOpen && url === null && type !== 'withheld')
        ? `/api/messages/${message.id}/attachments/${index}`
        : null
    return {
      type,
      url: url ?? address,
      name: fileNameOf(name),
      bytes,
      small: address !== null && pictureTypes.has(type) ? `${address}/small` : null,
      kept: isKept,
    }
  })
}

/** Several people open files of some MB at once; each is in memory as long as it is on its way. */
const inTurn = limitOf(4, 40)

/** A file as it is given; `isOurs`: it was read and written anew here. */
type OpenedFile = AttachedFile & { isOurs: boolean }

/**
 * A file of a message: kept here, where no network has it, or asked of its network now, of which
 * nothing is kept. It counts as reading the conversation.
 * @throws Refusal (`not-found`) also for what was erased, or has an address of its own, (`conflict`,
 * `unavailable`) as the network refuses: it is no longer there, or does not answer.
 */
export async function openAttachment(
  deps: AnswerDeps,
  by: Actor,
  { id, index }: { id: number; index: number },
  signal?: AbortSignal,
): Promise<OpenedFile> {
  return await open(deps, by, { id, index }, 'whole', signal)
}

async function open(
  deps: AnswerDeps,
  by: Actor,
  { id, index }: { id: number; index: number },
  size: 'whole' | 'small',
  signal: AbortSignal | undefined,
): Promise<OpenedFile> {
  const message = await knownMessage(deps.db, by.communeId, id)
  const attachment = attachmentsOf(message)[index]
  if (attachment?.url !== null) throw notFound(inboxSentences.attachment)
  const own = await messageFileAt(deps.db, id, index, size)
  const { name, ...file } =
    own === undefined
      ? await inTurn(() => askFor(deps, message, index), signal)
      : { ...own, name: attachment.name }
  await noteReader(deps, by, message.conversationId)
  const shown = fileNameOf(name) ?? fileNameOf(attachment.name) ?? ''
  return { ...file, name: shown, isOurs: own !== undefined }
}

/**
 * The same, small, of a picture.
 * @throws Refusal (`bad-request`) also for what is no picture, or too large a one.
 */
export async function openSmallAttachment(
  deps: AnswerDeps,
  by: Actor,
  place: { id: number; index: number },
  signal?: AbortSignal,
): Promise<OpenedFile> {
  const file = await open(deps, by, place, 'small', signal)
  return file.isOurs ? file : { ...file, ...(await readSmall(file.bytes, signal)), isOurs: true }
}

async function askFor(
  deps: AnswerDeps,
  message: Pick<Row<'message'>, 'channelId' | 'remoteId'>,
  index: number,
): Promise<AttachedFile> {
  const stored = await channelById(deps.db, message.channelId)
  if (stored === undefined) throw notFound(inboxSentences.channel)
  if (stored.state === 'paused') {
    throw new Refusal('conflict', inboxSentences.reconnectFirst(stored.name))
  }
  const { connector, call, channel } = await freshCall(deps, stored)
  if (connector.attachment === undefined) throw notFound(inboxSentences.attachment)
  const found = await connector.attachment(call, message, index)
  if (found.kind === 'file') return found
  if (found.kind === 'reauthorize') await accessRefused(deps, channel, found.reason)
  const isPassing = found.kind === 'failed' && found.retryAt !== null
  throw new Refusal(isPassing ? 'unavailable' : 'conflict', found.reason)
}
