import { z } from 'zod'

const kind = z.enum(['bluesky', 'dovecot', 'snac', 'swift', 'wordpress'])
export type Kind = z.infer<typeof kind>

/** What a file asks of the keeper: where the server’s programs are, and an empty PostgreSQL if it takes one. */
export const asked = z.object({ kind, path: z.string(), databaseUrl: z.string().optional() })
