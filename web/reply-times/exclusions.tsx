import { CircleMinus } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { DateField } from '../components/date-field.tsx'
import { Icon } from '../components/icon.tsx'
import { delaysAddress } from './address.ts'
import type { ReportAsked } from './asked.ts'
import { replyTimeMessages } from './messages.ts'
import { keyOf, periodKeys, periodOf } from './periods.ts'

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

/** The usual periods as links, and any two dates. */
export function PeriodChooser({ shown, today }: { shown: ReportAsked; today: string }) {
  const { route } = useLocation()
  const { from, to } = shown
  const [own, setOwn] = useState({ from, to })
  const t = replyTimeMessages()
  const current = keyOf(shown, today)
  useEffect(() => setOwn({ from, to }), [from, to])
  return (
    <div class="flex flex-wrap items-start gap-x-4 gap-y-2 text-sm">
      <nav aria-label={t.periodLabel}>
        <ul class="flex flex-wrap gap-1">
          {periodKeys.map(key => (
            <li key={key}>
              <a
                href={delaysAddress({ ...shown, ...periodOf(key, today) })}
                aria-current={key === current ? 'page' : undefined}
                class={`block rounded-full border px-3 py-1 ${
                  key === current
                    ? 'border-primary bg-wash font-semibold text-primary'
                    : 'border-field hover:bg-base-100'
                }`}
              >
                {t.periods[key]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <details open={current === null}>
        <summary class="cursor-pointer rounded-field px-1 py-1">{t.otherPeriod}</summary>
        <form
          class="mt-2 flex flex-wrap items-end gap-3"
          onSubmit={event => {
            event.preventDefault()
            if (own.from !== '' && own.to !== '') route(delaysAddress({ ...shown, ...own }))
          }}
        >
          <DateField
            label={t.from}
            type="date"
            class="w-44"
            required
            value={own.from}
            onValue={value => setOwn({ ...own, from: value })}
          />
          <DateField
            label={t.to}
            type="date"
            class="w-44"
            required
            value={own.to}
            onValue={value => setOwn({ ...own, to: value })}
          />
          <button type="submit" class="btn">
            {t.show}
          </button>
        </form>
      </details>
    </div>
  )
}
