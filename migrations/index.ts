import type { Kysely } from 'kysely'
import * as foundation from './0001-foundation.ts'
import * as push from './0002-0.2.0-push.ts'
import * as replies from './0003-0.2.0-replies.ts'
import * as discussion from './0004-0.2.0-discussion.ts'
import * as notes from './0005-0.2.0-notes.ts'
import * as webhooks from './0006-0.2.0-webhooks.ts'
import * as holds from './0007-0.2.0-holds.ts'
import * as subscribers from './0008-0.2.0-subscribers.ts'
import * as byHand from './0009-0.2.0-by-hand.ts'
import * as feedItems from './0010-0.2.0-feed-items.ts'
import * as textMessages from './0011-0.2.0-text-messages.ts'
import * as warnings from './0012-0.2.0-warnings.ts'
import * as audience from './0013-0.2.0-audience.ts'
import * as vigilance from './0014-0.2.0-vigilance.ts'
import * as postFigures from './0015-0.2.0-post-figures.ts'
import * as evidence from './0016-0.2.0-evidence.ts'
import * as digest from './0017-0.2.0-digest.ts'
import * as publicReplies from './0018-0.2.0-public-replies.ts'
import * as approval from './0019-0.2.0-approval.ts'
import type { Dialect } from './model.ts'

export type { Dialect }

/** By name, in the order in which they run. */
export type Migrations = Record<
  string,
  { up(db: Kysely<unknown>, dialect: Dialect): Promise<void> }
>

/** All that have been released: a step is never changed, another one follows it. */
export const migrations: Migrations = {
  '0001-foundation': foundation,
  '0002-0.2.0-push': push,
  '0003-0.2.0-replies': replies,
  '0004-0.2.0-discussion': discussion,
  '0005-0.2.0-notes': notes,
  '0006-0.2.0-webhooks': webhooks,
  '0007-0.2.0-holds': holds,
  '0008-0.2.0-subscribers': subscribers,
  '0009-0.2.0-by-hand': byHand,
  '0010-0.2.0-feed-items': feedItems,
  '0011-0.2.0-text-messages': textMessages,
  '0012-0.2.0-warnings': warnings,
  '0013-0.2.0-audience': audience,
  '0014-0.2.0-vigilance': vigilance,
  '0015-0.2.0-post-figures': postFigures,
  '0016-0.2.0-evidence': evidence,
  '0017-0.2.0-digest': digest,
  '0018-0.2.0-public-replies': publicReplies,
  '0019-0.2.0-approval': approval,
}
