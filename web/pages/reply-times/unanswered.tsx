import { type Answer, api } from '../../api.ts'
import { Loaded } from '../../components/loaded.tsx'
import { Section } from '../../components/page.tsx'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import { type Resource, useResource } from '../../resource.ts'
import type { AddressOf } from './address.ts'
import type { ReportAsked } from './asked.ts'
import { EpisodeLines } from './episode-lines.tsx'
import { askedFor, type ListKey } from './lists.ts'

const SHOWN = 5

/** Who never got an answer, the oldest first, and the slowest answers. */
export function Unanswered({ shown, addressOf }: { shown: ReportAsked; addressOf: AddressOf }) {
  const t = replyTimeMessages()
  const missed = useFew(shown, 'sans-reponse')
  const slow = useFew(shown, 'plus-longs')
  return (
    <div class="delays-pair delays-lists grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
      <Few
        title={t.neverTitle}
        few={missed}
        empty={t.neverEmpty}
        all={{ href: addressOf('sans-reponse'), label: t.seeAll }}
      />
      <Few
        title={t.slowTitle}
        few={slow}
        empty={t.slowEmpty}
        all={{ href: addressOf('plus-longs'), label: t.seeAnswered }}
      />
    </div>
  )
}

type FewEpisodes = Answer<'GET /reports/replies/episodes'>

/** The first few of a list, and how many it has. */
function useFew(shown: ReportAsked, list: ListKey): Resource<FewEpisodes> {
  const { from, to, channel, exclusions } = shown
  const asked = askedFor({ from, to, channel, exclusions }, { list })
  return useResource(
    `${list} ${from} ${to} ${channel} ${exclusions}`,
    () => api('GET /reports/replies/episodes', { query: { ...asked, limit: SHOWN } }),
    ['messages', 'commune'],
  )
}

function Few({
  title,
  few,
  empty,
  all,
}: {
  title: string
  few: Resource<FewEpisodes>
  empty: string
  all: { href: string; label: (count: number) => string }
}) {
  const count = few.data?.count ?? 0
  return (
    <Section
      title={title}
      aside={
        count > 0 && (
          <a class="text-link no-print" href={all.href}>
            {all.label(count)}
          </a>
        )
      }
    >
      <Loaded resource={few} lines={SHOWN}>
        {({ episodes }) =>
          episodes.length === 0 ? (
            <p class="sheet p-4 text-muted">{empty}</p>
          ) : (
            <EpisodeLines episodes={episodes} />
          )
        }
      </Loaded>
    </Section>
  )
}
