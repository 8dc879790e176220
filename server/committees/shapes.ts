import { z } from 'zod'
import { eventNew } from '../events/shapes-event.ts'
import { email, id, instant, line, localDate, localTime, said } from '../platform/shapes.ts'
import { announcedFields, proposalActs, proposalStates, proposalVias } from './rules-proposal.ts'
import { mostOfSeries, sourceStatuses } from './rules-source.ts'

const localOrDate = z.union([localTime, localDate])

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

/** What lies at the address of a committee's calendar. */
const sourceFound = z.object({
  /** Events that are proposed: to come, within a year. */
  upcoming: z.int(),
  /** Others to come: further away, or of a repetition that has more times. */
  left: z.int(),
  /** How many times of one repetition are proposed. */
  mostOfSeries: z.literal(mostOfSeries),
  /** Articles of a feed that say no date. */
  undated: z.int(),
})
export type SourceFound = z.infer<typeof sourceFound>

const subscriptionShape = sourceFound.extend({
  /** Its whole address for who looks after the commune: some open to the person who has it. Else its host. */
  url: z.string(),
  checkedAt: instant.nullable(),
  readAt: instant.nullable(),
  /** Why it could not be read the last time; null: it could. */
  error: said.nullable(),
})
export type SubscriptionShape = z.infer<typeof subscriptionShape>

/** The address of a calendar (.ics), a feed (RSS, Atom) or a page. */
export const subscriptionNew = z.object({ url: z.string().trim().min(8).max(1000) })
export type SubscriptionNew = z.output<typeof subscriptionNew>

/** What an address that is tried brings: the first of its events among it. */
export const subscriptionTried = sourceFound.extend({
  first: z.array(z.object({ title: z.string(), startLocal: localOrDate })),
})
export type SubscriptionTried = z.infer<typeof subscriptionTried>

export const committeeShape = z.object({
  id,
  name: z.string(),
  endedAt: instant.nullable(),
  members: z.array(memberShape),
  /** What it has proposed so far. */
  proposals: z.int(),
  /** Its calendar, where that is followed. */
  subscription: subscriptionShape.nullable(),
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
  /** Null: it came by the committee's calendar. */
  memberName: z.string().nullable(),
  /**
   * By what the committee learns what becomes of it: a mail and its page, or its page alone; « calendar »:
   * by nothing, its own is read on. Null: it is closed, or the link is revoked.
   */
  reachedBy: z.enum(['mail', 'page', 'calendar']).nullable(),
  title: z.string(),
  /** Dates where that calendar gives no hour. */
  startLocal: localOrDate,
  endLocal: localOrDate.nullable(),
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
  /** What the committee's calendar says otherwise, for somebody to take or to leave; null: nothing. */
  source: z
    .object({
      status: z.enum(sourceStatuses),
      title: z.string(),
      startLocal: localOrDate,
      endLocal: localOrDate.nullable(),
      place: z.string(),
      text: z.string(),
      link: z.string().nullable(),
      /** Which of these the event says otherwise. */
      otherwise: z.array(z.enum(announcedFields)),
    })
    .nullable(),
  /** What the commune has already on that day, by title: it may be the same. */
  sameDay: z.array(z.object({ event: id, title: z.string(), startLocal: localTime })),
  steps: z.array(proposalStepShape),
})
export type ProposalShape = z.infer<typeof proposalShape>

/** Those that wait first, and then what was decided in the last thirty days. */
export const proposalList = z.object({ proposals: z.array(proposalShape) })

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
