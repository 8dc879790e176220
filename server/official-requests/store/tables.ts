import type { Generated } from 'kysely'
import type { Instant } from '../../database/columns.ts'
import type { RequestState, Silence } from '../rules/request.ts'

/** A resident’s message as an administrative document: a line of the register, which is never taken out. */
export type OfficialRequestTable = {
  id: Generated<number>
  communeId: number
  /** Where it was said; null once that is gone. */
  conversationId: number | null
  messageId: number | null
  /** Local year in which it was written down; with `number` it is « 2026-014 ». */
  year: number
  /** From 1 in each year, without a gap. */
  number: number
  /** Local date of the message, by the network’s own time. */
  receivedOn: string
  /** As the network named them then. Null: it did not tell, or their time is over. */
  requester: string | null
  /** Null once its time is over; so are `text` and `outcome`. */
  subject: string | null
  /** The message’s words as they were then. */
  text: string | null
  /** The service or the person who deals with it. */
  inCharge: string
  /** Address and telephone of that service, on lines of their own. */
  contact: string
  silence: Silence
  /** Local date on which the silence speaks. */
  dueOn: string
  state: RequestState
  createdAt: Instant
  /** Name of whoever wrote it down. */
  createdBy: string
  /** Local date. */
  answeredOn: string | null
  /** What was answered, in the commune’s words. */
  outcome: string | null
  /** When it was marked as answered, or struck out. */
  endedAt: Instant | null
  endedBy: string | null
}

export type OfficialRequestTables = { officialRequest: OfficialRequestTable }
