import type { Generated } from 'kysely'
import type { Flag, Instant, Json } from '../../database/schema.ts'
import type { Language } from '../../language/sentence.ts'
import type { KeyOwner } from '../rules/api-key.ts'
import type { Role } from '../rules/role.ts'

/** The rows as they are today. The migrations have their own description and never import this one. */
export type CommuneTable = {
  id: Generated<number>
  name: string
  /** IANA zone in which the commune's local times are read. */
  zone: string
  /** The first line: answered within it is good. */
  aimMinutes: number
  /**
   * The target, beyond which an answer is late, before the first dated one in `target`: of all past
   * days, and of all days where none is dated. It stays what it was (docs/reply-times.md).
   */
  targetMinutes: number
  /** The share of answers on time that the council wants, 50–100 (docs/reply-times.md). */
  goalPercent: Generated<number>
  /** Minutes of waiting after which somebody is alerted, ascending. */
  alertMinutes: Generated<Json<number[]>>
  /** '21', '2A', '971': whose school holidays are kept; null: nobody said. */
  department: Generated<string | null>
  /** INSEE's, « 51454 »: by it its neighbours are found; null: nobody said. */
  inseeCode: Generated<string | null>
  /** « 51330 », told beside its name outside; null: none is. */
  postcode: Generated<string | null>
  /** What the printed rules say of the tone and of what is hidden; null: what is proposed. */
  houseRules: Generated<Json<{ tone: string; hiding: string }> | null>
  /** As INSEE counted them in the census of that year; both null: nobody said. */
  households: Generated<number | null>
  householdsYear: Generated<number | null>
  /** One or two days of the week on which the digest leaves, '1' or '1,4' (1 is Monday), at 'HH:MM'. */
  digestDays: Generated<string>
  digestTime: Generated<string>
  /** Since when it is so; null: it always was. */
  digestSetAt: Generated<Instant | null>
  /** Whether everybody may see its reply times (server/open-data). */
  publicReplies: Generated<Flag>
  createdAt: Instant
}
export type MemberTable = {
  communeId: number
  userId: string
  role: Role
  /** Whether alerts reach them by e-mail while they are on duty. */
  alertMail: Generated<Flag>
  /** Whether what reaches their devices shows who writes and the first words. */
  alertQuotes: Generated<Flag>
  createdAt: Instant
}

export type DeviceKind = 'push' | 'ntfy' | 'free-mobile' | 'webhook'

/** Where a person is told of alerts besides by mail; it belongs to them in all their communes. */
export type AlertDeviceTable = {
  id: Generated<number>
  userId: string
  kind: DeviceKind
  name: string
  /** Address and keys, sealed (`alerts/devices.ts`). */
  secrets: string
  /** Keyed: the same address is one device. */
  addressHash: string
  createdAt: Instant
  /** When it was last added, or a browser said that it is still there. */
  seenAt: Instant
  /** When it last failed, and why (`sentenceText`); null: it did not, or took something since. */
  failedAt: Instant | null
  failure: string | null
}
export type ApiKeyTable = {
  id: Generated<number>
  communeId: number
  name: string
  role: Role
  /** The first characters, shown so that a person recognises the key. */
  prefix: string
  /** SHA-256 of the whole key, hex: the key itself is shown once and kept nowhere. */
  hash: string
  ownerKind: KeyOwner['ownerKind']
  /** Null unless it is a person's. */
  ownerId: string | null
  createdAt: Instant
  /** From then on it opens nothing; null: no end was chosen. */
  endsAt: Instant | null
  lastUsedAt: Instant | null
  revokedAt: Instant | null
}
export type JournalTable = {
  id: Generated<number>
  communeId: number
  at: Instant
  /** A person's name, an API key marked as one (`actorOfKey`), `Ligne de commande`, or `Tambour`. */
  actor: string
  /** `channel.connected`, `message.marked`, … */
  action: string
  /** `channel:3`, `message:12`, … */
  subject: string
  detail: Json<Record<string, unknown>> | null
}

export type PasskeyTable = {
  /** The credential's own, base64url. */
  id: string
  userId: string
  name: string
  /** COSE, base64url. */
  publicKey: string
  /** How often it signed, as it says; 0 for those that do not count. */
  counter: number
  createdAt: Instant
  lastUsedAt: Instant | null
}

/** What we read of better-auth's tables; the rest is its own affair. */
export type UserTable = {
  id: string
  name: string
  email: string
  /** In which they read the screens, and so their mails. */
  language: Generated<Language>
  /** Whether they look after the whole installation, whatever they are in its communes. */
  runsInstallation: Generated<Flag>
  /** In which they were last, for their next session; null: in none yet. */
  communeId: Generated<number | null>
}
export type SessionTable = {
  id: string
  userId: string
  /** In which it works; null: its person was taken out of the one in which it did. */
  communeId: number | null
}
export type AccountTable = {
  userId: string
  /** `credential` for a password, or `providerIdOf`. */
  providerId: string
  /** The person's own id, or the provider's `sub`. */
  accountId: string
  password: string | null
}

declare module '../../database/schema.ts' {
  interface Schema {
    commune: CommuneTable
    user: UserTable
    account: AccountTable
    session: SessionTable
    member: MemberTable
    apiKey: ApiKeyTable
    journal: JournalTable
    passkey: PasskeyTable
    alertDevice: AlertDeviceTable
  }
}
