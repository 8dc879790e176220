import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide'
import type { Spoken } from '../../server/language/sentence.ts'
import type { TodayShape } from '../../server/today/shapes.ts'
import { Icon } from '../components/icon.tsx'
import { targetsName } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'

type Counts = { onTime: number; counted: number }

const arrows = { better: ArrowUpRight, same: ArrowRight, worse: ArrowDownRight }

/** Whether a week's share on time is above another's; both have been counted. */
function turnOf(week: Counts, before: Counts): keyof typeof arrows {
  const more = week.onTime * before.counted - before.onTime * week.counted
  return more > 0 ? 'better' : more < 0 ? 'worse' : 'same'
}

/** The week in one sentence that leads to *Délais*, with an arrow against the week before. */
export function WeekSentence({ data }: { data: Spoken<TodayShape> }) {
  const t = messages.value.today
  const { week, weekBeside, weekBefore, weekTargets } = data
  const turn = turnOf(week, weekBefore)
  if (week.counted === 0) return null
  return (
    <section aria-label={t.weekTitle} class="border-base-300 border-y py-4">
      <p>
        <a class="text-link font-semibold" href={paths.delays}>
          {t.week(week.onTime, week.counted, targetsName(weekTargets))}
        </a>
        {weekBefore.counted > 0 && (
          <>
            {' '}
            <Icon of={arrows[turn]} size={18} class="inline align-text-bottom" />{' '}
            {t.weekTurn[turn](weekBefore.onTime, weekBefore.counted)}
          </>
        )}
      </p>
      {/* Nothing betters the headline unseen. */}
      <p class="text-muted text-sm">
        {[
          weekBeside.onTime !== week.onTime || weekBeside.counted !== week.counted
            ? t.withoutExclusions(weekBeside.onTime, weekBeside.counted)
            : '',
          weekBeside.holdingOnTime > 0 ? t.withHolding(weekBeside.holdingOnTime) : '',
        ]
          .filter(part => part !== '')
          .join(' ')}
      </p>
    </section>
  )
}
