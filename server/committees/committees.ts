import { hostOf } from '../calendar/check-source.ts'
import type { Db } from '../database/database.ts'
import { newLinkKey } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { toIsoOrNull } from '../language/instant.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import type { JournalAction } from '../people/rules/journal.ts'
import { type Actor, allows, type Role } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { linkSubject, memberLink, memberShapeOf, proposalMail } from './link.ts'
import { type Found, mostOfSeries } from './rules-source.ts'
import { committeeSentences as say } from './sentences.ts'
import type {
  CommitteeNew,
  CommitteeShape,
  CommitteesShape,
  LinkShape,
  MemberNew,
  MemberShape,
} from './shapes.ts'
import {
  type CommitteeRow,
  committeesOf,
  findMember,
  insertCommittee,
  insertMember,
  lockCommittee,
  type MemberWithCommittee,
  membersOf,
  updateCommittee,
  updateMember,
} from './store-committees.ts'
import { countsByCommittee } from './store-proposals.ts'
import { type SubscriptionRow, subscriptionsOf } from './store-subscriptions.ts'

type CommitteeDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'secrets' | 'publicUrl'>

const mostCommittees = 200
const mostMembers = 50
const minute = 60_000

/** Who looks at committees: a calendar's address may be its only lock (as in `listFeeds`). */
type Reader = { communeId: number; role?: Role }

/** A commune's committees by name, those that are closed last; never a link. */
export async function listCommittees(
  { db, clock, mailer }: Pick<Deps, 'db' | 'clock' | 'mailer'>,
  reader: Reader,
): Promise<CommitteesShape> {
  const rows = await committeesOf(db, reader.communeId)
  const shapes = await shapesOf(db, reader, rows, clock.now())
  return {
    committees: [
      ...shapes.filter(({ endedAt }) => endedAt === null),
      ...shapes.filter(({ endedAt }) => endedAt !== null),
    ],
    canMail: mailer !== null,
  }
}

/** @throws Refusal (`not-found`), also for another commune's */
export async function committeeOf(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  reader: Reader,
  id: number,
): Promise<CommitteeShape> {
  const rows = await committeesOf(db, reader.communeId, id)
  const [shape] = await shapesOf(db, reader, rows, clock.now())
  if (shape === undefined) throw notFound(say.committee)
  return shape
}

/** A new committee (`id` null), or another name. @throws Refusal (`not-found`, `conflict`) */
export async function saveCommittee(
  deps: CommitteeDeps,
  by: Actor,
  id: number | null,
  { name }: CommitteeNew,
): Promise<CommitteeShape> {
  const now = deps.clock.now()
  const saved = await deps.db.transaction().execute(async db => {
    await lockCommune(db, by.communeId)
    const known = await committeesOf(db, by.communeId)
    if (id !== null && !known.some(one => one.id === id)) throw notFound(say.committee)
    const same = known.find(one => one.name === name)
    if (same !== undefined && same.id !== id) {
      throw new Refusal('conflict', say.nameTaken(name), 'name')
    }
    if (id === null && known.length >= mostCommittees) {
      throw new Refusal('conflict', say.tooManyCommittees(mostCommittees))
    }
    const row = { communeId: by.communeId, name, createdAt: now, endedAt: null }
    const made = id ?? (await insertCommittee(db, row))
    if (id !== null) await updateCommittee(db, id, { name })
    const action = id === null ? 'committee.added' : 'committee.changed'
    await journal(db, by, now, action, { id: made, name })
    return made
  })
  deps.changes.tell(by.communeId, 'proposals')
  return await committeeOf(deps, by, saved)
}

/** Closes a committee, or opens it again. @throws Refusal (`not-found`) */
export async function endCommittee(
  deps: CommitteeDeps,
  by: Actor,
  id: number,
  isEnded: boolean,
): Promise<void> {
  await deps.db.transaction().execute(async db => {
    await lockCommittee(db, id)
    const committee = await committeeIn(db, by.communeId, id)
    if ((committee.endedAt !== null) === isEnded) return
    await updateCommittee(db, id, { endedAt: isEnded ? deps.clock.now() : null })
    const action = isEnded ? 'committee.ended' : 'committee.restored'
    await journal(db, by, deps.clock.now(), action, committee)
  })
  deps.changes.tell(by.communeId, 'proposals')
}

/** Gives somebody a link. @throws Refusal (`not-found`, `conflict`) */
export async function addMember(
  deps: CommitteeDeps,
  by: Actor,
  committeeId: number,
  wanted: MemberNew,
): Promise<LinkShape> {
  const id = await deps.db.transaction().execute(async db => {
    await lockCommittee(db, committeeId)
    const committee = await committeeIn(db, by.communeId, committeeId)
    if (committee.endedAt !== null) throw new Refusal('conflict', say.isEnded)
    const current = (await membersOf(db, [committeeId])).filter(one => one.revokedAt === null)
    if (current.length >= mostMembers) {
      throw new Refusal('conflict', say.tooManyMembers(mostMembers))
    }
    const made = await insertMember(db, {
      communeId: by.communeId,
      committeeId,
      ...columnsOf(wanted),
      key: newLinkKey(),
      networks: null,
      createdAt: deps.clock.now(),
      lastUsedAt: null,
      revokedAt: null,
    })
    await journal(db, by, deps.clock.now(), 'committee.link-made', committee)
    return made
  })
  deps.changes.tell(by.communeId, 'proposals')
  return linkOf(deps, await memberIn(deps.db, by.communeId, id))
}

