import type { Generated, Insertable, Selectable } from 'kysely'
import type { CalendarFeedEventTable, CalendarFeedTable } from '../agenda/store/tables.ts'
import type {
  AlertMailTable,
  AlertNoticeTable,
  AlertTable,
  DutyTable,
  RebuildTable,
  WebhookTable,
} from '../alerts/store/tables.ts'
import type {
  ApprovalMailTable,
  ApprovalRequestTable,
  ApprovalRulesTable,
  ApproverTable,
} from '../approval/store/tables.ts'
import type { ChannelState, CheckLine } from '../channels/rules/channel.ts'
import type {
  ChannelMailTable,
  ConnectionTable,
  NetworkAppTable,
} from '../channels/store/tables.ts'
import type { ArchiveImportTable } from '../history-import/store/tables.ts'
import type { Role } from '../people/rules/role.ts'
import type { DeliveryMailTable, DeliveryTroubleTable } from '../publishing/store/mail-tables.ts'
import type {
  DeliveryAttemptTable,
  DeliveryTable,
  DigestMailTable,
  DigestRecipientTable,
  EventChangeTable,
  EventImportTable,
  EventMediaTable,
  EventSeriesTable,
  EventTable,
  MediaTable,
  PictureTable,
  PlanTemplateTable,
  PostTable,
  ReminderTable,
  RenditionTable,
  VariantMediaTable,
  VariantTable,
} from '../publishing/store/tables.ts'
import type { Flag, Instant, Json } from './columns.ts'

export type { Flag, Instant, Json }

/** The rows as they are today. The migrations have their own description and never import this one. */

export type CommuneTable = {
  id: Generated<number>
  name: string
  /** IANA zone in which the commune's local times are read. */
  zone: string
  /** The two lines of the target: answered within `aimMinutes` is good, beyond `targetMinutes` is late. */
  aimMinutes: number
  targetMinutes: number
  /** Minutes of waiting after which somebody is alerted, ascending. */
  alertMinutes: Generated<Json<number[]>>
  /** '21', '2A', '971': whose school holidays are kept; null: nobody said. */
  department: Generated<string | null>
  createdAt: Instant
}

export type MemberTable = {
  communeId: number
  userId: string
  role: Role
  /** Whether alerts reach them by e-mail while they are on duty. */
  alertMail: Generated<Flag>
  createdAt: Instant
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
  createdBy: string | null
  createdAt: Instant
  lastUsedAt: Instant | null
  revokedAt: Instant | null
}

export type OpeningHoursTable = {
  id: Generated<number>
  communeId: number
  /** Local date from which the definition holds. */
  fromDate: string
  /** One `CalendarVersion` of reply-time.md, without its `from`. */
  definition: string
  createdAt: Instant
}

export type JournalTable = {
  id: Generated<number>
  communeId: number
  at: Instant
  /** A person's name, an API key's name, or `Tambour`. */
  actor: string
  /** `channel.connected`, `message.marked`, … */
  action: string
  /** `channel:3`, `message:12`, … */
  subject: string
  detail: Json<Record<string, unknown>> | null
}

export type ChannelTable = {
  id: Generated<number>
  communeId: number
  /** Key of the connector's registry. */
  connector: string
  name: string
  /** Name of the neighbouring commune whose channel this is; null: our own. */
  neighbour: string | null
  receives: Flag
  publishes: Flag
  config: Json<Record<string, string>>
  /** AES-256-GCM over JSON, see services/secrets.ts. Never leaves the server. */
  secrets: string
  state: ChannelState
  stateReason: string | null
  /** When it was paused, while it is. */
  pausedAt: Instant | null
  url: string | null
  checkedAt: Instant | null
  checks: Json<CheckLine[]> | null
  tokenEndsAt: Instant | null
  createdAt: Instant
}

export type ChannelPollTable = {
  channelId: number
  /** Opaque to all but the connector. */
  cursor: string | null
  startedAt: Instant | null
  succeededAt: Instant | null
  nextAt: Generated<Instant>
  /** Until then the network has asked for rest: not even a webhook wakes a look. */
  restUntil: Instant | null
  leaseUntil: Instant | null
  failures: Generated<number>
  error: string | null
  /** What the network would not let us read of late, one sentence each, and when we last met it. */
  gaps: Generated<Json<{ text: string; at: Instant }[]> | null>
  /** When the network last told us something by webhook. */
  webhookAt: Instant | null
}

