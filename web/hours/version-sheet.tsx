import type { ComponentChildren } from 'preact'
import { Section } from '../components/page.tsx'
import { clockOf, day } from '../format.ts'
import { days, type Interval, type Version } from './hours-model.ts'
import { hoursMessages } from './messages.ts'

/** One version of the hours, to be read. */
export function VersionSheet({
  title,
  version,
  actions,
}: {
  title: string
  version: Version
  actions?: ComponentChildren
}) {
  const t = hoursMessages()
  const special = Object.entries(version.open).sort(([a], [b]) => a.localeCompare(b))
  return (
    <Section title={title}>
      <div class="sheet px-5 py-2">
        <table class="data-table table-fixed max-xs:[&_:is(th,td)]:block">
          <tbody>
            {days.map(key => (
              <tr key={key}>
                <th scope="row" class="w-1/2 font-normal sm:max-xl:w-2/5">
                  {t.days[key]}
                </th>
                <td>{intervalLabel(version.week[key] ?? [])}</td>
              </tr>
            ))}
            <tr>
              <th scope="row" class="font-normal sm:wrap-normal">
                {t.holidays}
              </th>
              <td>{t.holidayChoices[version.holidays ?? 'none']}</td>
            </tr>
            {version.closed.length > 0 && (
              <tr>
                <th scope="row" class="font-normal sm:wrap-normal">
                  {t.closedDays}
                </th>
                <td>
                  {version.closed.map(date => (
                    <span key={date} class="block">
                      {day(date)}
                    </span>
                  ))}
                </td>
              </tr>
            )}
            {special.length > 0 && (
              <tr>
                <th scope="row" class="font-normal sm:wrap-normal">
                  {t.specialDays}
                </th>
                <td>
                  {special.map(([date, intervals]) => (
                    <span key={date} class="block">
                      {t.special(day(date), intervalLabel(intervals))}
                    </span>
                  ))}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {actions}
    </Section>
  )
}

/** « 9 h – 12 h et 14 h – 17 h », or « Fermé ». */
export function intervalLabel(intervals: readonly Interval[]): string {
  const t = hoursMessages()
  if (intervals.length === 0) return t.closed
  return intervals
    .map(([start, end]) => t.interval(clockOf(`0000-00-00T${start}`), clockOf(`0000-00-00T${end}`)))
    .join(t.and)
}
