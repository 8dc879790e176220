import { CircleMinus } from 'lucide'
import { Icon } from '../components/icon.tsx'
import { delaysAddress } from './address.ts'
import { replyTimeMessages } from './messages.ts'
import type { ReportAsked } from './report.ts'

/** Every figure of the screen with the exclusions, or without any. */
export function ExclusionsChooser({ shown }: { shown: ReportAsked }) {
  const t = replyTimeMessages()
  return (
    <nav aria-label={t.exclusionsLabel}>
      <ul class="flex flex-wrap gap-x-4">
        {(['applied', 'ignored'] as const).map(exclusions => (
          <li key={exclusions}>
            <a
              href={delaysAddress({ ...shown, exclusions })}
              aria-current={exclusions === shown.exclusions ? 'page' : undefined}
              class={exclusions === shown.exclusions ? 'font-semibold' : 'text-link is-quiet'}
            >
              {t.exclusions[exclusions]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Says, also on paper, that the figures below are not the usual ones. */
export function WithoutExclusions({ shown }: { shown: ReportAsked }) {
  const t = replyTimeMessages()
  return (
    <div class="sheet flex gap-3 border-warning border-s-4 p-4">
      <Icon of={CircleMinus} size={20} class="mt-0.5 text-warning" />
      <div class="min-w-0 flex-1">
        <p class="font-semibold text-warning">{t.withoutTitle}</p>
        <p>{t.withoutHelp}</p>
        <p class="no-print mt-2">
          <a class="text-link" href={delaysAddress({ ...shown, exclusions: 'applied' })}>
            {t.withAgain}
          </a>
        </p>
      </div>
    </div>
  )
}
