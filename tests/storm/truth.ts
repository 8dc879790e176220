import type { Row } from '../../server/database/schema.ts'
import type { Post } from './servers.ts'

/** What of these rows is not true of what the public sees; each key belongs to one delivery. */
export function whatIsWrong(rows: readonly Row<'delivery'>[], posts: readonly Post[]): string[] {
  const byKey = Map.groupBy(posts, ({ key }) => key)
  const wrong = rows.flatMap(row => {
    const why = whyWrong(row, byKey.get(row.key) ?? [])
    return why === null ? [] : [`${why}: ${JSON.stringify(row)}`]
  })
  const known = new Set(rows.map(({ key }) => key))
  for (const { id, key } of posts) if (!known.has(key)) wrong.push(`nobody’s post: ${id}`)
  return wrong
}

function whyWrong(row: Row<'delivery'>, posts: readonly Post[]): string | null {
  if (posts.length > 1) return 'sent twice'
  const [post] = posts
  if (row.leaseOwner !== null) return 'still held by a worker'
  switch (row.state) {
    case 'published':
    case 'verified':
      if (post === undefined) return 'lost, though it is said to be out'
      return row.remoteId === post.id ? null : 'it is another post'
    case 'failed':
    case 'missed':
    case 'cancelled':
      return post === undefined ? null : 'out, though it is said not to be'
    default:
      return 'left unsettled'
  }
}

export function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
