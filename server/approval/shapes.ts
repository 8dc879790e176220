import { z } from 'zod'
import { role } from '../people/shapes.ts'
import { mediaShape } from '../pictures/shapes.ts'
import { askedDate, email, id, instant, line, localTime, must, prose } from '../platform/shapes.ts'
import { approverRoles, decisions, mostApprovers, requestStates, substituteHours } from './rules.ts'
import { approvalSentences } from './sentences.ts'

const name = line(120)

/** Somebody of the commune by `userId`, or anybody by an address. */
const named = z
  .object({ userId: z.string().nullable(), name, email: email.nullable() })
  .refine(
    ({ userId, email }) => (userId === null) !== (email === null),
    must(approvalSentences.accountOrAddress),
  )
const approver = z.object({
  userId: z.string().nullable(),
  name,
  email: email.nullable(),
  substitute: named.nullable(),
  /** Local dates, both included; the substitute is asked first meanwhile. */
  absentFrom: askedDate.nullable(),
  absentTo: askedDate.nullable(),
})

export const approvalRulesEdit = z.object({
  enabled: z.boolean(),
  /** Everybody of these roles approves. */
  roles: z.array(z.enum(approverRoles)).default([]),
  approvers: z.array(approver).max(mostApprovers).default([]),
  substituteHours: z
    .int()
    .min(substituteHours.least)
    .max(substituteHours.most)
    .default(substituteHours.usual),
})
export type ApprovalRulesEdit = z.infer<typeof approvalRulesEdit>

export const approvalRulesShape = z.object({
  enabled: z.boolean(),
  roles: z.array(z.enum(approverRoles)),
  approvers: z.array(approver),
  substituteHours: z.int(),
  /** Those who can be chosen by name. */
  people: z.array(z.object({ id: z.string(), name: z.string(), role })),
  canMail: z.boolean(),
})
export type ApprovalRulesShape = z.infer<typeof approvalRulesShape>

/** One wording, and when it is said where. */
const approvalItem = z.object({
  text: z.string(),
  link: z.string().nullable(),
  /** `comment`: the first comment under the post. */
  place: z.enum(['post', 'comment']),
  pictures: z.array(mediaShape),
  times: z.array(
    z.object({
      dueLocal: localTime,
      channels: z.array(z.string()),
      deliveries: z.array(id),
      /** Its time has passed without approval. */
      isMissed: z.boolean(),
    }),
  ),
})
export type ApprovalItem = z.infer<typeof approvalItem>

export const approvalShape = z.object({
  id,
  event: id.nullable(),
  post: id.nullable(),
  /** Whether the event itself waits, not shown to anybody meanwhile; else what its posts say. */
  withEvent: z.boolean(),
  title: z.string(),
  state: z.enum(requestStates),
  askedBy: z.string(),
  askedAt: instant,
  /** When the first of it is due; null: all of it is past. */
  firstDueAt: instant.nullable(),
  /** The hash of everything that is shown here; given back with a decision. */
  hash: z.string(),
  /** Whether the person who asks may decide. */
  mayDecide: z.boolean(),
  /** Who has been asked, by name. */
  waitsFor: z.array(z.string()),
  items: z.array(approvalItem),
  /** Questions and answers about it, whenever it was asked; the oldest first. */
  comments: z.array(
    z.object({
      id,
      by: z.string(),
      /** Where they have no account. */
      email: z.string().nullable(),
      /** Whether they were among those who decide. */
      decides: z.boolean(),
      at: instant,
      text: z.string(),
      /** Whether the person who asks wrote it a moment ago, and nobody was told of it yet. */
      canRemove: z.boolean(),
    }),
  ),
  decision: z
    .object({
      by: z.string(),
      email: z.string().nullable(),
      at: instant,
      via: z.enum(['tambour', 'link', 'own', 'urgent']),
      comment: z.string().nullable(),
      /** Whether it is as it was signed. */
      isIntact: z.boolean(),
    })
    .nullable(),
})
export type ApprovalShape = z.infer<typeof approvalShape>

export const approvalList = z.object({
  /** Whether this commune's publications need approval. */
  enabled: z.boolean(),
  mayDecide: z.boolean(),
  approvals: z.array(approvalShape),
})
export type ApprovalList = z.infer<typeof approvalList>

const comment = prose.max(2000).default('')
export const approvalDecision = z.object({
  decision: z.enum(decisions),
  comment,
  /** What was shown: `hash` of the request. */
  hash: z.string().max(100),
})
export type ApprovalDecision = z.infer<typeof approvalDecision>

export const approvalComment = z.object({ text: prose.min(1).max(2000) })

export const approvalUrgent = z.object({
  reason: prose.min(1).max(500),
  deliveries: z.array(id).min(1).max(500),
})
export type ApprovalUrgent = z.infer<typeof approvalUrgent>
