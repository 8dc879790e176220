import { createHash } from 'node:crypto'
import type { IncomingMessage } from '../connectors/connector.ts'
import type { Deps } from '../deps.ts'
import { type Source, upsertMessages } from '../inbox/receiving/ingest.ts'
import { contactAddress } from '../language/contact-address.ts'
import { folded } from '../language/fold.ts'
import type { Sentence } from '../language/sentence.ts'
import { typeset } from '../language/typeset.ts'
import { keepMessageFile, messageFileAt } from '../messages/store/message-files.ts'
import { pictureSentences } from '../pictures/sentences.ts'
import type { Photo, PhotoForm } from '../pictures/small.ts'
import { ageOfForm, formStampText, newFormStamp, readFormStamp } from '../platform/form-stamp.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  type ContactMessage,
  type FieldProblems,
  readFields,
  type TypedFields,
  textOf,
  typedFields,
} from './rules/fields.ts'
import { contactSentences as say } from './sentences.ts'
import {
  findThread,
  messagesIn,
  type OpenForm,
  openForms,
  type ThreadRow,
  threadBegunBy,
} from './store/forms.ts'

type FormDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'secrets'>

/** A form as it is shown: empty, or with what was typed and why it was not taken. */
export type FilledForm = {
  typed: TypedFields
  problems: FieldProblems
  said: Sentence | null
  stamp: string
}

/** The forms of this installation, one of each commune that opened one. */
export async function listForms({ db }: Pick<Deps, 'db'>): Promise<OpenForm[]> {
  return await openForms(db)
}

export function emptyForm(deps: Pick<Deps, 'secrets' | 'clock'>, about: string): FilledForm {
  const stamp = formStampText(deps, about, newFormStamp(deps.clock.now()))
  return { typed: typedFields({}), problems: {}, said: null, stamp }
}

export const aboutForm = ({ id }: Pick<OpenForm, 'id'>): string => `form ${id}`
export const aboutThread = ({ id }: Pick<ThreadRow, 'id'>): string => `thread ${id}`

/**
 * Takes in what somebody wrote. The same form sent twice is one message; other words, or another photo,
 * from a form that was sent before are another.
 * @param isTooMany counts one more that is taken: whether so much came from there that it is not
 * @returns the conversation that it began, or the form again with all that was typed
 */
export async function sendMessage(
  deps: FormDeps,
  form: OpenForm,
  { fields, photo }: PhotoForm,
  isTooMany: () => boolean,
): Promise<{ thread: Pick<ThreadRow, 'id' | 'remoteId'> } | FilledForm> {
  const typed = typedFields(fields)
  const read = readFields(typed)
  const stamped = believe(deps, aboutForm(form), fields)
  const refuse = (said: Sentence, problems: FieldProblems = {}): FilledForm => ({
    ...{ typed, problems: withPhotoAgain(problems, photo), said },
    stamp: stamped.next,
  })
  if (stamped.why !== null) return refuse(stamped.why, 'problems' in read ? read.problems : {})
  if ('problems' in read) return refuse(say.toCorrect, read.problems)
  if (isTooMany()) return refuse(say.tooMany)
  const shown = await readPhotoOf(photo)
  if ('problem' in shown) return refuse(say.toCorrect, { file: shown.problem })
  const { message } = read
  const words = `${message.address} ${message.text}`
  const remoteId = remoteIdOf(stamped.key, words, shown.photo)
  const author = { remoteId: personOf(message), name: message.name }
  const text = textOf(message)
  await takeIn(deps, form, {
    ...{ thread: remoteId, remoteId, author, text, photo: shown.photo },
  })
  const thread = await threadBegunBy(deps.db, form.id, remoteId)
  if (thread === undefined) throw new Error(`message ${remoteId} was not kept`)
  return { thread }
}

/** A conversation as the person who wrote sees it. */
export type Thread = {
  communeId: number
  commune: string
  /** Whether it may still be written in: its form is open, and nobody asked to be erased. */
  isOpen: boolean
  /** They left a telephone number alone: no mail will come. */
  byTelephone: boolean
  words: {
    id: number
    direction: 'inbound' | 'outbound'
    text: string
    sentAt: number
    hasPhoto: boolean
  }[]
}

export async function readThread({ db }: Pick<Deps, 'db'>, thread: ThreadRow): Promise<Thread> {
  const { communeId, commune, contact } = thread
  return {
    communeId,
    commune,
    isOpen: takesMore(thread),
    byTelephone: contactAddress(contact)?.scheme === 'tel',
    words: await messagesIn(db, thread.id),
  }
}

/** The photo of a message of that conversation; null: there is none, or it was erased. */
export async function photoIn(
  { db }: Pick<Deps, 'db'>,
  { id }: Pick<ThreadRow, 'id'>,
  messageId: number,
): Promise<{ type: string; bytes: Uint8Array } | null> {
  const said = await messagesIn(db, id)
  if (!said.some(message => message.id === messageId)) return null
  return (await messageFileAt(db, messageId, photoPlace)) ?? null
}

/** Whether it may be written in: its form is open, and nobody asked to be erased. */
function takesMore({ channelState, contact }: { channelState: string; contact: string | null }) {
  return channelState === 'active' && isSomebody(contact)
}

/** Who was erased is nobody any more. */
function isSomebody(contact: string | null): contact is string {
  return contactAddress(contact) !== null
}

/**
 * Goes on with a conversation; sent twice, once.
 * @returns the form again with what was typed; null: it was taken. Undefined: it takes nothing more.
 */
