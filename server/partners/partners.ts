import { channelsOf } from '../channels/rows.ts'
import type { Db } from '../database/database.ts'
import { newLinkKey } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import type { JournalAction } from '../people/rules/journal.ts'
import type { Actor } from '../people/rules/role.ts'
import { listCommunes, lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { partnerShapeOf } from './partner-shape.ts'
import { isSameCommune, isSameName } from './rules-partner.ts'
import { partnerSentences } from './sentences.ts'
import type { PartnerNew, PartnerShape, PartnersNew } from './shapes.ts'
import {
  addMembers,
  contactsOf,
  deleteContacts,
  findPartner,
  groupsOf,
  insertContact,
  insertGroup,
  insertPartner,
  type PartnerRow,
  partnersOf,
  setGroups,
  updateContact,
  updatePartner,
} from './store.ts'

export type PartnerDeps = Pick<Deps, 'db' | 'clock' | 'changes'>

const mostPartners = 1000

/** @throws Refusal (`conflict`) when it is known already, (`bad-request`) for a page that is none of its */
export async function addPartner(
  deps: PartnerDeps,
  by: Actor,
  wanted: PartnerNew,
): Promise<PartnerShape> {
  const id = await deps.db.transaction().execute(async db => {
    await lockCommune(db, by.communeId)
    const known = await partnersOf(db, by.communeId)
    const same = known.find(one => isSameCommune(one, wanted))
    if (same !== undefined && same.endedAt === null) {
      throw new Refusal('conflict', partnerSentences.already(same.name), 'name')
    }
    refuseTooMany(known.length + 1)
    await refuseWrongPage(db, by.communeId, wanted)
    const row = same ?? (await insert(deps, db, by, wanted))
    if (same !== undefined) await updatePartner(db, same.id, { endedAt: null })
    await write(deps, db, by, row, wanted)
    await journal(deps, db, by, 'partner.added', `partner:${row.id}`, { name: wanted.name })
    return row.id
  })
  deps.changes.tell(by.communeId, 'partners')
  return await partnerShapeOf(deps, by.communeId, id)
}

/** Adds those that are not known yet; of the others the group alone changes. */
export async function addPartners(
  deps: PartnerDeps,
  by: Actor,
  { partners, group }: PartnersNew,
): Promise<{ added: number[]; known: number }> {
  const made = await deps.db.transaction().execute(async db => {
    await lockCommune(db, by.communeId)
    const { inseeCode: ours } = await communeOf({ db }, by.communeId)
    const known = await partnersOf(db, by.communeId)
    const added: PartnerRow[] = []
    const same: PartnerRow[] = []
    for (const one of partners) {
      // Its own intercommunality holds the commune itself.
      if (one.inseeCode !== null && one.inseeCode === ours) continue
      const found = [...known, ...added].find(row => isSameCommune(row, one))
      if (found !== undefined) {
        same.push(found)
        continue
      }
      const isHere = one.contacts.length === 0 && (await communeHere(db, by, one)) !== null
      const mode = one.mode === 'mail' && isHere ? 'installation' : one.mode
      const wanted = { ...one, mode, channel: null, groups: [] }
      const row = await insert(deps, db, by, wanted)
      for (const contact of eachAddressOnce(one.contacts)) {
        await insertContact(db, contactRow(deps, row.id, contact))
      }
      added.push(row)
    }
    refuseTooMany(known.length + added.length)
    const back = same.filter(({ endedAt }) => endedAt !== null)
    for (const { id } of back) await updatePartner(db, id, { endedAt: null })
    if (group !== null) {
      const groups = await groupsOf(db, by.communeId)
      const named = groups.find(({ name }) => isSameName(name, group))
      const { id } = named ?? (await insertGroup(db, { communeId: by.communeId, name: group }))
      await addMembers(
        db,
        id,
        [...added, ...same].map(row => row.id),
      )
    }
    const count = added.length + back.length
    if (count > 0) {
      await journal(deps, db, by, 'partner.several', `commune:${by.communeId}`, { count })
    }
    return { added: [...added, ...back].map(({ id }) => id), known: same.length - back.length }
  })
  deps.changes.tell(by.communeId, 'partners')
  return made
}

/** @throws Refusal (`not-found`), and as `addPartner` */
export async function changePartner(
  deps: PartnerDeps,
  by: Actor,
  id: number,
  wanted: PartnerNew,
): Promise<PartnerShape> {
  await deps.db.transaction().execute(async db => {
    await lockCommune(db, by.communeId)
    const row = await partnerIn(db, by.communeId, id)
    const known = await partnersOf(db, by.communeId)
    const same = known.find(one => one.id !== id && isSameCommune(one, wanted))
    if (same !== undefined) {
      throw new Refusal('conflict', partnerSentences.already(same.name), 'name')
    }
    await refuseWrongPage(db, by.communeId, wanted)
    await write(deps, db, by, row, wanted)
    await journal(deps, db, by, 'partner.changed', `partner:${id}`, { name: wanted.name })
  })
  deps.changes.tell(by.communeId, 'partners')
  return await partnerShapeOf(deps, by.communeId, id)
}

/** Offers it nothing any more, or does again: what was offered stays readable. @throws Refusal (`not-found`) */
export async function endPartner(
  deps: PartnerDeps,
  by: Actor,
  id: number,
  isEnded: boolean,
): Promise<void> {
  await deps.db.transaction().execute(async db => {
    const { name } = await partnerIn(db, by.communeId, id)
    await updatePartner(db, id, { endedAt: isEnded ? deps.clock.now() : null })
    const action = isEnded ? 'partner.removed' : 'partner.added'
    await journal(deps, db, by, action, `partner:${id}`, { name })
  })
  deps.changes.tell(by.communeId, 'partners')
}

function refuseTooMany(count: number): void {
  if (count > mostPartners) {
    throw new Refusal('conflict', partnerSentences.tooMany(mostPartners))
  }
}

/** The page must be a channel that a neighbour lent: it is never one of our own. */
async function refuseWrongPage(
  db: Db,
  communeId: number,
  { mode, channel }: Pick<PartnerNew, 'mode' | 'channel'>,
): Promise<void> {
  if (mode !== 'page') return
  if (channel === null) throw new Refusal('bad-request', partnerSentences.pageMissing, 'channel')
  const row = (await channelsOf(db, communeId)).find(({ id }) => id === channel)
  if (row === undefined) throw notFound(partnerSentences.channel)
  if (row.neighbour === null) {
    throw new Refusal('bad-request', partnerSentences.pageNotNeighbours(row.name), 'channel')
  }
}

/**
 * The other commune of this installation that a partner is: by its code, or by name where neither has
 * one. A code on one side alone says nothing: France has eight Saint-Rémy.
 */
async function communeHere(
  db: Db,
  { communeId }: Actor,
  wanted: Pick<PartnerNew, 'name' | 'inseeCode'>,
): Promise<number | null> {
  const communes = await listCommunes(db)
  const same = communes.find(
    one =>
      one.id !== communeId &&
      (one.inseeCode === null) === (wanted.inseeCode === null) &&
      isSameCommune(one, wanted),
  )
  return same?.id ?? null
}

/** @throws Refusal (`bad-request`) for one that is to be found here, and is not */
async function partnerCommuneOf(db: Db, by: Actor, wanted: PartnerNew): Promise<number | null> {
  if (wanted.mode !== 'installation') return null
  const id = await communeHere(db, by, wanted)
  if (id === null) {
    throw new Refusal('bad-request', partnerSentences.notHere(wanted.name), 'mode')
  }
  return id
}

async function insert(
  { clock }: PartnerDeps,
  db: Db,
  by: Actor,
  wanted: PartnerNew,
): Promise<PartnerRow> {
  const { communeId } = by
  const { name, inseeCode, mode, quietUntil } = wanted
  const partnerCommuneId = await partnerCommuneOf(db, by, wanted)
  return await insertPartner(db, {
    communeId,
    name,
    inseeCode,
    mode,
    channelId: null,
    partnerCommuneId,
    pieces: null,
    quietUntil,
    createdAt: clock.now(),
    endedAt: null,
  })
}

/** A list names one address twice now and then: the first of them stands. */
function eachAddressOnce<Contact extends { email: string }>(contacts: readonly Contact[]) {
  return [...Map.groupBy(contacts, ({ email }) => email.toLowerCase()).values()].flatMap(
    ([first]) => first ?? [],
  )
}

/** Writes all that the form says; a contact that stays keeps its wish not to be written to. */
async function write(
  deps: PartnerDeps,
  db: Db,
  by: Actor,
  { id }: PartnerRow,
  wanted: PartnerNew,
): Promise<void> {
  const { communeId } = by
  const { name, inseeCode, mode, channel, quietUntil, groups } = wanted
  const contacts = wanted.contacts.map(one => ({ ...one, email: one.email.toLowerCase() }))
  const twice = contacts.find((one, place) =>
    contacts.some((other, at) => at > place && other.email === one.email),
  )
  if (twice !== undefined) {
    throw new Refusal('bad-request', partnerSentences.addressTwice(twice.email), 'contacts')
  }
  const channelId = mode === 'page' ? channel : null
  const partnerCommuneId = await partnerCommuneOf(db, by, wanted)
  const kind = { mode, channelId, partnerCommuneId }
  await updatePartner(db, id, { name, inseeCode, quietUntil, ...kind })
  const kept = await contactsOf(db, [id])
  const gone = kept.filter(one => !contacts.some(({ email }) => email === one.email))
  await deleteContacts(
    db,
    gone.map(one => one.id),
  )
  for (const contact of contacts) {
    const known = kept.find(({ email }) => email === contact.email)
    if (known === undefined) await insertContact(db, contactRow(deps, id, contact))
    else if (known.name !== contact.name) await updateContact(db, known.id, { name: contact.name })
  }
  const ours = await groupsOf(db, communeId)
  if (groups.some(group => !ours.some(one => one.id === group))) {
    throw notFound(partnerSentences.group)
  }
  await setGroups(db, id, [...new Set(groups)])
}

function contactRow(
  { clock }: PartnerDeps,
  partnerId: number,
  { name, email }: { name: string; email: string },
) {
  const createdAt = clock.now()
  const key = newLinkKey()
  return { partnerId, name, email: email.toLowerCase(), createdAt, unsubscribedAt: null, key }
}

/** @throws Refusal (`not-found`), also for another commune's */
export async function partnerIn(db: Db, communeId: number, id: number): Promise<PartnerRow> {
  const row = await findPartner(db, communeId, id)
  if (row === undefined) throw notFound(partnerSentences.partner)
  return row
}

/** Writes down what somebody did with a partner. */
export async function journal(
  { clock }: PartnerDeps,
  db: Db,
  { communeId, actor }: Actor,
  action: JournalAction,
  subject: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await writeJournal(db, { communeId, at: clock.now(), actor, action, subject, detail })
}
