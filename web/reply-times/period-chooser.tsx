import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { DateField } from '../components/date-field.tsx'
import { delaysAddress } from './address.ts'
import type { ReportAsked } from './asked.ts'
import { replyTimeMessages } from './messages.ts'
import { keyOf, periodKeys, periodOf } from './periods.ts'

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
