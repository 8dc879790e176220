import type { Generated } from 'kysely'
import type { Flag, Instant, Json, LinkKey } from '../../database/columns.ts'
import type { PartnerMode, SharePiece } from '../rules/partner.ts'

/** A neighbouring commune, or another relay: an office, a newspaper, an association. */
export type PartnerTable = {
  id: Generated<number>
  communeId: number
  name: string
  /** INSEE's code; null: it is no commune. */
  inseeCode: string | null
  mode: PartnerMode
  /** The channel that it lent us. */
  channelId: number | null
  /** The commune of this installation that it is; null: it is elsewhere. */
  partnerCommuneId: Generated<number | null>
  /** What of a mail it wants; null: all. */
  pieces: Json<SharePiece[]> | null
  /** Local date until which it is to be left alone, included. */
  quietUntil: string | null
  createdAt: Instant
  /** Since when nothing is offered to it; what was stays readable. */
  endedAt: Instant | null
  /** Of the key of its own software; null: it has none. */
  keyHash: Generated<string | null>
  /** What of that key is shown again. */
  keyPrefix: Generated<string | null>
  keyMadeAt: Generated<Instant | null>
  keyUsedAt: Generated<Instant | null>
}

/** Who is written to at a partner's. */
export type PartnerContactTable = {
  id: Generated<number>
  partnerId: number
  name: string
  /** In small letters. */
  email: string
  createdAt: Instant
  /** By the link of a mail; kept, so that nobody writes to them again. */
  unsubscribedAt: Instant | null
  /** The key of the links that it is mailed. */
  key: LinkKey
}

/** « La CC », « le territoire »: partners to whom things are offered at once. */
export type PartnerGroupTable = {
  id: Generated<number>
  communeId: number
  name: string
  /** Whether the public agenda can be narrowed to it, by its name. */
  inAgenda: Generated<Flag>
}

export type PartnerGroupMemberTable = { groupId: number; partnerId: number }

/** Where a commune of France lies, degrees (WGS 84); null: the register knows no such commune. */
export type CommuneCentreTable = {
  inseeCode: string
  latitude: number | null
  longitude: number | null
  readAt: Instant
}

declare module '../../database/schema.ts' {
  interface Schema {
    communeCentre: CommuneCentreTable
    partner: PartnerTable
    partnerContact: PartnerContactTable
    partnerGroup: PartnerGroupTable
    partnerGroupMember: PartnerGroupMemberTable
  }
}
