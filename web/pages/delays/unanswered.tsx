import type { ReportShape } from '../../../server/shapes/report.ts'
import { EpisodeTable } from '../../components/episode-table.tsx'
import { Section } from '../../components/page.tsx'
import { words } from '../../i18n/index.ts'
import type { AddressOf } from './address.ts'
import { neverAnswered, slowest } from './lists.ts'

const SHOWN = 5

/** Who never got an answer, the oldest first, and the slowest answers. */
export function Unanswered({ report, addressOf }: { report: ReportShape; addressOf: AddressOf }) {
  const t = words.value.delays
  const missed = neverAnswered(report.episodes)
  const slow = slowest(report.episodes, SHOWN)
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-12 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
      <Section
        title={t.neverTitle}
        aside={
          missed.length > SHOWN && (
            <a class="text-link" href={addressOf('sans-reponse')}>
              {t.seeAll(missed.length)}
            </a>
          )
        }
      >
        {missed.length === 0 ? (
          <p class="sheet p-4 text-muted">{t.neverEmpty}</p>
        ) : (
          <EpisodeTable episodes={missed.slice(0, SHOWN)} />
        )}
      </Section>
      <Section
        title={t.slowTitle}
        aside={
          slow.length > 0 && (
            <a class="text-link" href={addressOf('repondus')}>
              {t.seeAnswered}
            </a>
          )
        }
      >
        {slow.length === 0 ? (
          <p class="sheet p-4 text-muted">{t.slowEmpty}</p>
        ) : (
          <EpisodeTable episodes={slow} />
        )}
      </Section>
    </div>
  )
}