/** A citizen as one channel knows them. */
export type ContactTable = {
  id: Generated<number>
  communeId: number
  channelId: number
  remoteId: string
  name: string | null
}

export type ConversationTable = {
  id: Generated<number>
  communeId: number
  channelId: number
  remoteId: string
  visibility: 'private' | 'public'
  /** What it is under: the first words of the post, or the citizen's name. */
  subject: string | null
  url: string | null
  lastMessageAt: Generated<Instant>
  /** The post that a public one is under, or is. */
  postRemoteId: string | null
  /** 1 when the network gives only the end of it: where it began is not known (reply-time.md). */
  cut: Generated<Flag>
  /** Of a private one: with whom, where the network tells. */
  contactId: Generated<number | null>
}

export type MessageTable = {
  id: Generated<number>
  channelId: number
  conversationId: number
  remoteId: string
  parentRemoteId: string | null
  direction: 'inbound' | 'outbound'
  kind: 'message' | 'note' | 'reaction'
  /** Null for the commune's own, and where the network withholds the author. */
  contactId: number | null
  /** Who of the commune wrote it, where it was written here. */
  userId: string | null
  /** Null once erased. */
  text: string | null
  attachments: Json<Attachment[]> | null
  /** Outbound: contact ids of those it mentions. Inbound: the names that its text tags. */
  mentions: Json<number[] | string[]> | null
  url: string | null
  /** The network's own time. */
  sentAt: Instant
  /** When it reached this database. */
  receivedAt: Instant
  /** What counts: a person's verdict, else the connector's guess. */
  automatic: Generated<Flag>
  automaticGuess: Generated<Flag>
  automaticVerdict: Flag | null
  holding: Generated<Flag>
  history: Generated<Flag>
  removedAt: Instant | null
  /** 1 once it has an edit, a hiding or a mark: nearly none has, and none is looked for then. */
  amended: Generated<Flag>
  /** Whether the network let it be answered in private when it was last read; null: it did not tell. */
  takesPrivate: Generated<Flag | null>
}

export type Attachment = { type: string; url: string | null; name: string | null }

export type MessageEditTable = { messageId: number; at: Instant; text: string }
export type MessageHidingTable = { messageId: number; fromAt: Instant; toAt: Instant | null }

/** A person's judgement, the last one counts; one that is taken back is in the journal alone. */
export type MarkTable = {
  id: Generated<number>
  messageId: number
  at: Instant
  needsReply: Flag
  reason: string
  userId: string | null
}

/**
 * A message in a private conversation that answers a public one. What was sent from here is
 * `linked` at once; what was written on the network itself may answer each of the person's public
 * messages of the days before (`unknown`) until the network was asked.
 */
export type PrivateAnswerTable = {
  messageId: number
  /** The public message. */
  answersId: number
  /** The public message's: the thread in which it closes an episode. */
  conversationId: number
  state: 'unknown' | 'linked' | 'unlinked'
}

/** A text that officers use again and again. */
export type SavedReplyTable = {
  id: Generated<number>
  communeId: number
  title: string
  text: string
  createdAt: Instant
  changedAt: Instant
}

/** An answer written here: the row is committed before the network is called. */
export type ReplyTable = {
  id: Generated<number>
  communeId: number
  conversationId: number
  /** The message that is answered. */
  messageId: number
  /** Made by the screen, so that a double click is one answer. */
  key: string
  text: string
  /** 1 when it is a holding reply: the full answer is still to come. */
  holding: Generated<Flag>
  /** `private`: to the person alone, though the question is public; null: where the question is. */
  visibility: Generated<'private' | null>
  /** 1 when it failed because the network no longer takes such an answer to that message. */
  closes: Generated<Flag>
  state: 'sending' | 'sent' | 'failed' | 'unconfirmed'
  reason: string | null
  remoteId: string | null
  userId: string | null
  createdAt: Instant
  /** When the last attempt began: until its deadline is past, nobody else may judge it. */
  attemptedAt: Instant
  settledAt: Instant | null
}

