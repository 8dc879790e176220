import type { Deps } from '../deps.ts'
import { firstLineOf } from '../inbox/first-line.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import { communeOf } from '../people/commune.ts'
import type { DeliveryMailSection } from './mail-content.ts'
import { isOnline, isUnseen } from './rules/delivery-state.ts'
import { deliveriesOf } from './store/deliveries.ts'
import type { FoundIssue } from './store/delivery-issues.ts'

/**
 * What is said of one post at one moment, as it stands now; null: it is gone.
 * @param about issues with its deliveries.
 */
export async function sectionOf(
  { db, publicUrl }: Pick<Deps, 'db' | 'publicUrl'>,
  about: readonly FoundIssue[],
): Promise<DeliveryMailSection | null> {
  const [one] = about
  if (one === undefined) return null
  const { communeId, postId, dueAt } = one
  const rows = (await deliveriesOf(db, communeId, { from: dueAt, to: dueAt + 1 })).filter(
    row => row.postId === postId && row.state !== 'cancelled',
  )
  const issues = rows.flatMap(row => {
    const found = about.find(({ deliveryId }) => deliveryId === row.id)
    if (found === undefined) return []
    const { id, channelName, reason, afterId } = row
    return [
      {
        id,
        kind: found.kind,
        channel: channelName,
        reason: sentenceOrNull(reason),
        isComment: afterId !== null,
      },
    ]
  })
  const [first] = issues
  const [row] = rows
  if (first === undefined || row === undefined) return null
  const posts = rows.filter(({ afterId }) => afterId === null)
  const place = row.eventId === null ? '' : `evenements/${row.eventId}`
  return {
    commune: (await communeOf({ db }, communeId)).name,
    title: row.eventTitle ?? firstLineOf(row.text),
    step: row.stepName,
    isNotice: row.kind === 'notice',
    dueLocal: row.dueLocal,
    issues,
    out: posts
      .filter(one => isOnline(one.state) && !isUnseen(one))
      .map(({ channelName }) => channelName),
    count: posts.length,
    href: `${publicUrl}/${place}#publication-${first.id}`,
  }
}
