import type { Insertable, Selectable } from 'kysely'
import type { AlertsTables } from '../alerts/store/tables.ts'
import type { ApprovalTables } from '../approval/store/tables.ts'
import type { BackupTables } from '../backup/store/tables.ts'
import type { CalendarTables } from '../calendar/store/tables.ts'
import type { ChannelsTables } from '../channels/store/tables.ts'
import type { CommitteesTables } from '../committees/store/tables.ts'
import type { DigestTables } from '../digest/store/tables.ts'
import type { EventImportTables } from '../event-import/store/tables.ts'
import type { EventsTables } from '../events/store/tables.ts'
import type { HistoryImportTables } from '../history-import/store/tables.ts'
import type { HoursTables } from '../hours/store/tables.ts'
import type { InboxTables } from '../inbox/store/tables.ts'
import type { MailTables } from '../mail/store/tables.ts'
import type { MessagesTables } from '../messages/store/tables.ts'
import type { OfficialRequestTables } from '../official-requests/store/tables.ts'
import type { PartnersTables } from '../partners/store/tables.ts'
import type { PeopleTables } from '../people/store/tables.ts'
import type { PicturesTables } from '../pictures/store/tables.ts'
import type { PrivacyTables } from '../privacy/store/tables.ts'
import type { PublishingTables } from '../publishing/store/tables.ts'
import type { ReplyTimesTables } from '../reply-times/store/tables.ts'
import type { SharesTables } from '../shares/store/tables.ts'

/**
 * The rows as they are today: each capability describes its own. The migrations have their own
 * description and never import this one.
 */
export interface Schema
  extends AlertsTables,
    ApprovalTables,
    BackupTables,
    CalendarTables,
    ChannelsTables,
    CommitteesTables,
    DigestTables,
    EventImportTables,
    EventsTables,
    HistoryImportTables,
    HoursTables,
    InboxTables,
    MailTables,
    MessagesTables,
    OfficialRequestTables,
    PartnersTables,
    PeopleTables,
    PicturesTables,
    PrivacyTables,
    PublishingTables,
    ReplyTimesTables,
    SharesTables {}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>
