import { z } from 'zod'
import { eventNew } from '../events/shapes/event.ts'
import { email, id, instant, line, localTime } from '../platform/shapes.ts'
import { announcedFields, proposalActs, proposalStates, proposalVias } from './rules/proposal.ts'

export const memberShape = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  /** From how many networks something was sent by the link in the last thirty days. */
  networks: z.int(),
  /** Whether those are more than one person has: the link was probably handed on. */
  isSpread: z.boolean(),
})
export type MemberShape = z.infer<typeof memberShape>

export const committeeShape = z.object({
  id,
  name: z.string(),
  endedAt: instant.nullable(),
  members: z.array(memberShape),
  /** What it has proposed so far. */
  proposals: z.int(),
})
export type CommitteeShape = z.infer<typeof committeeShape>

/** `canMail`: whether this installation has a mail server, so that a link can be mailed. */
export const committeesShape = z.object({
  committees: z.array(committeeShape),
  canMail: z.boolean(),
})
export type CommitteesShape = z.infer<typeof committeesShape>

export const committeeNew = z.object({ name: line(120) })
export type CommitteeNew = z.infer<typeof committeeNew>

export const memberNew = z.object({
  name: line(120),
  email: email.nullable().default(null),
})
export type MemberNew = z.infer<typeof memberNew>

/** The only answers that tell a link. */
export const linkShape = z.object({ member: memberShape, link: z.string() })
export type LinkShape = z.infer<typeof linkShape>

const proposalStepShape = z.object({
  at: instant,
  what: z.enum(proposalActs),
  by: z.string(),
  via: z.enum(proposalVias),
  /** What was asked or answered, why it was declined. */
  comment: z.string().nullable(),
})

export const proposalShape = z.object({
  id,
  committee: id,
  committeeName: z.string(),
  memberName: z.string(),
  title: z.string(),
  startLocal: localTime,
  endLocal: localTime.nullable(),
  place: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  /** `small`: some kilobytes, for a list. */
  picture: z.object({ url: z.string(), small: z.string(), alt: z.string() }).nullable(),
  state: z.enum(proposalStates),
  receivedAt: instant,
  /** The event that it became; null: not yet, or that was deleted. */
  event: id.nullable(),
  /** What of that event is otherwise than it was proposed. */
  changed: z.array(z.enum(announcedFields)),
  /** What the commune has already on that day, by title: it may be the same. */
  sameDay: z.array(z.object({ event: id, title: z.string(), startLocal: localTime })),
  steps: z.array(proposalStepShape),
})
export type ProposalShape = z.infer<typeof proposalShape>

/** Those that wait first, and then what was decided in the last thirty days. */
export const proposalList = z.object({ proposals: z.array(proposalShape) })
export type ProposalList = z.infer<typeof proposalList>

/** As the event is to be; a plan by its number, or none: it stands on the agenda alone. */
export const acceptance = eventNew
  .pick({
    title: true,
    startLocal: true,
    endLocal: true,
    place: true,
    text: true,
    link: true,
    channels: true,
  })
  .extend({ plan: id.nullable() })
export type Acceptance = z.infer<typeof acceptance>

export const proposalComment = z.object({ comment: z.string().trim().min(1).max(2_000) })
