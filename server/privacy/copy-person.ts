import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { messageFilesOf } from '../messages/store/message-files.ts'
import { editsOf } from '../messages/store/messages.ts'
import type { Attachment } from '../messages/store/tables.ts'
import { requestsAbout } from '../official-requests/official-requests.ts'
import { referenceOf } from '../official-requests/rules.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { episodesOfConversations } from '../reply-times/rows.ts'
import { residentShapes } from './find-person.ts'
import { notesAbout, type Person, personOf } from './person.ts'
import { privacyOf } from './retention.ts'
import type { PersonCopy } from './shapes.ts'
import type { PersonMessage } from './store-residents.ts'

/**
 * All that is kept of a person, for them to have: what they wrote, what they were answered and what was
 * noted about them, by whom left aside, and when.
 * What others wrote beside it is not theirs, and is left out. The journal notes that it was made.
 * @throws Refusal (`not-found`)
 */
export async function copyPerson(
  deps: Pick<Deps, 'db' | 'clock' | 'connectors'>,
  who: Actor,
  ids: readonly number[],
): Promise<PersonCopy> {
  const { db, clock } = deps
  const { communeId, actor } = who
  const commune = await communeOf(deps, communeId)
  const privacy = await privacyOf(deps, commune)
  const person = await personOf(deps, communeId, ids)
  const shapes = await residentShapes(deps, person.residents)
  const at = clock.now()
  await writeJournal(db, {
    communeId,
    at,
    actor,
    action: 'resident.copied',
    subject: 'privacy',
    detail: { residents: ids.length },
  })
  return {
    madeAt: toIso(at),
    commune: commune.name,
    contact: privacy.contact,
    officer: privacy.officer,
    months: privacy.months,
    residents: shapes.flatMap((shape, index) => {
      const resident = person.residents[index]
      if (resident === undefined) return []
      const network = deps.connectors[resident.connector]?.manifest.label.fr ?? resident.channel
      return { ...shape, network, networkId: resident.remoteId }
    }),
    conversations: await conversationsIn(deps, communeId, person),
    waits: await waitsOf(deps, person),
    requests: (await requestsAbout(db, communeId, [...person.concerned])).map(row => ({
      reference: referenceOf(row),
      receivedOn: row.receivedOn,
      subject: row.subject,
      text: row.text,
      dueOn: row.dueOn,
      answeredOn: row.answeredOn,
      outcome: row.outcome,
    })),
  }
}

async function conversationsIn(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  person: Person,
): Promise<PersonCopy['conversations']> {
  const { residents, conversations, messages, concerned } = person
  const notes = Map.groupBy(
    await notesAbout({ db }, communeId, person),
    note => note.conversationId,
  )
  const shown = messages.filter(({ id }) => concerned.has(id))
  const edits = await editsOf(
    db,
    shown.map(({ id }) => id),
  )
  const withFiles = shown.flatMap(({ id, attachments }) => (attachments === null ? [] : id))
  const files = await messageFilesOf(db, withFiles)
  const channels = new Map(residents.map(one => [one.channelId, one.channel]))
  const theirs = new Set(residents.map(({ id }) => id))
  const byConversation = Map.groupBy(shown, message => message.conversationId)
  return conversations.map(({ id, channelId, visibility, url }) => ({
    channel: channels.get(channelId) ?? '',
    isPrivate: visibility === 'private',
    url,
    messages: (byConversation.get(id) ?? []).map(message => {
      const texts = [message.text, ...(edits.get(message.id) ?? []).map(({ text }) => text)]
      return {
        sentAt: toIso(message.sentAt),
        from: fromOf(message, theirs, visibility === 'private'),
        text: texts.at(-1) ?? null,
        earlier: texts.slice(0, -1).filter(text => text !== null),
        attachments: attachmentsOf(message, files),
        url: message.url,
        removedAt: toIsoOrNull(message.removedAt),
      }
    }),
    notes: (notes.get(id) ?? []).map(({ createdAt, text }) => ({
      writtenAt: toIso(createdAt),
      text,
    })),
  }))
}

function fromOf(
  { direction, contactId }: PersonMessage,
  theirs: ReadonlySet<number>,
  isPrivate: boolean,
): PersonCopy['conversations'][number]['messages'][number]['from'] {
  if (direction === 'outbound') return 'commune'
  return isPrivate || (contactId !== null && theirs.has(contactId)) ? 'person' : 'other'
}

function attachmentsOf(
  { id, attachments }: PersonMessage,
  files: Awaited<ReturnType<typeof messageFilesOf>>,
): PersonCopy['conversations'][number]['messages'][number]['attachments'] {
  const all: Attachment[] = attachments === null ? [] : JSON.parse(attachments)
  return all.map(({ type, url }, place) => {
    const file = files.get(id)?.find(one => one.place === place)
    return { type, url, content: file ? Buffer.from(file.bytes).toString('base64') : null }
  })
}

async function waitsOf(
  { db }: Pick<Deps, 'db'>,
  { residents, conversations, concerned }: Person,
): Promise<PersonCopy['waits']> {
  const theirs = new Set(residents.map(({ id }) => id))
  const ids = conversations.map(({ id }) => id)
  const episodes = ids.length === 0 ? [] : await episodesOfConversations(db, ids)
  return episodes
    .filter(({ state }) => state !== 'excluded')
    .filter(({ contactId, openedBy }) =>
      contactId === null ? concerned.has(openedBy) : theirs.has(contactId),
    )
    .sort((a, b) => a.openedAt - b.openedAt)
    .map(({ openedAt, closedAt }) => ({
      openedAt: toIso(openedAt),
      closedAt: toIsoOrNull(closedAt),
    }))
}
