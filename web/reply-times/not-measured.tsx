import type { ComponentChildren } from 'preact'
import { paths } from '../paths.ts'
import type { AddressOf } from './address.ts'
import type { ListKey } from './lists.ts'
import { replyTimeMessages } from './messages.ts'
import type { Report } from './report.ts'

type FoldProps = { report: Report; addressOf: AddressOf }

/** What is not counted, by reason, and what people counted again. */
export function NotCounted({ report, addressOf }: FoldProps) {
  const { summary, excluded, overruled } = report
  const t = replyTimeMessages()
  if (summary.excluded === 0 && overruled.length === 0) return null
  return (
    <Fold title={t.notCountedTitle(summary.excluded)}>
      <ul class="flex list-disc flex-col gap-1.5 ps-5 marker:text-muted">
        {excluded.map(({ kind, count }) => (
          <li key={kind}>
            <a class="text-link" href={addressOf('ecartes', { kind })}>
              {t.kinds[kind](count)}
            </a>
          </li>
        ))}
        {overruled.length > 0 && (
          <li>
            {t.overruled(overruled.map(({ kind, count }) => t.kinds[kind](count)).join(', '))}
          </li>
        )}
      </ul>
      <p class="no-print mt-4 text-sm">
        <a class="text-link" href={`${paths.help}#ecarts`}>
          {t.rules}
        </a>
      </p>
    </Fold>
  )
}

/** What the figures leave out, and why: a number is only worth what it admits. */
export function NotMeasured({ report, addressOf }: FoldProps) {
  const { summary, outOfHours, history, notMeasured } = report
  const t = replyTimeMessages()
  const lines: { list: ListKey; count: number; text: string }[] = [
    { list: 'retires', count: summary.withdrawn, text: t.leftOut.withdrawn(summary.withdrawn) },
    { list: 'hors-horaires', count: outOfHours, text: t.leftOut.outOfHours(outOfHours) },
    { list: 'historique', count: history, text: t.leftOut.history(history) },
  ]
  return (
    <Fold title={t.notMeasuredTitle}>
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
        <a class="text-link" href={`${paths.help}#mesure`}>
          {t.howItIsMeasured}
        </a>
      </p>
    </Fold>
  )
}

/** Shut on a screen, open on paper (print.css). */
function Fold({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="sheet">
      <summary class="cursor-pointer rounded-box px-4 py-3">
        <h2 class="inline text-base">{title}</h2>
      </summary>
      <div class="px-4 pb-4">{children}</div>
    </details>
  )
}
