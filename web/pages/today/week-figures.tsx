import type { SummaryShape } from '../../../server/reply-times/shapes.ts'
import type { TodayShape } from '../../../server/today/shapes.ts'
import { Section } from '../../components/page.tsx'
import { duration, officeDuration, percent } from '../../format.ts'
import { messages } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { me } from '../../session.ts'

/** The week in two figures, which lead to what is behind them. */
export function WeekFigures({
  week,
  elapsedMedianMs,
  beside,
}: {
  week: SummaryShape
  elapsedMedianMs: number | null
  beside: TodayShape['weekBeside']
}) {
  const t = messages.value.today
  const target = me.value?.commune.targetMinutes ?? 15
  return (
    <Section title={t.weekTitle}>
      <div class="sheet p-4">
        {week.counted === 0 ? (
          <p class="text-muted">{t.weekEmpty}</p>
        ) : (
          <>
            <p>
              <span class="figure text-3xl">{t.outOf(week.onTime, week.counted)}</span>{' '}
              {week.ratio !== null && <span class="text-muted">({percent(week.ratio)})</span>}
            </p>
            <p class="mt-1">{t.onTime(target)}</p>
            <p class="mt-3 border-base-300 border-t pt-3">
              {week.medianMs === null
                ? t.medianNotReached
                : t.median(
                    officeDuration(week.medianMs),
                    elapsedMedianMs === null ? null : duration(elapsedMedianMs),
                  )}
            </p>
          </>
        )}
        {/* Nothing betters the headline unseen. */}
        {(beside.onTime !== week.onTime || beside.counted !== week.counted) && (
          <p class="mt-2 text-sm">{t.withoutExclusions(beside.onTime, beside.counted)}</p>
        )}
        {beside.holdingOnTime > 0 && (
          <p class="mt-2 text-sm">{t.withHolding(beside.holdingOnTime)}</p>
        )}
        <a class="text-link mt-3 inline-block text-sm" href={paths.delays}>
          {t.seeDelays}
        </a>
      </div>
    </Section>
  )
}
