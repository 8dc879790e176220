import { z } from 'zod'
import { metaCursor } from '../meta/cursor.ts'
import type { Reader as ReaderOf } from '../meta/reader.ts'

/** `echoes`: of the latest private messages of the page, through which application they went. */
export const cursor = metaCursor.extend({
  echoes: z.record(z.string(), z.string()).default({}),
})
export type Cursor = z.infer<typeof cursor>
export type Reader = ReaderOf<Cursor>
