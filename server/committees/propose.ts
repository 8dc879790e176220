import type { Deps } from '../deps.ts'
import { localDateOf } from '../language/instant.ts'
import type { Sentence } from '../language/sentence.ts'
import { communeOf } from '../people/commune.ts'
import { writeJournal } from '../people/store/journal.ts'
import { type FormWithPicture, getPicture, receiveForm } from '../pictures/media.ts'
import type { Upload } from '../pictures/upload.ts'
import {
  ageOfForm,
  type FormStamp,
  formStampText,
  newFormStamp,
  readFormStamp,
} from '../platform/form-stamp.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { signatureOf } from '../platform/signature.ts'
import { aboutLink, memberByLink, networksOf, pictureText, readPictureText } from './link.ts'
import { type OwnProposal, ownProposals } from './own-proposals.ts'
import { commentOf } from './proposal-shape.ts'
import { proposalStep } from './proposals.ts'
import { mostPerHour, mostWaiting, usedFrom } from './rules-link-use.ts'
import { type AnnouncedField, announcedFields, stateAfter } from './rules-proposal.ts'
import { type FormProblems, readProposal, type Typed, typedIn } from './rules-proposal-form.ts'
import { committeeSentences as say } from './sentences.ts'
import { lockCommittee, type MemberWithCommittee, updateMember } from './store-committees.ts'
import {
  countProposals,
  findByKey,
  insertProposal,
  moveProposal,
  type ProposalRow,
  proposalStepsOf,
  proposalsOf,
} from './store-proposals.ts'

export type ProposeDeps = Pick<
  Deps,
  'db' | 'clock' | 'changes' | 'secrets' | 'publicUrl' | 'mailer'
>

const hour = 60 * 60_000

/** What the link of a member leads to. */
export type ProposeView =
  | { kind: 'unknown' }
  | {
      kind: 'open' | 'closed'
      commune: string
      zone: string
      committee: string
      reader: string
      /** Whether answers reach the reader by mail. */
      hasMail: boolean
      proposals: OwnProposal[]
      /** An empty form’s. */
      stamp: string
      today: string
    }

/** What the person who has the link may see. Looking changes nothing, however often mail servers do it. */
export async function readProposeLink(deps: ProposeDeps, token: string): Promise<ProposeView> {
  const member = await memberByLink(deps, token)
  if (member === null) return { kind: 'unknown' }
  const { name: commune, zone } = await communeOf(deps, member.communeId)
  const now = deps.clock.now()
  return {
    kind: member.endedAt === null ? 'open' : 'closed',
    commune,
    zone,
    committee: member.committeeName,
    reader: member.name,
    hasMail: member.email !== null && deps.mailer !== null,
    proposals: await ownProposals(deps, member),
    stamp: formStampText(deps, aboutLink(member.id), newFormStamp(now)),
    today: localDateOf(now, zone),
  }
}

/** What was typed and why it was not taken: nothing of it is lost. */
export type Refused = {
  typed: Typed
  problems: FormProblems
  said: Sentence
  stamp: string
  /** The poster that arrived, to be named again; null: none did. */
  picture: string | null
}

/**
 * Takes in a form. The same form sent twice is one proposal; with other words while nobody has read
 * it, those count.
 * @param network by which attempts are counted, never kept as it is
 * @returns the proposal's number, or why it was not taken
 * @throws Refusal (`not-found`, `bad-request`) when there is nothing to keep of it
 */
export async function propose(
  deps: ProposeDeps,
  token: string,
  upload: Upload,
  network: string,
): Promise<{ id: number } | Refused> {
  const member = await openMember(deps, token)
  const { zone } = await communeOf(deps, member.communeId)
  const now = deps.clock.now()
  const today = localDateOf(now, zone)
  const isEarly = await isTooMany(deps, member, now)
  const form = await receiveForm(deps, member, upload, fields => {
    const stamp = readFormStamp(deps, aboutLink(member.id), fields.stamp ?? '')
    return isEarly === null && stamp !== null && fields.site === ''
  })
  const { fields } = form
  const typed = typedIn(fields)
  const pictureId = await pictureOf(deps, member, form)
  const { wanted, problems } = readProposal(typed, { today, hasPicture: pictureId !== null })
  if (form.refused !== null) problems.file = form.refused.sentence
  const stamp = readFormStamp(deps, aboutLink(member.id), fields.stamp ?? '')
  const known = stamp === null ? undefined : await findByKey(deps.db, member.id, stamp.key)
  const said = known === undefined ? (isEarly ?? whyNot(fields, stamp, now)) : null
  const refuse = async (sentence: Sentence): Promise<Refused> => {
    // What is sent once more is another form, unless this one can still be believed.
    const isKept = stamp !== null && ageOfForm(stamp, now) !== 'too-late' && known === undefined
    const kept = formStampText(deps, aboutLink(member.id), isKept ? stamp : newFormStamp(now))
    const picture = pictureId === null ? null : await pictureText(deps, member, pictureId)
    return { typed, problems, said: sentence, stamp: kept, picture }
  }
  if (said !== null) return await refuse(said)
  if (Object.keys(problems).length > 0) return await refuse(say.toCorrect)
  if (stamp === null) return await refuse(say.tooLate)
  const { alt, ...proposed } = wanted
  const row = { ...proposed, pictureId, alt: pictureId === null ? null : alt }
  const answer = await deps.db.transaction().execute(async db => {
    await lockCommittee(db, member.committeeId)
    const before = await findByKey(db, member.id, stamp.key)
    const who = { at: now, by: member.name, via: 'link' } as const
    if (before !== undefined) {
      const later = { ...row, pictureId: pictureId ?? before.pictureId, alt: alt ?? before.alt }
      if (isSame(before, later)) return before.id
      if (stateAfter(before.state, 'reworded') === null) return null
      await moveProposal(db, before, later)
      await proposalStep(db, before.id, { ...who, what: 'reworded' })
      return before.id
    }
    const id = await insertProposal(db, {
      communeId: member.communeId,
      committeeId: member.committeeId,
      memberId: member.id,
      key: stamp.key,
      ...row,
      receivedAt: now,
      source: null,
      knownStatus: null,
    })
    if (id === undefined) return null
    await proposalStep(db, id, { ...who, what: 'received' })
    await noteUse({ ...deps, db }, member, network, now)
    await writeJournal(db, {
      communeId: member.communeId,
      at: now,
      actor: `${member.name} (${member.committeeName})`,
      action: 'proposal.received',
      subject: `proposal:${id}`,
      detail: { name: row.title },
    })
    return id
  })
  if (answer === null) return await refuse(say.alreadyRead)
  deps.changes.tell(member.communeId, 'proposals')
  return { id: answer }
}