/**
 * A reply episode as stored: what depends on now is left open. `state` is `open` until something
 * final is known; `missed` here means removed by its author after the target (reply-time.md).
 */
export type EpisodeTable = {
  id: Generated<number>
  communeId: number
  channelId: number
  conversationId: number
  contactId: number | null
  visibility: 'private' | 'public'
  openedBy: number
  openedAt: Instant
  /** Local date of `openedAt`: the day to which the episode belongs everywhere. */
  openedOn: string
  closedBy: number | null
  closedAt: Instant | null
  state: 'open' | 'answered' | 'missed' | 'withdrawn' | 'excluded'
  reason: string | null
  elapsedMs: number | null
  /** Null while open. */
  officeMs: number | null
  /** 1 when `openedAt` lies outside opening hours. */
  openedOutside: Flag
  fullAnswerMs: number | null
  /** While open: the instants at which office time passes the two lines; null when they never will. */
  aimAt: Instant | null
  dueAt: Instant | null
  /** From the network's time to ours, of the opening message. */
  detectionMs: number
  history: Flag
  /** 1 when what closed it was marked as a holding reply. */
  holding: Generated<Flag>
  /** 1 when it would be just the same without any exclusion; else see `bareEpisode`. */
  bare: Generated<Flag>
  /** What statistics need of it, packed (services/figures.ts); null while it is open. */
  figures: string | null
}

/**
 * Two conversations of one person, joined by somebody of the commune: since `at`, and until
 * `endedAt`, they are one thread. Chains are followed.
 */
export type ConversationMergeTable = {
  id: Generated<number>
  communeId: number
  conversationId: number
  intoId: number
  at: Instant
  userId: string | null
  endedAt: Instant | null
  endedBy: string | null
}

/** better-auth's table of people; the rest of its tables are its own affair. */
export type UserTable = { id: string; name: string; email: string }

export type Schema = {
  commune: CommuneTable
  user: UserTable
  member: MemberTable
  apiKey: ApiKeyTable
  openingHours: OpeningHoursTable
  journal: JournalTable
  channel: ChannelTable
  channelPoll: ChannelPollTable
  networkApp: NetworkAppTable
  connection: ConnectionTable
  contact: ContactTable
  conversation: ConversationTable
  message: MessageTable
  messageEdit: MessageEditTable
  messageHiding: MessageHidingTable
  mark: MarkTable
  reply: ReplyTable
  privateAnswer: PrivateAnswerTable
  savedReply: SavedReplyTable
  episode: EpisodeTable
  /** The episodes there would be without rule, mark or hiding, where they differ from `episode`. */
  bareEpisode: EpisodeTable
  conversationMerge: ConversationMergeTable
  rebuild: RebuildTable
  duty: DutyTable
  alertNotice: AlertNoticeTable
  alert: AlertTable
  alertMail: AlertMailTable
  channelMail: ChannelMailTable
  archiveImport: ArchiveImportTable
  webhook: WebhookTable
  media: MediaTable
  picture: PictureTable
  rendition: RenditionTable
  planTemplate: PlanTemplateTable
  eventImport: EventImportTable
  calendarFeed: CalendarFeedTable
  calendarFeedEvent: CalendarFeedEventTable
  eventSeries: EventSeriesTable
  eventChange: EventChangeTable
  event: EventTable
  reminder: ReminderTable
  eventMedia: EventMediaTable
  post: PostTable
  variant: VariantTable
  variantMedia: VariantMediaTable
  delivery: DeliveryTable
  deliveryAttempt: DeliveryAttemptTable
  deliveryTrouble: DeliveryTroubleTable
  deliveryMail: DeliveryMailTable
  approvalRules: ApprovalRulesTable
  approver: ApproverTable
  approvalRequest: ApprovalRequestTable
  approvalMail: ApprovalMailTable
  digestRecipient: DigestRecipientTable
  digestMail: DigestMailTable
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>
