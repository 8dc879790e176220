import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { contactAddress } from '../language/contact-address.ts'
import type { Sentence } from '../language/sentence.ts'
import { folded } from '../language/text.ts'
import { typeset } from '../language/typeset.ts'
import { messageFileAt } from '../messages/store/message-files.ts'
import type { Source } from '../messages/upsert-messages.ts'
import type { PhotoForm } from '../pictures/small.ts'
import {
  ageOfForm,
  type FormStamp,
  formStampText,
  newFormStamp,
  readFormStamp,
} from '../platform/form-stamp.ts'
import { idsIn, isLinkTo, linkToken } from '../platform/signature.ts'
import {
  type NotTaken,
  photoPlace,
  receiveOnce,
  type Sender,
  writeMessage,
} from './receive-form.ts'
import {
  type ContactMessage,
  type FieldProblems,
  readFields,
  type TypedFields,
  textOf,
  typedFields,
} from './rules.ts'
import { contactSentences as say } from './sentences.ts'
import {
  findThread,
  messagesIn,
  type OpenForm,
  openForms,
  sentMessage,
  type ThreadRow,
} from './store-forms.ts'

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
  return { typed: typedFields({}), problems: {}, said: null, stamp: newStamp(deps, about) }
}

const newStamp = (deps: Pick<Deps, 'secrets' | 'clock'>, about: string): string =>
  formStampText(deps, about, newFormStamp(deps.clock.now()))

export const aboutForm = ({ id }: Pick<OpenForm, 'id'>): string => `form ${id}`
export const aboutThread = ({ id }: Pick<ThreadRow, 'id'>): string => `thread ${id}`

/**
 * Takes in what somebody wrote. The same form sent twice is one message; with other words, or another photo,
 * it is not taken a second time.
 * @returns the conversation that it began, or the form again with all that was typed
 */
export async function sendMessage(
  deps: FormDeps,
  form: OpenForm,
  { fields, photo }: PhotoForm,
  sender: Sender,
): Promise<{ thread: Pick<ThreadRow, 'id' | 'remoteId'> } | FilledForm> {
  const typed = typedFields(fields)
  const about = aboutForm(form)
  const stamped = believe(deps, about, fields)
  const read = readFields(typed)
  const refuse = refusing(deps, about, { typed, photo, next: stamped.next })
  if (stamped.why !== null) return refuse({ said: stamped.why, ...read })
  if ('problems' in read) return refuse({ said: say.toCorrect, ...read })
  const { message } = read
  const remoteId = remoteIdOf(stamped.stamp)
  const author = { remoteId: personOf(message), name: message.name }
  const sent = { thread: remoteId, remoteId, author, text: textOf(message) }
  const source = sourceOf({ ...form, channelId: form.id })
  const why = await receiveOnce(deps, source, sent, photo, sender)
  if (why !== null) return refuse(why)
  const kept = await sentMessage(deps.db, form.id, remoteId)
  if (kept === undefined) throw new Error(`message ${remoteId} was not kept`)
  return { thread: { id: kept.thread, remoteId: kept.threadRemoteId } }
}

/** A conversation as the person who wrote sees it. */
export type Thread = {
  communeId: number
  commune: string
  /** Whether it may still be written in: its form is open, and nobody asked to be erased. */
  isOpen: boolean
  /** They left a telephone number alone: no mail will come. */
  byTelephone: boolean
  messages: {
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
    messages: await messagesIn(db, thread.id),
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
  sender: Sender,
): Promise<FilledForm | null | undefined> {
  const { contact } = thread
  if (contact === null || !takesMore(thread)) return undefined
  const typed = { ...typedFields(fields), name: thread.name ?? '', email: '', phone: '' }
  const about = aboutThread(thread)
  const stamped = believe(deps, about, fields)
  // Who they are is known: of a form’s fields the message alone is read.
  const read = readFields({ ...typed, name: '-', email: 'a@b.fr' })
  const refuse = refusing(deps, about, { typed, photo, next: stamped.next })
  if (stamped.why !== null) return refuse({ said: stamped.why, ...read })
  if ('problems' in read) return refuse({ said: say.toCorrect, ...read })
  const author = { remoteId: contact, name: thread.name }
  const { text } = read.message
  const sent = { thread: thread.remoteId, remoteId: remoteIdOf(stamped.stamp), author, text }
  const why = await receiveOnce(deps, sourceOf(thread), sent, photo, sender)
  return why === null ? null : refuse(why)
}

/** Shows a form again, with all that was typed. */
function refusing(
  deps: Pick<Deps, 'secrets' | 'clock'>,
  about: string,
  { typed, photo, next }: { typed: TypedFields; photo: PhotoForm['photo']; next: string },
): (why: NotTaken) => FilledForm {
  return ({ said, problems = {}, isUsed = false }) => ({
    ...{ typed, said, problems: withPhotoAgain(problems, photo) },
    stamp: isUsed ? newStamp(deps, about) : next,
  })
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
  const message = {
    thread: thread.remoteId,
    remoteId: `refused:${mail}`,
    author: { remoteId: thread.contact, name: thread.name },
    text,
  }
  const now = deps.clock.now()
  await deps.db.transaction().execute(db => writeMessage(db, sourceOf(thread), message, null, now))
  deps.changes.tell(thread.communeId, 'messages')
}

type Believed = { why: null; stamp: FormStamp; next: string } | { why: Sentence; next: string }

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
  return { why: null, stamp, next }
}

/**
 * Who wrote: an address and a name. Nobody has shown that the address is theirs, and a household has one
 * telephone: with another name it is somebody else, whose words are not theirs.
 */
function personOf({ address, name }: ContactMessage): string {
  return `${address}#${hashOf(folded(name))}`
}

/** The id of what a form brings: one stamp is one message. */
const remoteIdOf = ({ key }: FormStamp): string => `message:${key}`

const hashOf = (content: string): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 12)

/** No page can give a chosen file back to its field. */
function withPhotoAgain(problems: FieldProblems, photo: PhotoForm['photo']): FieldProblems {
  return photo === null ? problems : { file: say.photoAgain, ...problems }
}

/** All of it came since its form was opened. */
const sourceOf = ({ channelId, communeId }: { channelId: number; communeId: number }): Source => ({
  ...{ id: channelId, communeId },
  createdAt: 0,
})

const purpose = 'contact-thread'

/**
 * The path of somebody's conversation with the mairie: anybody who has it may read and write there. The key of
 * the row is what it is called, for that is the random number of the form that began it.
 */
export function threadPath(
  deps: Pick<Deps, 'secrets'>,
  { id, remoteId }: Pick<ThreadRow, 'id' | 'remoteId'>,
): string {
  return `/ecrire/fil/${linkToken(deps, purpose, [id], [remoteId])}`
}

/** Null for an address that was not made here, was cut short, or is of before a restore. */
export async function threadByLink(
  deps: Pick<Deps, 'db' | 'secrets'>,
  token: string,
): Promise<ThreadRow | null> {
  const [id] = idsIn(token)
  const thread = id === undefined ? undefined : await findThread(deps.db, id)
  return thread && isLinkTo(deps, purpose, token, [thread.remoteId]) ? thread : null
}
