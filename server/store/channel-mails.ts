import type { Db } from './database.ts'
import type { NewRow, Row } from './schema.ts'

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
    .where('nextAt', '<=', now)
    .where(eb =>
      eb.or([
        eb('state', '=', 'failed'),
        eb.and([eb('state', '=', 'sending'), eb('attempts', '=', 0)]),
      ]),
    )
    .orderBy('id')
    .execute()
}

/** When a mail must next be looked at, ms UTC; null when none must. */
export async function nextChannelMail(db: Db): Promise<number | null> {
  const { next } = await db
    .selectFrom('channelMail')
    .select(({ fn }) => fn.min('nextAt').as('next'))
    .where('nextAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return next
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

export type ChannelMailPatch = Partial<
  Pick<Row<'channelMail'>, 'state' | 'attempts' | 'nextAt' | 'reason'>
>

/**
 * Changes a mail that still is as it was read.
 * @returns whether it was; otherwise somebody else was quicker.
 */
export async function moveChannelMail(
  db: Db,
  mail: Pick<Row<'channelMail'>, 'id' | 'state' | 'attempts'>,
  patch: ChannelMailPatch,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('channelMail')
    .set(patch)
    .where('id', '=', mail.id)
    .where('state', '=', mail.state)
    .where('attempts', '=', mail.attempts)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type ChannelMailSettlement = Pick<
  Row<'channelMail'>,
  'state' | 'reason' | 'nextAt' | 'sentAt'
>

/** Writes the outcome of the attempt that was claimed, unless the claim was lost meanwhile. */
export async function settleChannelMail(
  db: Db,
  id: number,
  attempts: number,
  settlement: ChannelMailSettlement,
): Promise<void> {
  await db
    .updateTable('channelMail')
    .set(settlement)
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', 'in', ['sending', 'unconfirmed'])
    .execute()
}

/** Mails whose sending was cut off get a state that says so. */
export async function settleCutOffChannelMails(db: Db, now: number, reason: string): Promise<void> {
  await db
    .updateTable('channelMail')
    .set({ state: 'unconfirmed', reason, nextAt: null })
    .where('state', '=', 'sending')
    .where('attempts', '>', 0)
    .where('nextAt', '<=', now)
    .execute()
}
