import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import { type MediaRow, mediaByIds, picturesOfVariants } from '../../pictures/rows.ts'
import type { DeliveryState, PostKind, VariantPlace } from '../../publishing/rules/delivery.ts'
import type { Subject } from './requests.ts'

/** A delivery with everything that it says. */
export type SaidDelivery = Pick<
  Row<'delivery'>,
  'id' | 'state' | 'dueAt' | 'dueLocal' | 'lateRule' | 'nextAt' | 'approvedHash' | 'channelId'
> & {
  channelName: string
  connector: string
  postKind: PostKind
  place: VariantPlace
  text: string
  link: string | null
  pictures: MediaRow[]
}

/** Everything that was planned about an event, or of a post, in these states, in its order. */
export async function saidOf(
  db: Db,
  communeId: number,
  { eventId, postId }: Subject,
  states: readonly DeliveryState[],
): Promise<SaidDelivery[]> {
  let rows = db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channelId')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .select(eb => [
      'delivery.id',
      'delivery.state',
      'delivery.dueAt',
      'delivery.dueLocal',
      'delivery.lateRule',
      'delivery.nextAt',
      'delivery.approvedHash',
      'delivery.channelId',
      'delivery.variantId',
      'channel.name as channelName',
      'channel.connector',
      'post.kind as postKind',
      'variant.place',
      'variant.text',
      eb.fn
        .coalesce(
          'variant.link',
          eb.case().when('variant.place', '=', 'post').then(eb.ref('post.link')).end(),
        )
        .as('link'),
    ])
    .where('delivery.communeId', '=', communeId)
    .where('delivery.state', 'in', [...states])
  rows =
    eventId === null ? rows.where('post.id', '=', postId) : rows.where('post.eventId', '=', eventId)
  const found = await rows.orderBy('delivery.dueAt').orderBy('delivery.id').execute()
  const pictures = await picturesOfVariants(db, [...new Set(found.map(row => row.variantId))])
  const media = new Map(
    (await mediaByIds(db, communeId, [...new Set([...pictures.values()].flat())])).map(row => [
      row.id,
      row,
    ]),
  )
  return found.map(({ variantId, ...row }) => ({
    ...row,
    pictures: (pictures.get(variantId) ?? []).flatMap(id => media.get(id) ?? []),
  }))
}

/** What a commune has planned and not sent, by what it is about. */
export async function subjectsNotOut(
  db: Db,
  communeId: number,
  states: readonly DeliveryState[],
): Promise<Subject[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .innerJoin('post', 'post.id', 'variant.postId')
    .select(['post.id as postId', 'post.eventId'])
    .distinct()
    .where('delivery.communeId', '=', communeId)
    .where('delivery.state', 'in', [...states])
    .execute()
  const events = new Set(rows.flatMap(({ eventId }) => (eventId === null ? [] : [eventId])))
  return [
    ...[...events].map((eventId): Subject => ({ eventId, postId: null })),
    ...rows
      .filter(({ eventId }) => eventId === null)
      .map(({ postId }): Subject => ({ eventId: null, postId })),
  ]
}

/** Writes the fingerprint of what was approved, whatever the delivery is doing. */
export async function markApproved(db: Db, id: number, approvedHash: string): Promise<void> {
  await db.updateTable('delivery').set({ approvedHash }).where('id', '=', id).execute()
}

/** What an approval is about, as a person calls it; null: it is gone. */
export async function titleOfSubject(
  db: Db,
  { eventId, postId }: Subject,
): Promise<{ title: string | null; text: string } | undefined> {
  if (eventId !== null) {
    return await db
      .selectFrom('event')
      .select(['title', 'text'])
      .where('id', '=', eventId)
      .executeTakeFirst()
  }
  const post = await db
    .selectFrom('post')
    .select('text')
    .where('id', '=', postId)
    .executeTakeFirst()
  return post && { title: null, text: post.text }
}
