import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import * as foundation from './0001-foundation.ts'
import * as replyTimes from './0002-reply-times.ts'
import * as channelMails from './0003-channel-mails.ts'
import * as authorizations from './0004-authorizations.ts'
import * as answers from './0005-answers.ts'
import * as archiveImports from './0006-archive-imports.ts'
import * as severalPictures from './0007-several-pictures.ts'
import * as removals from './0008-removals.ts'
import * as plans from './0009-plans.ts'
import * as pictureLibrary from './0011-picture-library.ts'
import * as approval from './0012-approval.ts'
import * as deliveryMails from './0013-delivery-mails.ts'
import * as calendarFeeds from './0014-calendar-feeds.ts'
import * as eventChanges from './0015-event-changes.ts'
import * as eventImports from './0016-event-imports.ts'
import * as mails from './0017-mails.ts'
import * as apiKeyOwners from './0018-api-key-owners.ts'
import * as approverRole from './0019-approver-role.ts'
import * as backups from './0020-backups.ts'
import * as secondFactor from './0021-second-factor.ts'
import * as privacy from './0022-privacy.ts'
import * as signIn from './0023-sign-in.ts'
import * as kindWords from './0024-kind-words.ts'
import * as unlikely from './0025-unlikely.ts'
import * as search from './0026-search.ts'
import * as downloadIds from './0027-download-ids.ts'
import * as houseRules from './0028-house-rules.ts'
import * as userLanguage from './0029-user-language.ts'
import * as partners from './0030-partners.ts'
import * as committees from './0031-committees.ts'
import * as communes from './0032-communes.ts'
import * as sharePost from './0033-share-post.ts'
import * as neighboursEvents from './0034-neighbours-events.ts'
import * as partnerKeys from './0035-partner-keys.ts'
import * as subscriptions from './0036-subscriptions.ts'
import * as requests from './0037-requests.ts'
import * as readWords from './0038-read-words.ts'
import * as targets from './0039-targets.ts'
import * as contactJoins from './0040-contact-joins.ts'
import * as files from './0041-files.ts'
import * as watches from './0042-watches.ts'
import * as corrections from './0043-corrections.ts'
import * as centres from './0044-centres.ts'
import * as journalIndex from './0045-journal-index.ts'
import * as knownAt from './0050-known-at.ts'
import * as contactSearch from './0051-contact-search.ts'
import * as waiting from './0052-waiting.ts'
import * as manyChannels from './0055-many-channels.ts'
import * as renewals from './0056-renewals.ts'
import * as unconfirmedAnswers from './0057-unconfirmed-answers.ts'
import * as deliveryLanes from './0058-delivery-lanes.ts'
import * as boundedReads from './0059-bounded-reads.ts'
import * as linkKeys from './0061-link-keys.ts'
import * as arrivals from './0062-arrivals.ts'
import * as mailKeys from './0063-mail-keys.ts'
import * as outside from './0065-outside.ts'
import * as stamps from './0066-stamps.ts'
import * as goal from './0068-goal.ts'
import type { Dialect } from './dialect.ts'

export type { Dialect }

type Step = { up(db: Kysely<unknown>, dialect: Dialect): Promise<void> }

/** In the order in which they run. A step that has been released is never changed. */
const steps: Record<string, Step> = {
  '0001-foundation': foundation,
  '0002-reply-times': replyTimes,
  '0003-channel-mails': channelMails,
  '0004-authorizations': authorizations,
  '0005-answers': answers,
  '0006-archive-imports': archiveImports,
  '0007-several-pictures': severalPictures,
  '0008-removals': removals,
  '0009-plans': plans,
  '0011-picture-library': pictureLibrary,
  '0012-approval': approval,
  '0013-delivery-mails': deliveryMails,
  '0014-calendar-feeds': calendarFeeds,
  '0015-event-changes': eventChanges,
  '0016-event-imports': eventImports,
  '0017-mails': mails,
  '0018-api-key-owners': apiKeyOwners,
  '0019-approver-role': approverRole,
  '0020-backups': backups,
  '0021-second-factor': secondFactor,
  '0022-privacy': privacy,
  '0023-sign-in': signIn,
  '0024-kind-words': kindWords,
  '0025-unlikely': unlikely,
  '0026-search': search,
  '0027-download-ids': downloadIds,
  '0028-house-rules': houseRules,
  '0029-user-language': userLanguage,
  '0030-partners': partners,
  '0031-committees': committees,
  '0032-communes': communes,
  '0033-share-post': sharePost,
  '0034-neighbours-events': neighboursEvents,
  '0035-partner-keys': partnerKeys,
  '0036-subscriptions': subscriptions,
  '0037-requests': requests,
  '0038-read-words': readWords,
  '0039-targets': targets,
  '0040-contact-joins': contactJoins,
  '0041-files': files,
  '0042-watches': watches,
  '0043-corrections': corrections,
  '0044-centres': centres,
  '0045-journal-index': journalIndex,
  '0050-known-at': knownAt,
  '0051-contact-search': contactSearch,
  '0052-waiting': waiting,
  '0055-many-channels': manyChannels,
  '0056-renewals': renewals,
  '0057-unconfirmed-answers': unconfirmedAnswers,
  '0058-delivery-lanes': deliveryLanes,
  '0059-bounded-reads': boundedReads,
  '0061-link-keys': linkKeys,
  '0062-arrivals': arrivals,
  '0063-mail-keys': mailKeys,
  '0065-outside': outside,
  '0066-stamps': stamps,
  '0068-goal': goal,
}

/** The migrations for one dialect, by name, as Kysely's `Migrator` wants them. */
export function migrationsFor(dialect: Dialect): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      { up: (db: Kysely<unknown>) => step.up(db, dialect) },
    ]),
  )
}