/** Another name or address. @throws Refusal (`not-found`) */
export async function changeMember(
  deps: CommitteeDeps,
  by: Actor,
  id: number,
  wanted: MemberNew,
): Promise<MemberShape> {
  await memberIn(deps.db, by.communeId, id)
  await updateMember(deps.db, id, columnsOf(wanted))
  deps.changes.tell(by.communeId, 'proposals')
  return memberShapeOf(await memberIn(deps.db, by.communeId, id), deps.clock.now())
}

/** Another link, in place of the one before. @throws Refusal (`not-found`, `conflict`) */
export async function renewLink(deps: CommitteeDeps, by: Actor, id: number): Promise<LinkShape> {
  await deps.db.transaction().execute(async db => {
    const member = await memberIn(db, by.communeId, id)
    if (member.endedAt !== null) throw new Refusal('conflict', say.isEnded)
    await updateMember(db, id, { key: newLinkKey(), networks: null, revokedAt: null })
    await journal(db, by, deps.clock.now(), 'committee.link-renewed', committeeOfMember(member))
  })
  deps.changes.tell(by.communeId, 'proposals')
  return linkOf(deps, await memberIn(deps.db, by.communeId, id))
}

/** Asked twice, it changes nothing more. @throws Refusal (`not-found`) */
export async function revokeLink(deps: CommitteeDeps, by: Actor, id: number): Promise<void> {
  await deps.db.transaction().execute(async db => {
    const member = await memberIn(db, by.communeId, id)
    if (member.revokedAt !== null) return
    await updateMember(db, id, { revokedAt: deps.clock.now() })
    await journal(db, by, deps.clock.now(), 'committee.link-revoked', committeeOfMember(member))
  })
  deps.changes.tell(by.communeId, 'proposals')
}

/** Mails a member their link; pressed twice within a minute, once. @throws Refusal (`not-found`, `conflict`, `unavailable`) */
export async function mailLink(
  deps: CommitteeDeps & Pick<Deps, 'mailer'>,
  by: Actor,
  id: number,
): Promise<void> {
  const { email, revokedAt, endedAt } = await memberIn(deps.db, by.communeId, id)
  if (endedAt !== null) throw new Refusal('conflict', say.isEnded)
  if (revokedAt !== null) throw new Refusal('conflict', say.isRevoked)
  if (email === null) throw new Refusal('conflict', say.noEmail)
  if (deps.mailer === null) throw new Refusal('unavailable', say.noMail)
  const now = deps.clock.now()
  const { communeId } = by
  const round = `${Math.floor(now / minute)}`
  await queueMails(
    deps,
    deps.db,
    proposalMail,
    { communeId, subject: linkSubject(id), round, nextAt: now },
    [addressReader(email)],
  )
  deps.changes.tell(communeId, 'proposals')
}

async function shapesOf(
  db: Db,
  { communeId, role }: Reader,
  rows: readonly CommitteeRow[],
  now: number,
): Promise<CommitteeShape[]> {
  const ids = rows.map(({ id }) => id)
  const members = Map.groupBy(await membersOf(db, ids), ({ committeeId }) => committeeId)
  const counts = await countsByCommittee(db, communeId)
  const followed = new Map(
    (await subscriptionsOf(db, communeId)).map(row => [row.committeeId, row]),
  )
  const showsAddress = role !== undefined && allows(role, 'commune.write')
  return rows.map(({ id, name, endedAt }) => ({
    id,
    name,
    endedAt: toIsoOrNull(endedAt),
    members: (members.get(id) ?? []).map(row => memberShapeOf(row, now)),
    proposals: counts.get(id) ?? 0,
    subscription: subscriptionShapeOf(followed.get(id), showsAddress),
  }))
}

function subscriptionShapeOf(
  row: SubscriptionRow | undefined,
  showsAddress: boolean,
): CommitteeShape['subscription'] {
  if (row === undefined) return null
  const found: Found = JSON.parse(row.found)
  return {
    ...found,
    mostOfSeries,
    url: showsAddress ? row.url : hostOf(row.url),
    checkedAt: toIsoOrNull(row.checkedAt),
    readAt: toIsoOrNull(row.readAt),
    error: sentenceOrNull(row.error),
  }
}

function linkOf(deps: CommitteeDeps, member: MemberWithCommittee): LinkShape {
  return {
    member: memberShapeOf(member, deps.clock.now()),
    link: memberLink(deps, member),
  }
}

const columnsOf = ({ name, email }: MemberNew) => ({ name, email: email?.toLowerCase() ?? null })

/** @throws Refusal (`not-found`), also for another commune's */
export async function committeeIn(db: Db, communeId: number, id: number): Promise<CommitteeRow> {
  const [committee] = await committeesOf(db, communeId, id)
  if (committee === undefined) throw notFound(say.committee)
  return committee
}

async function memberIn(db: Db, communeId: number, id: number): Promise<MemberWithCommittee> {
  const member = await findMember(db, id)
  if (member === undefined || member.communeId !== communeId) throw notFound(say.member)
  return member
}

const committeeOfMember = ({ committeeId: id, committeeName: name }: MemberWithCommittee) => ({
  id,
  name,
})

/** @param more what is told beside the committee's name */
export async function journal(
  db: Db,
  { communeId, actor }: Actor,
  at: number,
  action: JournalAction,
  { id, name }: Pick<CommitteeRow, 'id' | 'name'>,
  more: { host?: string } = {},
): Promise<void> {
  const subject = `committee:${id}`
  await writeJournal(db, { communeId, at, actor, action, subject, detail: { name, ...more } })
}
