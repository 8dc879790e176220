import { useState } from 'preact/hooks'
import { type ElectionPeriod, electionPeriodsBetween } from '../../../server/language/elections.ts'
import { Tick } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { period } from '../../format.ts'
import { language } from '../../language.ts'
import { recall, remember } from '../../preferences.ts'
import { sameDayMessages } from './same-day-messages.ts'

/**
 * Warns of the election periods in which something is to be said, and asks to confirm. It hinders
 * nothing: a feast is no promotion, and whoever plans knows best. Confirmed once, it is remembered in
 * this browser until the next election.
 * @param days when it is said, 'YYYY-MM-DD…'
 */
export function ElectionNotice({ days }: { days: readonly string[] }) {
  const dates = days.map(each => each.slice(0, 10)).sort()
  const [first] = dates
  const last = dates.at(-1)
  if (first === undefined || last === undefined) return null
  return (
    <>
      {electionPeriodsBetween(first, last).map(one => (
        <One key={one.from} {...one} />
      ))}
    </>
  )
}

function One({ name, from, to }: ElectionPeriod) {
  const t = sameDayMessages()
  const key = `tambour.election.${from}`
  const [isConfirmed, setConfirmed] = useState(() => recall(key) !== null)
  return (
    <Notice level="warning" title={t.election(name[language.value], period(from, to))}>
      <p class="mb-3 max-w-prose">{t.electionRule}</p>
      <Tick
        label={t.electionConfirm}
        checked={isConfirmed}
        onChecked={isOn => {
          setConfirmed(isOn)
          remember(key, isOn ? 'yes' : null)
        }}
      />
    </Notice>
  )
}
