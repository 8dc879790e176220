import { z } from 'zod'
import type { ReceiveContext } from '../meta/context.ts'
import { metaCursor } from '../meta/cursor.ts'

/**
 * - `account`: the account that is linked to the page, asked again when it is not found any more;
 * - `counts`: how many comments the older posts had;
 * - `mentions`: those that webhooks named and that were not read yet, by their remote id;
 * - `tags`: when photos on which the account is tagged were last asked for, ms UTC, and which came.
 */
export const cursor = metaCursor.extend({
  account: z.object({ id: z.string(), username: z.string() }).nullable().default(null),
  counts: z.record(z.string(), z.number()).default({}),
  mentions: z
    .record(
      z.string(),
      z.object({
        kind: z.enum(['mention', 'tag']),
        media: z.string(),
        comment: z.string().nullable(),
        tries: z.number(),
      }),
    )
    .default({}),
  tags: z
    .object({ at: z.number(), seen: z.array(z.string()) })
    .default(() => ({ at: 0, seen: [] })),
})
export type Cursor = z.infer<typeof cursor>
export type Context = ReceiveContext<Cursor>