export async function writeAgain(
  deps: FormDeps,
  thread: ThreadRow,
  { fields, photo }: PhotoForm,
  isTooMany: () => boolean,
): Promise<FilledForm | null | undefined> {
  const { contact } = thread
  if (contact === null || !takesMore(thread)) return undefined
  const typed = { ...typedFields(fields), name: thread.name ?? '', email: '', phone: '' }
  const stamped = believe(deps, aboutThread(thread), fields)
  // Who they are is known: of a form’s fields the message alone is read.
  const read = readFields({ ...typed, name: '-', email: 'a@b.fr' })
  const refuse = (said: Sentence, problems: FieldProblems = {}): FilledForm => ({
    ...{ typed, problems: withPhotoAgain(problems, photo), said },
    stamp: stamped.next,
  })
  if (stamped.why !== null || 'problems' in read) {
    return refuse(stamped.why ?? say.toCorrect, 'problems' in read ? read.problems : {})
  }
  if (isTooMany()) return refuse(say.tooMany)
  const shown = await readPhotoOf(photo)
  if ('problem' in shown) return refuse(say.toCorrect, { file: shown.problem })
  const { text } = read.message
  await takeIn(deps, sourceOf(thread), {
    thread: thread.remoteId,
    remoteId: remoteIdOf(stamped.key, text, shown.photo),
    author: { remoteId: contact, name: thread.name },
    text,
    photo: shown.photo,
  })
  return null
}

/**
 * Writes into a conversation that an answer could not be delivered, as a mailbox does: it waits again.
 * @param mail the number of the mail: the same one is said once
 */
export async function noteRefused(
  deps: FormDeps,
  conversationId: number,
  mail: number,
  reason: Sentence | null,
): Promise<void> {
  const thread = await findThread(deps.db, conversationId)
  if (thread === undefined || !isSomebody(thread.contact)) return
  const why = reason === null ? '' : ` (${reason.fr.replace(/\.$/, '')})`
  const text = typeset(
    `[Tambour] Votre réponse n’a pas pu être remise par courriel${why}. Elle reste lisible sur la page de la conversation, si la personne l’a gardée. Appelez-la si vous le pouvez.`,
  )
  await takeIn(deps, sourceOf(thread), {
    thread: thread.remoteId,
    remoteId: `refused:${mail}`,
    author: { remoteId: thread.contact, name: thread.name },
    text,
    photo: null,
  })
}

type Believed = { why: null; key: string; next: string } | { why: Sentence; next: string }

/** Whether a person sent it, just now; `next`: what the form bears when it is shown once more. */
function believe(
  deps: Pick<Deps, 'secrets' | 'clock'>,
  about: string,
  fields: Readonly<Record<string, unknown>>,
): Believed {
  const now = deps.clock.now()
  const given = typeof fields.stamp === 'string' ? fields.stamp : ''
  const stamp = readFormStamp(deps, about, given)
  const age = stamp === null ? 'too-late' : ageOfForm(stamp, now)
  const kept = stamp === null || age === 'too-late' ? newFormStamp(now) : stamp
  const next = formStampText(deps, about, kept)
  if (fields.site !== '') {
    return { why: typeof fields.site === 'string' ? say.trapped : say.unreadable, next }
  }
  if (stamp === null || age === 'too-late') return { why: say.tooLate, next }
  if (age === 'too-soon') return { why: say.tooSoon, next }
  return { why: null, key: stamp.key, next }
}

/**
 * Who wrote: an address and a name. Nobody has shown that the address is theirs, and a household has one
 * telephone: with another name it is somebody else, whose words are not theirs.
 */
function personOf({ address, name }: ContactMessage): string {
  return `${address}#${hashOf(folded(name))}`
}

function remoteIdOf(key: string, words: string, photo: Photo | null): string {
  const of = photo === null ? '' : `.${hashOf(photo.bytes)}`
  return `message:${key}.${hashOf(words)}${of}`
}

const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 12)

/** It has one. */
const photoPlace = 0

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

/** No page can give a chosen file back to its field. */
function withPhotoAgain(problems: FieldProblems, photo: PhotoForm['photo']): FieldProblems {
  return photo === null ? problems : { file: say.photoAgain, ...problems }
}

/** All of it came since its form was opened. */
const sourceOf = ({ channelId, communeId }: { channelId: number; communeId: number }): Source => ({
  ...{ id: channelId, communeId },
  createdAt: 0,
})

/** One more message of a conversation, as a network would bring it; the same id twice is one. */
async function takeIn(
  deps: FormDeps,
  source: Source,
  {
    thread,
    remoteId,
    author,
    text,
    photo,
  }: Pick<IncomingMessage, 'remoteId' | 'text'> & {
    thread: string
    author: NonNullable<IncomingMessage['author']>
    photo: Photo | null
  },
): Promise<void> {
  const now = deps.clock.now()
  const message: IncomingMessage = {
    ...{ remoteId, author, text, parentRemoteId: null, direction: 'inbound', url: null },
    ...{ mentions: [], automatic: false, hidden: false },
    attachments: photo === null ? [] : [attachmentOf(photo)],
    sentAt: now,
  }
  const conversation = {
    ...{ remoteId: thread, visibility: 'private' as const, subject: null, url: null },
    ...{ citizen: author, messages: [message] },
  }
  await deps.db.transaction().execute(async db => {
    await upsertMessages(db, source, [conversation], now)
    if (photo === null) return
    const { type, bytes, small } = photo
    const file = { place: photoPlace, type, bytes, smallType: small.type, small: small.bytes }
    await keepMessageFile(db, { channelId: source.id, remoteId }, file)
  })
  deps.changes.tell(source.communeId, 'messages')
}

/** Whatever it was called on a telephone: that may say where, or of whom, it is. */
function attachmentOf({ type, bytes }: Photo): IncomingMessage['attachments'][number] {
  const name = type === 'image/png' ? 'photo.png' : 'photo.jpg'
  return { type, url: null, name, bytes: bytes.length }
}
