import { z } from 'zod'
import type { ReceiveContext } from '../meta/context.ts'
import { metaCursor } from '../meta/cursor.ts'

/** `echoes`: of the latest private messages of the page, through which application they went. */
export const cursor = metaCursor.extend({
  echoes: z.record(z.string(), z.string()).default({}),
})
export type Cursor = z.infer<typeof cursor>
export type Context = ReceiveContext<Cursor>
