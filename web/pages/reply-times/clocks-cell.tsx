import type { FiguresShape } from '../../../server/reply-times/shapes.ts'
import { duration, officeDuration } from '../../format.ts'
import { replyTimeMessages } from '../../i18n/reply-times.ts'

/** The heading of a column of both clocks. */
export function ClocksHeading({ title }: { title: string }) {
  return (
    <th scope="col" class="amount">
      {title} <span class="block font-normal text-sm">{replyTimeMessages().bothClocks}</span>
    </th>
  )
}

/** Median or P90 of a row on both clocks, opening hours first: neither is ever shown alone. */
export function ClocksCell({
  figures: { summary, elapsed },
  of,
  href,
}: {
  figures: FiguresShape
  of: 'medianMs' | 'p90Ms'
  href: string
}) {
  const t = replyTimeMessages()
  const office = summary[of]
  const wall = elapsed[of]
  if (summary.counted + summary.waiting === 0) return <td class="amount">{t.nothing}</td>
  return (
    <td class="amount">
      {office === null && wall === null ? (
        t.notReached
      ) : (
        <a href={href} class="whitespace-normal hover:underline">
          <span class="whitespace-nowrap">
            {office === null ? t.notReached : officeDuration(office)} {t.beside}
          </span>{' '}
          <span class="whitespace-nowrap text-muted">
            {wall === null ? t.notReached : duration(wall)}
          </span>
        </a>
      )}
    </td>
  )
}