/** Answers what the mairie asked; sent twice, once. @throws Refusal (`not-found`, `bad-request`, `conflict`) */
export async function answerQuestion(
  deps: ProposeDeps,
  token: string,
  { id, comment }: { id: number; comment: string },
  network: string,
): Promise<void> {
  const member = await openMember(deps, token)
  const answer = comment.trim()
  if (answer === '') throw new Refusal('bad-request', say.answerMissing)
  const now = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    const proposal = await ownProposal({ db }, member, id)
    const last = (await proposalStepsOf(db, [id])).at(-1)
    if (last?.what === 'answered' && commentOf(last.detail) === answer) return
    const state = stateAfter(proposal.state, 'answered')
    const isMoved = state !== null && (await moveProposal(db, proposal, { state, comment: null }))
    if (!isMoved) throw new Refusal('conflict', say.movedOn)
    const who = { at: now, by: member.name, via: 'link' } as const
    await proposalStep(db, id, { ...who, what: 'answered' }, answer)
    await noteUse({ ...deps, db }, member, network, now)
  })
  deps.changes.tell(member.communeId, 'proposals')
}

/** The poster of one of the reader's proposals, small. @throws Refusal (`not-found`) */
export async function posterByLink(
  deps: ProposeDeps,
  token: string,
  id: number,
): Promise<{ bytes: Uint8Array; type: string }> {
  const member = await memberByLink(deps, token)
  if (member === null) throw new Refusal('not-found', say.linkUnknown)
  const { pictureId } = await ownProposal(deps, member, id)
  if (pictureId === null) throw notFound(say.proposal)
  return await getPicture(deps, member.communeId, { id: pictureId, small: true })
}

/** @throws Refusal (`not-found`) */
async function openMember(deps: ProposeDeps, token: string): Promise<MemberWithCommittee> {
  const member = await memberByLink(deps, token)
  if (member === null || member.endedAt !== null) throw new Refusal('not-found', say.linkUnknown)
  return member
}

async function ownProposal(
  { db }: Pick<Deps, 'db'>,
  member: MemberWithCommittee,
  id: number,
): Promise<ProposalRow> {
  const [proposal] = await proposalsOf(db, member.communeId, { id, memberId: member.id })
  if (proposal === undefined) throw notFound(say.proposal)
  return proposal
}

/** Why this link may send nothing more just now; null: it may. */
async function isTooMany(
  { db }: Pick<Deps, 'db'>,
  { id, committeeId }: MemberWithCommittee,
  now: number,
): Promise<Sentence | null> {
  const sent = await countProposals(db, { memberId: id, since: now - hour })
  if (sent >= mostPerHour) return say.tooMany
  const waiting = await countProposals(db, { committeeId })
  return waiting >= mostWaiting ? say.tooManyWaiting : null
}

/** Whether a person sent it, just now. */
function whyNot(
  fields: Readonly<Record<string, string>>,
  stamp: FormStamp | null,
  now: number,
): Sentence | null {
  if (fields.site !== '') return fields.site === undefined ? say.unreadableForm : say.trapped
  if (stamp === null) return say.tooLate
  const age = ageOfForm(stamp, now)
  if (age === 'good') return null
  return age === 'too-soon' ? say.tooSoon : say.tooLate
}

/** The poster that came now, or the one that came with what was refused before. */
async function pictureOf(
  deps: ProposeDeps,
  member: MemberWithCommittee,
  { fields, picture }: FormWithPicture,
): Promise<number | null> {
  if (picture !== null) return picture.id
  if (fields.without === '1') return null
  return await readPictureText(deps, member, fields.picture ?? '')
}

type ProposalFields = Pick<ProposalRow, AnnouncedField | 'pictureId' | 'alt'>

const isSame = (one: ProposalFields, other: ProposalFields) =>
  [...announcedFields, 'pictureId' as const, 'alt' as const].every(
    field => one[field] === other[field],
  )

/** That something came by a link, and from where: a link that was handed on shows. */
async function noteUse(
  deps: Pick<ProposeDeps, 'db' | 'secrets'>,
  member: MemberWithCommittee,
  network: string,
  now: number,
): Promise<void> {
  const networks = usedFrom(networksOf(member), networkHash(deps, network), now)
  await updateMember(deps.db, member.id, {
    networks: JSON.stringify(networks),
    lastUsedAt: now,
  })
}

/** A network as it is kept: the same each time, and nobody's address. */
function networkHash(deps: Pick<Deps, 'secrets'>, network: string): string {
  return signatureOf(deps, 'committee-link', `network-${network}`).slice(0, 16)
}
