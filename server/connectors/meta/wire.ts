import { z } from 'zod'
import { jsonIn } from '../../language/foreign-text.ts'

/** What every answer of the Graph API has in common, as far as it is used. */

export const envelope = z.object({
  error: z.object({
    message: z.string().catch(''),
    code: z.number(),
    error_subcode: z.number().optional(),
    error_user_msg: z.string().optional(),
    is_transient: z.boolean().optional(),
  }),
})

const share = z.number().catch(0).default(0)
const appUsage = z.object({ call_count: share, total_time: share, total_cputime: share })
const businessUsage = z.record(
  z.string(),
  z.array(appUsage.extend({ estimated_time_to_regain_access: share })),
)

/** One page of an edge; `next` leads on, also after a short or an empty one. */
export const edge = z.object({
  data: z.array(z.unknown()).default([]),
  paging: z.object({ next: z.string().optional() }).optional(),
  summary: z.object({ total_count: z.number().optional() }).optional(),
})
export type Edge = z.infer<typeof edge>

/** `2026-10-02T18:31:28+0000` (no colon in the offset), as ms UTC. */
export const time = z
  .string()
  .transform(text => Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  .pipe(z.number())

/** On Instagram people have a user name in place of a name. */
export const party = z
  .object({ id: z.string(), name: z.string().optional(), username: z.string().optional() })
  .transform(({ id, name, username }) => ({ id, name: name ?? username }))

/** What was made; a photo tells its post as well. */
export const made = z.object({ id: z.string(), post_id: z.string().optional() })

/** Each call's answer, in their order; null for one that took too long. */
export const batchAnswer = z.array(z.object({ code: z.number(), body: z.string() }).nullable())

/** Whether the page itself wrote the post. Without `from` it is of somebody whom Meta does not name. */
export function isOfPage(row: { from?: { id: string } | undefined }, self: string): boolean {
  return row.from?.id === self
}

/** Whose wall a post is on: a page's and its visitors' posts have ids that begin with the page's. */
export function isOnPage(post: { id: string }, page: string): boolean {
  return post.id.startsWith(`${page}_`)
}

const MINUTE = 60_000

/** From here on we slow down; Meta refuses at 100. */
const slowFrom = 75
/** From here on we back off: the allowance is counted over an hour that slides. */
const backOffFrom = 95
const backOffMs = 15 * MINUTE

/**
 * How long to back off after an answer, from the share of the allowance that Meta says is used: nothing
 * under 75 %, then more and more, from 1 to 10 minutes; from 95 % on, 15 minutes or what Meta
 * estimates. Null when nothing is asked.
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function backOffAfter(headers: Headers): number | null {
  const { percent, estimatedMs } = usageOf(headers)
  if (estimatedMs > 0) return estimatedMs
  if (percent < slowFrom) return null
  if (percent >= backOffFrom) return backOffMs
  return Math.round(MINUTE + ((percent - slowFrom) / (backOffFrom - slowFrom)) * 9 * MINUTE)
}

function usageOf(headers: Headers): { percent: number; estimatedMs: number } {
  const app = appUsage.safeParse(jsonIn(headers.get('x-app-usage')))
  const business = businessUsage.safeParse(jsonIn(headers.get('x-business-use-case-usage')))
  const cases = business.success ? Object.values(business.data).flat() : []
  const all = app.success ? [app.data, ...cases] : cases
  return {
    percent: Math.max(
      0,
      ...all.flatMap(one => [one.call_count, one.total_time, one.total_cputime]),
    ),
    estimatedMs: Math.max(0, ...cases.map(one => one.estimated_time_to_regain_access)) * MINUTE,
  }
}
