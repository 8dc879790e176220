import { chunksOf } from '../../database/chunks.ts'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import { sentenceText } from '../../language/sentence.ts'
import type { DeliveryState } from '../rules/delivery.ts'
import { publishingSentences } from '../sentences.ts'

const notSent: readonly DeliveryState[] = [
  'draft',
  'awaiting-approval',
  'scheduled',
  'failed',
  'missed',
]

/**
 * Lets first comments follow their posts, in the transaction that moved those. A comment waits
 * parked (`scheduled`, `nextAt` null) until its post is out, and then is due at once; it has its
 * post's time, and is cancelled with it. With its event it is stopped, and comes back, by itself
 * (services/follow-event.ts): posts that keep what they were before are left out.
 * @param posts deliveries, of which any may be posts
 * @param state what those are now; undefined: only their times may have changed
 */
export async function followPosts(
  db: Db,
  posts: readonly number[],
  state: DeliveryState | undefined,
): Promise<void> {
  if (posts.length === 0) return
  if (state === 'published') {
    await db
      .updateTable('delivery')
      .set(({ selectFrom }) => ({
        reason: null,
        // Late, it still belongs under its post, and never before it.
        nextAt: selectFrom('delivery as post')
          .select(eb => eb.fn.coalesce('post.publishedAt', 'post.dueAt').as('at'))
          .whereRef('post.id', '=', 'delivery.afterId'),
      }))
      .where('afterId', 'in', posts)
      .where('state', '=', 'scheduled')
      .where('nextAt', 'is', null)
      .execute()
    return
  }
  if (state === 'cancelled') {
    await db
      .updateTable('delivery')
      .set({
        state,
        nextAt: null,
        reason: sentenceText(publishingSentences.postCancelled),
        heldFrom: null,
      })
      .where('afterId', 'in', posts)
      .where('state', 'in', [...notSent])
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('delivery as post')
            .select('post.id')
            .whereRef('post.id', '=', 'delivery.afterId')
            .where('post.heldFrom', 'is', null),
        ),
      )
      .execute()
    return
  }
  await db
    .updateTable('delivery')
    .set(({ selectFrom, eb, fn }) => {
      const above = selectFrom('delivery as post').whereRef('post.id', '=', 'delivery.afterId')
      const dueAt = fn.coalesce(above.select('post.dueAt'), 'dueAt')
      return {
        dueAt,
        dueLocal: fn.coalesce(above.select('post.dueLocal'), 'dueLocal'),
        // Whoever approves has until then.
        nextAt: eb
          .case()
          .when('state', '=', 'awaiting-approval')
          .then(dueAt)
          .else(eb.ref('nextAt'))
          .end(),
      }
    })
    .where('afterId', 'in', posts)
    .where('state', 'in', ['draft', 'awaiting-approval', 'scheduled'])
    .execute()
}

/** What is to be known of the post that a first comment goes under. */
export type PostAbove = Pick<Row<'delivery'>, 'id' | 'state' | 'remoteId'>

/** The posts of the first comments among these deliveries, by their own ids. */
export async function postsAbove(
  db: Db,
  deliveries: readonly Pick<Row<'delivery'>, 'afterId'>[],
): Promise<Map<number, PostAbove>> {
  const ids = deliveries.flatMap(({ afterId }) => afterId ?? [])
  const posts = new Map<number, PostAbove>()
  for (const chunk of chunksOf([...new Set(ids)])) {
    const rows = await db
      .selectFrom('delivery')
      .select(['id', 'state', 'remoteId'])
      .where('id', 'in', chunk)
      .execute()
    for (const row of rows) posts.set(row.id, row)
  }
  return posts
}
