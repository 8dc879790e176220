import { type Answer, api } from '../api.ts'
import { Loaded } from '../components/loaded.tsx'
import { Section } from '../components/page.tsx'
import { type Resource, useResource } from '../resource.ts'
import type { AddressOf } from './address.ts'
import type { ReportAsked } from './asked.ts'
import { EpisodeLines } from './episode-lines.tsx'
import { askedFor, type ListKey } from './lists.ts'
import { replyTimeMessages } from './messages.ts'

const SHOWN = 5

/** The answers that took longest. */
export function Slowest({ shown, addressOf }: { shown: ReportAsked; addressOf: AddressOf }) {
  const few = useFew(shown, 'plus-longs')
  const count = few.data?.count ?? 0
  const t = replyTimeMessages()
  return (
    <Section
      title={t.slowTitle}
      aside={
        count > 0 && (
          <a class="text-link no-print" href={addressOf('plus-longs')}>
            {t.seeAnswered(count)}
          </a>
        )
      }
    >
      <Loaded resource={few} lines={SHOWN}>
        {({ episodes }) =>
          episodes.length === 0 ? (
            <p class="sheet p-4 text-muted">{t.slowEmpty}</p>
          ) : (
            <EpisodeLines episodes={episodes} />
          )
        }
      </Loaded>
    </Section>
  )
}

type FewEpisodes = Answer<'GET /reports/replies/episodes'>

/** The first few of a list, and how many it has. */
export function useFew(shown: ReportAsked, list: ListKey): Resource<FewEpisodes> {
  const { from, to, channel, exclusions } = shown
  const asked = askedFor({ from, to, channel, exclusions }, { list })
  return useResource(
    `${list} ${from} ${to} ${channel} ${exclusions}`,
    () => api('GET /reports/replies/episodes', { query: { ...asked, limit: SHOWN } }),
    ['messages', 'commune'],
  )
}
