import { z } from 'zod'
import { instant } from '../../platform/shapes.ts'

/** Where somebody is signed in. */
export const sessionShape = z.object({
  id: z.string(),
  /** As the browser says; null: it is none that is known. */
  device: z.object({ browser: z.string().nullable(), system: z.string().nullable() }),
  createdAt: instant,
  /** To the hour. */
  seenAt: instant,
  /** Whether it is the one that asks. */
  isThis: z.boolean(),
})
export type SessionShape = z.infer<typeof sessionShape>
