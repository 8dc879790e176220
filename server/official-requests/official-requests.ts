import type { Deps } from '../deps.ts'
import { inboxSentences } from '../inbox/sentences.ts'
import { localDateOf, toIso, toIsoOrNull } from '../language/instant.ts'
import type { Language, Translations } from '../language/sentence.ts'
import { findConversation } from '../messages/store/conversations.ts'
import { groupOf, lockConversations } from '../messages/store/merges.ts'
import { contactsIn, messagesByIds } from '../messages/store/messages.ts'
import { type CommuneRow, communeOf, spreadsheetOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { type Column, csvLines } from '../platform/rules/csv.ts'
import {
  type RequestState,
  receiptText,
  referenceOf,
  type Silence,
  silenceEndsOn,
} from './rules.ts'
import { officialRequestSentences as sentences } from './sentences.ts'
import type {
  OfficialRequestChange,
  OfficialRequestList,
  OfficialRequestNew,
  OfficialRequestShape,
} from './shapes.ts'
import {
  changeRequest,
  findRequest,
  insertRequest,
  lastRequest,
  listRequests,
  type RequestRow,
  requestOfMessage,
  wholeRegister,
} from './store.ts'

/** What goes when its time is over, and what is kept of a person. */
export { forgetRequests, requestsAbout } from './store.ts'

type RequestDeps = Pick<Deps, 'db' | 'clock' | 'changes'>

/** As many as a screen shows; all of them are in the file. */
const most = 500

/**
 * The register, or what of it was said in one conversation and those that are joined to it.
 * @throws Refusal (`not-found`) for a conversation that the commune has not.
 */
export async function listOfficialRequests(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  conversationId?: number,
): Promise<OfficialRequestList> {
  const commune = await communeOf({ db }, communeId)
  const among =
    conversationId === undefined
      ? {}
      : { conversationIds: await groupIn(db, commune, conversationId) }
  const rows = await listRequests(db, communeId, { ...among, limit: most })
  const last = await lastRequest(db, communeId)
  return {
    requests: rows.map(row => officialRequestShapeOf(row, commune)),
    usual: last === undefined ? null : { inCharge: last.inCharge, contact: last.contact },
  }
}

async function groupIn(
  db: Deps['db'],
  { id: communeId }: Pick<CommuneRow, 'id'>,
  conversationId: number,
): Promise<number[]> {
  if ((await findConversation(db, communeId, conversationId)) === undefined) {
    throw notFound(inboxSentences.conversation)
  }
  return (await groupOf(db, [conversationId])).get(conversationId) ?? [conversationId]
}

/**
 * Writes a resident’s message into the register: a request sent electronically seizes the commune
 * (CRPA, L. 112-8; L. 112-9 where it has a téléservice for it), is acknowledged (L. 112-11), and its
 * silence speaks after two months. Its words and the name are copied, for they are kept for longer
 * than messages; the day of receipt is the message’s own, by the network’s time.
 * @throws Refusal (`not-found`), (`bad-request`) for what no resident wrote, (`conflict`) when it is one.
 */
export async function makeOfficialRequest(
  deps: RequestDeps,
  { communeId, actor }: Actor,
  conversationId: number,
  { message: messageId, ...fields }: OfficialRequestNew,
): Promise<OfficialRequestShape> {
  const at = deps.clock.now()
  const commune = await communeOf(deps, communeId)
  const { zone } = commune
  const made = await deps.db.transaction().execute(async db => {
    const group = await groupIn(db, commune, conversationId)
    // The conversation before the commune, as everybody does.
    await lockConversations(db, [conversationId])
    await lockCommune(db, communeId)
    const [message] = await messagesByIds(db, [messageId])
    if (message === undefined || !group.includes(message.conversationId)) {
      throw notFound(inboxSentences.message)
    }
    const { direction, kind, contactId, currentText } = message
    if (direction !== 'inbound' || kind !== 'message') {
      throw new Refusal('bad-request', sentences.onlyTheirs)
    }
    if (message.erasedAt !== null) throw new Refusal('bad-request', sentences.erased)
    const before = await requestOfMessage(db, messageId)
    if (before !== undefined) throw new Refusal('conflict', sentences.isOne(referenceOf(before)))
    const contacts = await contactsIn(db, message.conversationId)
    const receivedOn = localDateOf(message.sentAt, zone)
    const row = await insertRequest(db, {
      ...fields,
      communeId,
      conversationId: message.conversationId,
      messageId,
      year: Number(localDateOf(at, zone).slice(0, 4)),
      receivedOn,
      requester: contactId === null ? null : (contacts.get(contactId)?.name ?? null),
      text: currentText,
      dueOn: silenceEndsOn(receivedOn),
      state: 'open',
      createdAt: at,
      createdBy: actor,
    })
    await writeJournal(db, {
      communeId,
      at,
      actor,
      action: 'request.made',
      subject: `message:${messageId}`,
      detail: { reference: referenceOf(row) },
    })
    return row
  })
  deps.changes.tell(communeId, 'messages')
  return officialRequestShapeOf(made, commune)
}

/** What each of the changes is made of; the same once more changes nothing. */
const changedFrom: Record<RequestState, RequestState[]> = {
  answered: ['open', 'answered'],
  cancelled: ['open'],
  open: ['answered', 'cancelled'],
}

const acts = {
  answered: 'request.answered',
  cancelled: 'request.cancelled',
  open: 'request.reopened',
} as const

/**
 * Says what was answered and when, strikes a request out that was none, or takes either back. The line
 * stays in the register, and so does its number.
 * @throws Refusal (`not-found`), (`bad-request`) for a day before the request or after today,
 *   (`conflict`) when the message has become another request since.
 */
export async function changeOfficialRequest(
  deps: RequestDeps,
  { communeId, actor }: Actor,
  id: number,
  change: OfficialRequestChange,
): Promise<OfficialRequestShape> {
  const at = deps.clock.now()
  const commune = await communeOf(deps, communeId)
  const today = localDateOf(at, commune.zone)
  const { row, isChanged } = await deps.db.transaction().execute(async db => {
    await lockCommune(db, communeId)
    const before = await findRequest(db, communeId, id)
    if (before === undefined) throw notFound(sentences.request)
    const { state } = change
    if (state === 'answered' && change.answeredOn < before.receivedOn) {
      throw new Refusal('bad-request', sentences.beforeReceived, 'answeredOn')
    }
    if (state === 'answered' && change.answeredOn > today) {
      throw new Refusal('bad-request', sentences.notYet, 'answeredOn')
    }
    if (before.state === 'cancelled' && state === 'open' && before.messageId !== null) {
      const other = await requestOfMessage(db, before.messageId)
      if (other !== undefined) throw new Refusal('conflict', sentences.isOne(referenceOf(other)))
    }
    const isOpen = state === 'open'
    const changed = await changeRequest(db, id, changedFrom[state], {
      state,
      answeredOn: state === 'answered' ? change.answeredOn : null,
      outcome: state === 'answered' ? change.outcome : null,
      endedAt: isOpen ? null : at,
      endedBy: isOpen ? null : actor,
    })
    if (!changed) return { row: before, isChanged: false }
    const { conversationId } = before
    await writeJournal(db, {
      communeId,
      at,
      actor,
      action: acts[state],
      subject: conversationId === null ? `request:${id}` : `conversation:${conversationId}`,
      detail: { reference: referenceOf(before) },
    })
    return { row: (await findRequest(db, communeId, id)) ?? before, isChanged: true }
  })
  if (isChanged) deps.changes.tell(communeId, 'messages')
  return officialRequestShapeOf(row, commune)
}

function officialRequestShapeOf(
  row: RequestRow,
  commune: Pick<CommuneRow, 'name'>,
): OfficialRequestShape {
  const reference = referenceOf(row)
  return {
    id: row.id,
    reference,
    conversation: row.conversationId,
    message: row.messageId,
    receivedOn: row.receivedOn,
    requester: row.requester,
    subject: row.subject,
    text: row.text,
    inCharge: row.inCharge,
    contact: row.contact,
    silence: row.silence,
    dueOn: row.dueOn,
    state: row.state,
    createdAt: toIso(row.createdAt),
    by: row.createdBy,
    answeredOn: row.answeredOn,
    outcome: row.outcome,
    endedAt: toIsoOrNull(row.endedAt),
    endedBy: row.endedBy,
    receipt: receiptText({ ...row, commune: commune.name, reference }),
  }
}

const states: Record<RequestState, Translations> = {
  open: { fr: 'à traiter', en: 'to be dealt with' },
  answered: { fr: 'répondu', en: 'answered' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
}
const silences: Record<Silence, Translations> = {
  rejection: { fr: 'vaut rejet', en: 'means rejection' },
  acceptance: { fr: 'vaut acceptation', en: 'means acceptance' },
  none: { fr: 'ne s’applique pas', en: 'does not apply' },
}

/** Headings and what stands under them; days are the commune’s. */
const columns: Column<RequestRow>[] = [
  [{ fr: 'Numéro', en: 'Number' }, referenceOf],
  [{ fr: 'Reçue le', en: 'Received on' }, ({ receivedOn }) => receivedOn],
  [{ fr: 'Demandeur', en: 'Requester' }, ({ requester }) => requester],
  [{ fr: 'Objet', en: 'Subject' }, ({ subject }) => subject],
  [{ fr: 'Texte', en: 'Text' }, ({ text }) => text],
  [{ fr: 'En charge', en: 'In charge' }, ({ inCharge }) => inCharge],
  [
    { fr: 'Silence après deux mois', en: 'Silence after two months' },
    ({ silence }) => silences[silence],
  ],
  [{ fr: 'Échéance', en: 'Due on' }, ({ dueOn }) => dueOn],
  [{ fr: 'État', en: 'State' }, ({ state }) => states[state]],
  [{ fr: 'Répondu le', en: 'Answered on' }, ({ answeredOn }) => answeredOn],
  [{ fr: 'Réponse', en: 'Answer' }, ({ outcome }) => outcome],
  [{ fr: 'Inscrite par', en: 'Entered by' }, ({ createdBy }) => createdBy],
  [{ fr: 'Conversation', en: 'Conversation' }, ({ conversationId }) => conversationId],
]

/**
 * The whole register as a table, by number.
 * @param language of a spreadsheet; undefined: for programs
 */
export async function officialRequestCsv(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  language?: Language,
): Promise<string> {
  const rows = await wholeRegister(deps.db, communeId)
  const spreadsheet = await spreadsheetOf(deps, communeId, language)
  return [...csvLines(columns, rows, spreadsheet)].join('')
}
