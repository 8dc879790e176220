import type { z } from 'zod'
import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'
import { type PostNew, postNew } from '../../../server/events/shapes-event.ts'
import { instantOfLocal } from '../../../server/language/instant.ts'
import { onlineStates } from '../../../server/publishing/rules/delivery-state.ts'

const zone = 'Europe/Paris'

/** What somebody asks to be posted, on the first channel on the morning of 5 June unless told. */
export const aPostToPlan = (asked: Partial<z.input<typeof postNew>> = {}): PostNew =>
  postNew.parse({
    ...{ text: 'La fête est samedi.', channels: [1], times: ['2026-06-05T09:00'] },
    ...asked,
  })

/** What is said of an event, or of none, on whichever channels. */
export async function aPost(
  db: Db,
  communeId: number,
  part: Partial<NewRow<'post'>> = {},
): Promise<Row<'post'>> {
  return await db
    .insertInto('post')
    .values({
      communeId,
      eventId: null,
      text: 'La mairie sera fermée samedi.',
      link: null,
      createdBy: null,
      createdAt: 0,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

type DeliveryPart = Partial<NewRow<'delivery'>> & {
  /** The words on this channel, if not its post's; a channel has them once. */
  text?: string
  media?: readonly number[]
}

/**
 * One post on one channel at one local time, scheduled unless told; with `afterId`, the first comment
 * under that one.
 */
export async function aDelivery(
  db: Db,
  post: Pick<Row<'post'>, 'id' | 'communeId' | 'text' | 'link'>,
  channelId: number,
  { text = post.text, media = [], ...part }: DeliveryPart = {},
): Promise<Row<'delivery'>> {
  const { communeId } = post
  const { dueLocal = '2026-12-04T18:00', state = 'scheduled' } = part
  const { dueAt = instantOfLocal(dueLocal, zone) } = part
  const isOut = onlineStates.includes(state)
  const place = part.afterId == null ? 'post' : 'comment'
  const delivery = await db
    .insertInto('delivery')
    .values({
      communeId,
      variantId: await variantOf(db, post, { channelId, place, text, media }),
      channelId,
      key: `${post.id}-${channelId}-${place}-${dueLocal}`,
      state,
      dueAt,
      dueLocal,
      zone,
      lateRule: 'ask',
      nextAt: state === 'scheduled' && place === 'post' ? dueAt : null,
      leaseOwner: null,
      leaseUntil: null,
      claimedAt: null,
      remoteId: isOut ? `remote-${post.id}-${channelId}` : null,
      url: null,
      reason: null,
      publishedAt: isOut ? dueAt : null,
      verifiedAt: state === 'verified' ? dueAt : null,
      createdAt: 0,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return delivery
}

async function variantOf(
  db: Db,
  { id: postId, link }: Pick<Row<'post'>, 'id' | 'link'>,
  {
    media,
    ...said
  }: Pick<NewRow<'variant'>, 'channelId' | 'place' | 'text'> & { media: readonly number[] },
): Promise<number> {
  const known = await db
    .selectFrom('variant')
    .select('id')
    .where('postId', '=', postId)
    .where('channelId', '=', said.channelId)
    .where('place', '=', said.place ?? 'post')
    .executeTakeFirst()
  if (known !== undefined) return known.id
  const { id } = await db
    .insertInto('variant')
    .values({ postId, link, ...said })
    .returning('id')
    .executeTakeFirstOrThrow()
  const pictures = media.map((mediaId, position) => ({ variantId: id, mediaId, position }))
  if (pictures.length > 0) await db.insertInto('variantMedia').values(pictures).execute()
  return id
}
