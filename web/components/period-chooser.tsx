import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { DateField } from './date-field.tsx'
import { periodMessages } from './period-messages.ts'
import { Pills } from './pills.tsx'

/** Local dates, both included. */
type Period = { from: string; to: string }

/** The usual periods as links, and any two dates. */
export function PeriodChooser({
  shown: { from, to },
  usual,
  addressOf,
}: {
  shown: Period
  usual: readonly (Period & { label: string })[]
  addressOf: (period: Period) => string
}) {
  const { route } = useLocation()
  const [own, setOwn] = useState({ from, to })
  const t = periodMessages()
  const current = usual.find(one => one.from === from && one.to === to)
  useEffect(() => setOwn({ from, to }), [from, to])
  return (
    <div class="flex flex-wrap items-start gap-x-4 gap-y-2 text-sm">
      <Pills
        label={t.label}
        pills={usual.map(one => ({
          href: addressOf({ from: one.from, to: one.to }),
          label: one.label,
          isHere: one === current,
        }))}
      />
      <details open={current === undefined}>
        <summary class="cursor-pointer rounded-field px-1 py-1">{t.other}</summary>
        <form
          class="mt-2 flex flex-wrap items-end gap-3"
          onSubmit={event => {
            event.preventDefault()
            if (own.from !== '' && own.to !== '') route(addressOf(own))
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
