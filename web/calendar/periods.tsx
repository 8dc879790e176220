import { Backpack, Vote } from 'lucide'
import type { CalendarDays } from '../../server/calendar/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { Icon } from '../components/icon.tsx'
import { sameDayMessages } from '../events/form/same-day-messages.ts'
import { day, period } from '../format.ts'
import { paths } from '../paths.ts'
import { may, me } from '../session.ts'
import { calendarMessages } from './messages.ts'

/** What is to be known of all the days that are shown: election periods, and what nobody knows yet. */
export function Periods({ days }: { days: Spoken<CalendarDays> }) {
  const t = calendarMessages()
  const { elections, schoolZone, schoolKnownUntil, to } = days
  const asksDepartment = me.value?.commune.department === null && may('commune.write')
  const isUnknown = schoolZone !== null && to > schoolKnownUntil
  if (elections.length === 0 && !asksDepartment && !isUnknown) return null
  return (
    <ul class="mb-4 flex flex-col gap-1.5 text-sm">
      {elections.map(({ name, from, to }) => (
        <li key={from}>
          <details>
            <summary class="w-fit cursor-pointer rounded-field font-semibold text-warning">
              <Icon of={Vote} size={16} class="me-1.5 inline align-[-0.15em]" />
              {sameDayMessages().election(name, period(from, to))}
            </summary>
            <p class="mt-1 max-w-prose print:hidden">{sameDayMessages().electionRule}</p>
          </details>
        </li>
      ))}
      {isUnknown && (
        <li class="flex items-start gap-1.5 text-muted">
          <Icon of={Backpack} size={16} class="mt-0.5" />
          {t.schoolUnknown(day(schoolKnownUntil))}
        </li>
      )}
      {asksDepartment && (
        <li class="flex items-start gap-1.5 text-muted">
          <Icon of={Backpack} size={16} class="mt-0.5" />
          <span>
            {t.departmentUnknown}{' '}
            <a class="text-link" href={paths.settingsPart('commune')}>
              {t.departmentLink}
            </a>
          </span>
        </li>
      )}
    </ul>
  )
}
