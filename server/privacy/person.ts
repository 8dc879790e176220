import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { type KeptNote, keptNotesIn } from '../inbox/rows.ts'
import { folded } from '../language/text.ts'
import { privateAnswersIn } from '../messages/store/private-answers.ts'
import { peopleSentences } from '../people/sentences.ts'
import { notFound } from '../platform/refusal.ts'
import {
  conversationsAbout,
  messagesAbout,
  messagesBy,
  type PersonMessage,
  type Resident,
  residentsById,
} from './store-residents.ts'

/** All that is kept of a person, who may be several residents: one a channel. */
export type Person = {
  residents: Resident[]
  conversations: Row<'conversation'>[]
  /** What was said in these conversations, in the order of time. */
  messages: PersonMessage[]
  /** Those of them that are this person's: theirs, all of a private conversation, and answers to theirs. */
  concerned: Set<number>
}

/**
 * @param ids residents of that commune
 * @throws Refusal (`not-found`) when one of them is none, or was erased
 */
export async function personOf(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  ids: readonly number[],
): Promise<Person> {
  const residents = ids.length === 0 ? [] : await residentsById(db, communeId, ids)
  if (residents.length === 0 || residents.length < new Set(ids).size) {
    throw notFound(peopleSentences.thisPerson)
  }
  const theirs = new Set(residents.map(({ id }) => id))
  const own = await messagesBy(db, [...theirs])
  const conversations = await conversationsAbout(db, {
    ids: [...new Set(own.map(({ conversationId }) => conversationId))],
    contactIds: [...theirs],
  })
  const privates = new Set(
    conversations.filter(({ visibility }) => visibility === 'private').map(({ id }) => id),
  )
  const all = conversations.map(({ id }) => id)
  const messages = await messagesAbout(db, {
    privateIds: [...privates],
    publicIds: all.filter(id => !privates.has(id)),
    contactIds: [...theirs],
  })
  const answered = new Set(own.map(({ channelId, remoteId }) => `${channelId} ${remoteId}`))
  const concerned = new Set<number>()
  for (const message of messages) {
    const { contactId, channelId, parentRemoteId, direction } = message
    const isTheirs = contactId !== null && theirs.has(contactId)
    const answersThem =
      direction === 'outbound' &&
      (answered.has(`${channelId} ${parentRemoteId}`) || mentionsAny(message, theirs))
    if (isTheirs || answersThem || privates.has(message.conversationId)) concerned.add(message.id)
  }
  const ownIds = new Set(own.map(({ id }) => id))
  for (const { messageId, answersId } of await privateAnswersIn(db, all)) {
    if (ownIds.has(answersId)) concerned.add(messageId)
  }
  return { residents, conversations, messages, concerned }
}

function mentionsAny({ mentions }: PersonMessage, ids: ReadonlySet<number>): boolean {
  const mentioned: unknown = mentions === null ? [] : JSON.parse(mentions)
  return Array.isArray(mentioned) && mentioned.some(id => ids.has(id))
}

/** Whether a text bears one of these people's names. */
export function namesAnyOf({ residents }: Pick<Person, 'residents'>): (text: string) => boolean {
  const names = residents.flatMap(({ name }) => (name === null ? [] : folded(name).split(/\s+/)))
  const telling = names.filter(name => name.length > 2)
  return text => telling.some(name => folded(text).includes(name))
}

/** What was noted about a person: all of a private conversation, and in public where it names them. */
export async function notesAbout(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  person: Pick<Person, 'residents' | 'conversations'>,
): Promise<KeptNote[]> {
  const isPrivate = new Map(person.conversations.map(one => [one.id, one.visibility === 'private']))
  const names = namesAnyOf(person)
  const notes = await keptNotesIn(db, communeId, [...isPrivate.keys()])
  return notes.filter(one => isPrivate.get(one.conversationId) === true || names(one.text))
}
