import { z } from 'zod'
import type { ReceiveContext } from '../meta/context.ts'
import { metaCursor } from '../meta/cursor.ts'

/**
 * - `account`: the account that is linked to the page, asked again when it is not found any more;
 * - `counts`: how many comments the older posts had.
 */
export const cursor = metaCursor.extend({
  account: z.object({ id: z.string(), username: z.string() }).nullable().default(null),
  counts: z.record(z.string(), z.number()).default({}),
})
export type Cursor = z.infer<typeof cursor>
export type Context = ReceiveContext<Cursor>
