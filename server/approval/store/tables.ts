import type { Generated } from 'kysely'
import type { Flag, Instant, Json } from '../../database/schema.ts'
import type { ApproverRole, DecidedVia, RequestState } from '../rules.ts'

/** Whether a commune's publications need approval, and of which roles anybody may give it. */
export type ApprovalRulesTable = {
  communeId: number
  enabled: Flag
  roles: Json<ApproverRole[]>
  /** Hours without an answer after which substitutes are asked too. */
  substituteHours: number
  updatedAt: Instant
}

/** Somebody who approves by name: of the commune (`userId`), or by mail alone (`email`). */
export type ApproverTable = {
  id: Generated<number>
  communeId: number
  position: number
  userId: string | null
  name: string
  email: string | null
  substituteId: string | null
  substituteName: string | null
  substituteEmail: string | null
  /** Local dates, both included; meanwhile the substitute is asked first. */
  absentFrom: string | null
  absentTo: string | null
}

/** What was asked about an event, or about a post of no event, and what was said. */
export type ApprovalRequestTable = {
  id: Generated<number>
  communeId: number
  eventId: number | null
  postId: number | null
  state: RequestState
  /** Whether the event itself waits, and not only what its posts say. */
  withEvent: Generated<Flag>
  askedBy: string
  askedById: string | null
  askedAt: Instant
  decidedBy: string | null
  /** The address by which they are known: of their account, or of the mail. */
  decidedEmail: string | null
  decidedById: string | null
  decidedVia: DecidedVia | null
  decidedAt: Instant | null
  comment: string | null
  /** Those on which was decided; null while nothing is. */
  deliveries: Json<number[]> | null
  /** SHA-256, hex, of everything that was shown to the person who decided. */
  contentHash: string | null
  /** HMAC of the decision by a key of this installation (proof.ts). */
  signature: string | null
}

/** The link of a mail to somebody who decides. */
export type ApprovalLinkTable = {
  mailId: number
  communeId: number
  requestId: number
  email: string
  /** SHA-256, hex, of the token in the link, which is kept nowhere. */
  tokenHash: string
  /** The hash of what the mail showed. */
  contentHash: string
  /** Until when it is valid. */
  endsAt: Instant
}

/** A question about what is to be approved, or its answer. */
export type ApprovalCommentTable = {
  id: Generated<number>
  communeId: number
  requestId: number
  userId: string | null
  name: string
  /** Where they have no account, and write by a link. */
  email: string | null
  /** Whether they were among those who decide. */
  decides: Flag
  text: string
  writtenAt: Instant
}

declare module '../../database/schema.ts' {
  interface Schema {
    approvalRules: ApprovalRulesTable
    approver: ApproverTable
    approvalRequest: ApprovalRequestTable
    approvalLink: ApprovalLinkTable
    approvalComment: ApprovalCommentTable
  }
}
