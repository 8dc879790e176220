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

/** How one may sign in besides a password. */
export const signInMethods = z.object({
  /** An identity provider; null: none is set. */
  provider: z
    .object({
      name: z.string(),
      /** Whether it is the French State's, whose button has words of its own. */
      isProConnect: z.boolean(),
    })
    .nullable(),
  /** Whether passkeys can be used at this address. */
  passkeys: z.boolean(),
})
export type SignInMethods = z.infer<typeof signInMethods>
