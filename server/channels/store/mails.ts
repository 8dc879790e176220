import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import { isMailDue } from '../../mail/store/rows.ts'

/** Channels of which people may have to be told: paused ones, and those whose access ends by `until`. */
export async function channelsToTell(
  db: Db,
  now: number,
  until: number,
): Promise<Row<'channel'>[]> {
  return await db
    .selectFrom('channel')
    .selectAll()
    .where(eb =>
      eb.or([
        eb.and([eb('state', '=', 'paused'), eb('pausedAt', 'is not', null)]),
        eb.and([
          eb('state', '=', 'active'),
          eb('tokenEndsAt', '>', now),
          eb('tokenEndsAt', '<=', until),
        ]),
      ]),
    )
    .orderBy('id')
    .execute()
}

/** Who has a mail of that kind about that instant already, whatever became of it. */
export async function toldOfChannel(
  db: Db,
  { channelId, kind, about }: Pick<Row<'channelMail'>, 'channelId' | 'kind' | 'about'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('channelMail')
    .select('userId')
    .where('channelId', '=', channelId)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .execute()
  return rows.map(({ userId }) => userId)
}

/** Mails that are to leave; one that another worker has written meanwhile is not written twice. */
export async function insertChannelMails(
  db: Db,
  mails: readonly NewRow<'channelMail'>[],
): Promise<void> {
  if (mails.length === 0) return
  await db
    .insertInto('channelMail')
    .values(mails)
    .onConflict(conflict => conflict.columns(['channelId', 'kind', 'about', 'userId']).doNothing())
    .execute()
}

/** Mails that nobody tried to send yet, and refused ones whose next attempt is due, oldest first. */
export async function channelMailsDue(db: Db, now: number): Promise<Row<'channelMail'>[]> {
  return await db
    .selectFrom('channelMail')
    .selectAll()
    .where(isMailDue('channelMail', now))
    .orderBy('id')
    .execute()
}

/** Every mail about a channel, in the order in which they were due. */
export async function channelMailsOf(db: Db, channelId: number): Promise<Row<'channelMail'>[]> {
  return await db
    .selectFrom('channelMail')
    .selectAll()
    .where('channelId', '=', channelId)
    .orderBy('id')
    .execute()
}
