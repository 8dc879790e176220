import type { Generated } from 'kysely'
import type { Flag, Instant, Json } from '../database/schema.ts'

/** Whose turn it is to answer. Several may be on duty on the same day. */
export type DutyTable = {
  id: Generated<number>
  communeId: number
  userId: string
  /** Local dates, both included; `toDate` null: until further notice. */
  fromDate: string
  toDate: string | null
  /**
   * On call as well as on duty: local times 'HH:MM' of each of those days between which alerts are
   * raised and reach this person outside opening hours too; past midnight when `callTo` is not
   * later than `callFrom`. Both null: only on duty.
   */
  callFrom: string | null
  callTo: string | null
  createdAt: Instant
}

/** Alerts that were raised together, and to whom. */
export type AlertNoticeTable = {
  id: Generated<number>
  communeId: number
  at: Instant
  userIds: Json<string[]>
  /** 1 when nobody was on duty: everybody who may answer was told. */
  toAll: Generated<Flag>
}

/** Somebody has waited for so many minutes. The message that opened the episode and the minutes are unique: once each. */
export type AlertTable = {
  id: Generated<number>
  communeId: number
  messageId: number
  minutes: number
  dueAt: Instant
  noticeId: number
}

declare module '../database/schema.ts' {
  interface Schema {
    duty: DutyTable
    alertNotice: AlertNoticeTable
    alert: AlertTable
  }
}
