import { Pencil } from 'lucide'
import { useState } from 'preact/hooks'
import type { CalendarShape } from '../../../server/shapes/commune.ts'
import { api } from '../../api.ts'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Section } from '../../components/page.tsx'
import { say } from '../../components/toasts.tsx'
import { clockOf, day, todayLocal, zone } from '../../format.ts'
import { words } from '../../i18n/index.ts'
import { useResource } from '../../resource.ts'
import { may } from '../../session.ts'
import { HoursForm } from './hours-form.tsx'
import {
  days,
  firstVersion,
  type Interval,
  inForce,
  upcoming,
  type Version,
  withVersion,
} from './hours-model.ts'

/** The hours in force, those to come, and how to change them from a date on. */
export function OpeningHours() {
  const hours = useResource('hours', () => api.openingHours(), ['commune'])
  return (
    <Loaded resource={hours} lines={7}>
      {data => <Hours calendar={data} onChange={hours.replace} />}
    </Loaded>
  )
}

function Hours({
  calendar,
  onChange,
}: {
  calendar: CalendarShape
  onChange: (calendar: CalendarShape) => void
}) {
  const [editing, setEditing] = useState<Version | null>(null)
  const t = words.value.hours
  const today = todayLocal()
  const current = inForce(calendar, today)

  async function save(version: Version): Promise<void> {
    onChange(await api.setOpeningHours(withVersion(calendar, version)))
    setEditing(null)
    say(t.saved(day(version.from)))
  }

  if (editing !== null) {
    return <HoursForm version={editing} onSave={save} onCancel={() => setEditing(null)} />
  }
  return (
    <div class="flex flex-col gap-10">
      {current === undefined ? (
        <p>{t.none}</p>
      ) : (
        <div class="grid grid-cols-[minmax(0,1fr)] gap-10 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
          <VersionSheet title={t.current} version={current} />
          {upcoming(calendar, today).map(version => (
            <VersionSheet key={version.from} title={t.from(day(version.from))} version={version} />
          ))}
        </div>
      )}
      {may('administer') && (
        <div>
          <button
            type="button"
            class="btn btn-primary"
            onClick={() => setEditing({ ...(current ?? firstVersion(today, zone())), from: today })}
          >
            <Icon of={Pencil} size={16} />
            {t.change}
          </button>
          <p class="mt-2 text-muted text-sm">{t.changeHelp}</p>
        </div>
      )}
    </div>
  )
}

function VersionSheet({ title, version }: { title: string; version: Version }) {
  const t = words.value.hours
  const special = Object.entries(version.open).sort(([a], [b]) => a.localeCompare(b))
  return (
    <Section title={title}>
      <div class="sheet px-5 py-2">
        <table class="data-table table-fixed">
          <tbody>
            {days.map(key => (
              <tr key={key}>
                <th scope="row" class="w-2/5 font-normal">
                  {t.days[key]}
                </th>
                <td>{intervalWords(version.week[key] ?? [])}</td>
              </tr>
            ))}
            <tr>
              <th scope="row" class="hyphens-auto font-normal">
                {t.holidays}
              </th>
              <td>{t.holidayChoices[version.holidays ?? 'none']}</td>
            </tr>
            {version.closed.length > 0 && (
              <tr>
                <th scope="row" class="hyphens-auto font-normal">
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
                <th scope="row" class="hyphens-auto font-normal">
                  {t.specialDays}
                </th>
                <td>
                  {special.map(([date, intervals]) => (
                    <span key={date} class="block">
                      {t.special(day(date), intervalWords(intervals))}
                    </span>
                  ))}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

/** « 9 h – 12 h et 14 h – 17 h », or « Fermé ». */
function intervalWords(intervals: readonly Interval[]): string {
  const t = words.value.hours
  if (intervals.length === 0) return t.closed
  return intervals
    .map(([start, end]) => t.interval(clockOf(`0000-00-00T${start}`), clockOf(`0000-00-00T${end}`)))
    .join(t.and)
}
