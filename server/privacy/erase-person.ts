import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { removeReplaced } from '../backup/replaced.ts'
import { answerMail } from '../contact-form/arrivals.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { findHistoryImport, forgetSurveyName } from '../history-import/imports.ts'
import { deleteNotes, eraseRepliesAbout, forgetWebhooksAbout } from '../inbox/rows.ts'
import type { Sentence } from '../language/sentence.ts'
import { forgetRecipientsOf } from '../mail/rows.ts'
import { eraseContact } from '../messages/store/contacts.ts'
import { erasedIdOf } from '../messages/store/erasing.ts'
import { holdRows, putHold } from '../messages/store/handling.ts'
import { holdPolling } from '../messages/store/imported.ts'
import { lockConversations } from '../messages/store/merges.ts'
import { requestsAbout } from '../official-requests/official-requests.ts'
import { keptYears, referenceOf } from '../official-requests/rules.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { eraseContent } from '../reply-times/thread-messages.ts'
import { forgetSubscribers } from '../subscribers/forget.ts'
import { eraseMessages } from '../webhooks/webhooks.ts'
import { forgetReasons } from './forget-reasons.ts'
import { namesAnyOf, notesAbout, type Person, personOf } from './person.ts'
import { privacySentences } from './sentences.ts'
import type { ErasureNew, ErasureShape } from './shapes.ts'
import { messagesOfCommune, unnameConversations } from './store-residents.ts'

type ErasureDeps = Pick<
  Deps,
  'db' | 'database' | 'clock' | 'changes' | 'connectors' | 'log' | 'secrets'
>

/** What of the process says where copies of the base lie (server/settings.ts). */
export type CopySettings = { databaseUrl: string; backupTo: string | null; backupKeep: number }

/**
 * Erases a person for good, at their wish: their names and ids, what they wrote and were answered,
 * pictures, earlier versions, the address that answers were mailed to, what was noted about them, and the
 * chosen messages and notes of others. When they waited and for how long stays, and is nobody's. An
 * official request of theirs stays too: it is an administrative document, which the commune must keep
 * (RGPD, article 17, 3), and the answer says so. What the network gives again of before is not taken in
 * again.
 * @throws Refusal (`not-found`, `bad-request` when nothing was chosen)
 */
export async function erasePerson(
  deps: ErasureDeps,
  who: Actor,
  { residents, quotes, notes = [] }: ErasureNew,
  settings: CopySettings,
): Promise<ErasureShape> {
  const { communeId, actor } = who
  if (residents.length + quotes.length + notes.length === 0) {
    throw new Refusal('bad-request', privacySentences.chooseFirst)
  }
  const at = deps.clock.now()
  const done = await deps.db.transaction().execute(async db => {
    const person: Person =
      residents.length === 0
        ? { residents: [], conversations: [], messages: [], concerned: new Set() }
        : await heldPerson(db, communeId, residents)
    const chosen = await messagesOfCommune(db, communeId, quotes)
    const ids = [...new Set([...person.concerned, ...chosen.map(({ id }) => id)])]
    await eraseContent(db, ids, at)
    await eraseMessages(db, ids)
    const ours = [...person.messages, ...chosen].filter(one => ids.includes(one.id))
    const isDone = await eraseRepliesAbout(db, communeId, {
      messageIds: ids,
      conversationIds: privateOnes(person),
      remoteIds: ours.flatMap(one => (one.direction === 'outbound' ? one.remoteId : [])),
    })
    if (!isDone) {
      throw new Refusal('conflict', privacySentences.replyLeaving)
    }
    await forgetReasons(db, communeId, {
      messageIds: ids,
      conversationIds: person.conversations.map(({ id }) => id),
      tells: namesAnyOf(person),
    })
    const noted = await notesAbout({ db }, communeId, person)
    await deleteNotes(db, communeId, [...notes, ...noted.map(({ id }) => id)])
    await eraseHolds(db, person)
    await unnameConversations(db, namedAfter(person))
    await forgetWebhooksAbout(
      db,
      person.residents.map(({ remoteId }) => remoteId),
    )
    await forgetRecipientsOf(db, answerMail, ids.map(String))
    for (const { id, channelId, remoteId, name } of person.residents) {
      await eraseContact(db, id, erasedIdOf(channelId, remoteId, at), at)
      if (name !== null) await forgetSurveyName(db, communeId, name)
    }
    const contacts = person.residents.map(({ remoteId }) => remoteId)
    await forgetSubscribers({ ...deps, db }, communeId, contacts)
    await writeJournal(db, {
      communeId,
      at,
      actor,
      action: 'resident.erased',
      subject: 'privacy',
      detail: { residents: person.residents.length, messages: ids.length },
    })
    const requests = await requestsAbout(db, communeId, ids)
    // Nobody finds the person again after the commit, to have done what a kill kept from being done.
    const replaced = removeReplaced(deps, settings.databaseUrl, Number.POSITIVE_INFINITY)
    return { person, messages: ids.length, requests: requests.map(referenceOf), replaced }
  })
  await deps.database.wipe()
  deps.changes.tell(communeId, 'messages')
  return {
    residents: done.person.residents.length,
    messages: done.messages,
    remains: [
      ...(done.requests.length === 0
        ? []
        : [privacySentences.asRequests(done.requests, keptYears)]),
      ...(done.replaced.length === 0 ? [] : [privacySentences.inReplaced(done.replaced)]),
      ...(await remains(deps, communeId, done.person, settings)),
    ],
  }
}

