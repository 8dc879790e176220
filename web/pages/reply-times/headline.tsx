import type { ReportFiguresShape } from '../../../server/reply-times/shapes.ts'
import { number, percent } from '../../format.ts'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import type { AddressOf } from './address.ts'
import { Beside, ENOUGH } from './beside.tsx'
import type { ListKey } from './lists.ts'

/** Counts first: « 6 sur 9 » dans l’objectif, then the share, then how sure it is. */
export function Headline({
  report,
  addressOf,
}: {
  report: ReportFiguresShape
  addressOf: AddressOf
}) {
  const { summary, received, targetMinutes } = report
  const t = replyTimeMessages()
  const answered = summary.counted - summary.missed
  const figures: { list: ListKey; count: number; label: string }[] = [
    { list: 'recus', count: received, label: t.received(received) },
    { list: 'repondus', count: answered, label: t.answered(answered) },
    { list: 'en-retard', count: answered - summary.onTime, label: t.late(targetMinutes) },
    { list: 'sans-reponse', count: summary.missed, label: t.missed },
    { list: 'en-attente', count: summary.waiting, label: t.waiting },
  ]
  return (
    <section
      aria-label={t.headlineLabel}
      class="delays-headline grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,24rem)_1fr]"
    >
      <div class="lg:row-span-2">
        {summary.counted === 0 ? (
          <p class="figure text-3xl">{t.nothingCounted}</p>
        ) : (
          <a class="group block rounded-field" href={addressOf('comptes')}>
            <span class="figure block text-3xl group-hover:underline">
              {t.outOf(summary.onTime, summary.counted)}
            </span>
            <span class="mt-2 block text-xl">{t.onTime(targetMinutes)}</span>
          </a>
        )}
        {summary.ratio !== null && (
          <p class="mt-2 text-muted">
            {summary.counted < ENOUGH && summary.wilson !== null
              ? t.unsure(
                  percent(summary.ratio),
                  percent(summary.wilson[0]),
                  percent(summary.wilson[1]),
                )
              : t.share(percent(summary.ratio))}
          </p>
        )}
      </div>
      <Beside report={report} addressOf={addressOf} />
      <ul class="sheet grid grid-cols-2 self-start overflow-hidden sm:grid-cols-5">
        {figures.map(({ list, count, label }) => (
          <li key={list} class="-mb-px -me-px border-base-300 border-e border-b">
            <a
              href={addressOf(list)}
              class="flex h-full flex-col gap-1 px-4 py-4 hover:bg-base-200 focus-visible:-outline-offset-2"
            >
              <span class="figure text-3xl">{number(count)}</span>
              <span class="text-muted text-sm">{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
