import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { CheckLine } from '../../server/connectors/call.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { Icon } from '../components/icon.tsx'
import { channelMessages } from './messages.ts'

const levels = {
  ok: { icon: CircleCheck, color: 'text-success' },
  info: { icon: Info, color: 'text-info' },
  warning: { icon: TriangleAlert, color: 'text-warning' },
  error: { icon: CircleAlert, color: 'text-error' },
}

/** What a check said, one sentence a line. */
export function Lines({ lines }: { lines: readonly Spoken<CheckLine>[] }) {
  const t = channelMessages()
  if (lines.length === 0) return null
  return (
    <ul class="flex flex-col gap-1">
      {lines.map(line => (
        <li key={line.key} class="flex gap-2">
          <Icon of={levels[line.level].icon} size={16} class={`mt-1 ${levels[line.level].color}`} />
          <span class="min-w-0 wrap-anywhere">
            <span class="sr-only">{t.levels[line.level]} </span>
            {line.text}
          </span>
        </li>
      ))}
    </ul>
  )
}
