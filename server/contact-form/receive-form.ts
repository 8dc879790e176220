import type { IncomingMessage } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { ingestWithin } from '../inbox/receiving/ingest.ts'
import type { Sentence } from '../language/sentence.ts'
import { keepMessageFile, messageFileAt } from '../messages/store/message-files.ts'
import type { Source } from '../messages/upsert-messages.ts'
import { pictureSentences } from '../pictures/sentences.ts'
import type { Photo, PhotoForm } from '../pictures/small.ts'
import { Refusal } from '../platform/refusal.ts'
import type { FieldProblems } from './rules.ts'
import { contactSentences as say } from './sentences.ts'
import { countSent, lockForm, sentMessage } from './store-forms.ts'

/** From where a form comes, which bounds how much does. */
export type Sender = {
  /** Why nothing more is taken from there; null: it is. @param sent by anybody in the last hour */
  whyNot(sent: number): Sentence | null
  /** Counts one that was taken. */
  count(): void
}

/** Why a form was not taken; `isUsed`: it was before, and what is sent once more is another. */
export type NotTaken = { said: Sentence; problems?: FieldProblems; isUsed?: boolean }

/** A message of a form's conversation, as a network would bring it. */
export type FormMessage = Pick<IncomingMessage, 'remoteId' | 'text'> & {
  thread: string
  author: NonNullable<IncomingMessage['author']>
}

/** A message has one photo. */
export const photoPlace = 0

const hour = 60 * 60_000

/**
 * Takes in what a form brings, once, whichever process it reaches and however often: its `remoteId` is the
 * form's stamp. The same again changes nothing, and is no more than the first.
 * @returns null: it is there
 */
export async function receiveOnce(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  source: Source,
  message: FormMessage,
  given: PhotoForm['photo'],
  sender: Sender,
): Promise<NotTaken | null> {
  const now = deps.clock.now()
  const whyNot = async (db: Db): Promise<NotTaken | null> => {
    const said = sender.whyNot(await countSent(db, source.id, now - hour))
    return said && { said }
  }
  if (given !== null && (await sentMessage(deps.db, source.id, message.remoteId)) === undefined) {
    // A photo costs a second of the processor: one that has no room is not read.
    const why = await whyNot(deps.db)
    if (why !== null) return why
  }
  const shown = await readPhotoOf(given)
  if ('problem' in shown) return { said: say.toCorrect, problems: { file: shown.problem } }
  const { photo } = shown
  const why = await deps.db.transaction().execute(async db => {
    await lockForm(db, source.id)
    const before = await sentMessage(db, source.id, message.remoteId)
    if (before !== undefined) {
      const isSame = before.text === message.text && before.contact === message.author.remoteId
      const kept = await messageFileAt(db, before.id, photoPlace)
      return isSame && isSamePhoto(kept ?? null, photo) ? null : alreadySent
    }
    const full = await whyNot(db)
    if (full !== null) return full
    await writeMessage(db, source, message, photo, now)
    sender.count()
    return null
  })
  if (why === null) deps.changes.tell(source.communeId, 'messages')
  return why
}

const alreadySent: NotTaken = { said: say.alreadySent, isUsed: true }

function isSamePhoto(one: { bytes: Uint8Array } | null, other: Photo | null): boolean {
  if (one === null || other === null) return one === other
  return Buffer.compare(one.bytes, other.bytes) === 0
}

/** One more message of a conversation; the same id twice is one. */
export async function writeMessage(
  db: Db,
  source: Source,
  { thread, author, ...said }: FormMessage,
  photo: Photo | null,
  now: number,
): Promise<void> {
  const message: IncomingMessage = {
    ...{ ...said, author, parentRemoteId: null, direction: 'inbound', url: null },
    ...{ mentions: [], automatic: false, hidden: false },
    attachments: photo === null ? [] : [attachmentOf(photo)],
    sentAt: now,
  }
  const conversation = {
    ...{ remoteId: thread, visibility: 'private' as const, subject: null, url: null },
    ...{ citizen: author, messages: [message] },
  }
  await ingestWithin(db, source, [conversation], now)
  if (photo === null) return
  const { type, bytes, small } = photo
  const file = { place: photoPlace, type, bytes, smallType: small.type, small: small.bytes }
  await keepMessageFile(db, { channelId: source.id, remoteId: said.remoteId }, file)
}

/** Whatever it was called on a telephone: that may say where, or of whom, it is. */
function attachmentOf({ type, bytes }: Photo): IncomingMessage['attachments'][number] {
  const name = type === 'image/png' ? 'photo.png' : 'photo.jpg'
  return { type, url: null, name, bytes: bytes.length }
}

/** The photo that a form brings, or why it is none: its words are kept all the same. */
async function readPhotoOf(
  photo: PhotoForm['photo'],
): Promise<{ photo: Photo | null } | { problem: Sentence }> {
  try {
    return { photo: photo === null ? null : await photo() }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { problem: error.sentence.key === pictureSentences.heic.key ? say.heic : error.sentence }
  }
}
