import { CircleAlert, CircleCheck, CircleX } from 'lucide'
import type { Verdict } from '../../../server/reply-times/rules/verdict.ts'
import { Icon } from '../../components/icon.tsx'
import { replyTimeMessages } from '../../i18n/reply-times.ts'

/** How each verdict looks beside its words: a sign, a colour, and the column of a week. */
export const verdictLooks = {
  reached: { icon: CircleCheck, color: 'text-success', column: 'week-reached' },
  nearly: { icon: CircleAlert, color: 'text-warning', column: 'week-nearly' },
  missed: { icon: CircleX, color: 'text-error', column: 'week-missed' },
} satisfies Record<Verdict, object>

/** « atteint », « presque atteint », « manqué »: word, sign and colour. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { icon, color } = verdictLooks[verdict]
  return (
    <span class={`inline-flex items-center gap-1 align-bottom ${color}`}>
      <Icon of={icon} size={14} />
      {replyTimeMessages().verdictsBefore[verdict]}
    </span>
  )
}
