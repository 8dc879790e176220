import type { ReportFiguresShape } from '../../../server/reply-times/shapes.ts'
import { Section } from '../../components/page.tsx'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import { paths } from '../../paths.ts'
import type { AddressOf } from './address.ts'
import type { ListKey } from './lists.ts'

/** What the figures leave out, and why: a number is only worth what it admits. */
export function NotMeasured({
  report,
  addressOf,
}: {
  report: ReportFiguresShape
  addressOf: AddressOf
}) {
  const { summary, outOfHours, history, notMeasured } = report
  const t = replyTimeMessages()
  const lines: { list: ListKey; count: number; text: string }[] = [
    { list: 'ecartes', count: summary.excluded, text: t.leftOut.excluded(summary.excluded) },
    { list: 'retires', count: summary.withdrawn, text: t.leftOut.withdrawn(summary.withdrawn) },
    { list: 'hors-horaires', count: outOfHours, text: t.leftOut.outOfHours(outOfHours) },
    { list: 'historique', count: history, text: t.leftOut.history(history) },
  ]
  return (
    <Section title={t.notMeasuredTitle}>
      <div class="sheet max-w-3xl p-5">
        <ul class="flex list-disc flex-col gap-1.5 ps-5 marker:text-muted">
          {lines
            .filter(line => line.count > 0)
            .map(({ list, text }) => (
              <li key={list}>
                <a class="text-link" href={addressOf(list)}>
                  {text}
                </a>
              </li>
            ))}
          {notMeasured.map(text => (
            <li key={text}>{text}</li>
          ))}
          <li>{t.meansNotShown}</li>
        </ul>
        <p class="no-print mt-4 text-sm">
          <a class="text-link" href={`${paths.help}#ecarts`}>
            {t.rules}
          </a>
          <br />
          <a class="text-link" href={`${paths.help}#mesure`}>
            {t.howItIsMeasured}
          </a>
        </p>
      </div>
    </Section>
  )
}
