import type { DutyTodayShape } from '../../server/alerts/shapes.ts'
import { clockOf, list } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'

/** Whose turn it is today, in one line that leads to the roster; nothing on a day without alerts. */
export function OnDuty({ duty }: { duty: DutyTodayShape }) {
  const t = messages.value.duty
  const names = duty.people.map(({ name, callFrom, callTo }) =>
    callFrom === null || callTo === null
      ? name
      : t.todayOnCall(name, clockOf(`0000-00-00T${callFrom}`), clockOf(`0000-00-00T${callTo}`)),
  )
  if (names.length === 0 && !duty.everyone) return null
  return (
    <span class="block">
      <a class="text-link is-quiet" href={paths.settingsPart('permanence')}>
        {duty.everyone ? t.todayNobody : t.today(list(names))}
      </a>
    </span>
  )
}