/** As they are once nobody else takes in or writes what concerns them, until the transaction ends. */
async function heldPerson(
  db: Deps['db'],
  communeId: number,
  residents: readonly number[],
): Promise<Person> {
  const before = await personOf({ db }, communeId, residents)
  for (const channelId of new Set(before.residents.map(one => one.channelId))) {
    await holdPolling(db, channelId)
  }
  const { conversations } = await personOf({ db }, communeId, residents)
  await lockConversations(
    db,
    conversations.map(({ id }) => id),
  )
  return await personOf({ db }, communeId, residents)
}

function privateOnes({ conversations }: Person): number[] {
  return conversations.filter(({ visibility }) => visibility === 'private').map(({ id }) => id)
}

/** The conversations that are called by this person's name, or by what they posted. */
function namedAfter({ conversations, messages, concerned }: Person): number[] {
  const posts = new Set(
    messages
      .filter(({ id, direction }) => direction === 'inbound' && concerned.has(id))
      .map(({ channelId, remoteId }) => `${channelId} ${remoteId}`),
  )
  return conversations
    .filter(
      ({ visibility, channelId, postRemoteId }) =>
        visibility === 'private' || posts.has(`${channelId} ${postRemoteId}`),
    )
    .map(({ id }) => id)
}

/** Their conversations wait for nobody any more: of a public one only where the words name them. */
async function eraseHolds(db: Db, person: Person): Promise<void> {
  const own = privateOnes(person)
  const names = namesAnyOf(person)
  const held = await holdRows(
    db,
    person.conversations.map(({ id }) => id),
  )
  const gone = held.filter(one => own.includes(one.conversationId) || names(one.words))
  await putHold(
    db,
    gone.map(one => one.conversationId),
    null,
  )
}

/** What is out of reach, in a sentence each: people must know before they write « c’est fait ». */
async function remains(
  { db, connectors, log }: Pick<Deps, 'db' | 'connectors' | 'log'>,
  communeId: number,
  { residents }: Person,
  { databaseUrl, backupTo, backupKeep }: CopySettings,
): Promise<Sentence[]> {
  const networks = residents.flatMap(({ connector }) => {
    const manifest = connectors[connector]?.manifest
    // Nothing of a page of ours lies elsewhere.
    return manifest?.page === undefined ? [manifest?.label.fr ?? ''] : []
  })
  const all: Sentence[] = []
  if (networks.length > 0) {
    all.push(privacySentences.onNetworks([...new Set(networks)]))
  }
  if (backupTo !== null) {
    all.push(privacySentences.inBackups(backupKeep))
  }
  const copies = upgradeCopies(databaseUrl, log)
  if (copies.length > 0) {
    all.push(privacySentences.inCopies(copies))
  }
  const download = await findHistoryImport(db, communeId)
  if (download !== undefined && download.state !== 'done') {
    all.push(privacySentences.inDownload(download.fileName))
  }
  return all
}

function upgradeCopies(databaseUrl: string, log: Deps['log']): string[] {
  if (!databaseUrl.startsWith('file:') || databaseUrl === 'file::memory:') return []
  try {
    return readdirSync(dirname(databaseUrl.slice('file:'.length))).filter(name =>
      /^before-.*\.db$/.test(name),
    )
  } catch (error) {
    // All is erased by now: that a folder cannot be listed is no reason to say otherwise.
    log.warn(error, 'upgrade-copies-not-listed')
    return []
  }
}
