import type { EpisodeShape } from '../../server/reply-times/shapes.ts'
import { type Answer, useApi } from '../api.ts'
import { Loaded, Section } from '../components/page.tsx'
import { dayTime, localOf, when } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import type { Resource } from '../resource.ts'
import type { AddressOf } from './address.ts'
import { EpisodeOutcome, outcomeLabel } from './episode-outcome.tsx'
import { EpisodeTable } from './episode-table.tsx'
import { askedFor, type ListKey } from './lists.ts'
import { listMessages } from './lists-messages.ts'
import { replyTimeMessages } from './messages.ts'
import type { ReportAsked } from './report.ts'

const SHOWN = 5

/** The answers that took longest. */
export function Slowest({ shown, addressOf }: { shown: ReportAsked; addressOf: AddressOf }) {
  const few = useFew(shown, 'plus-longs')
  const count = few.data?.count ?? 0
  const t = listMessages()
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
function useFew(shown: ReportAsked, list: ListKey): Resource<FewEpisodes> {
  const { from, to, channel, exclusions } = shown
  const asked = askedFor({ from, to, channel, exclusions }, { list })
  return useApi('GET /reports/replies/episodes', ['messages', 'commune'], {
    query: { ...asked, limit: SHOWN },
  })
}

/** The names of those of the period who have no answer yet, the oldest first. */
export function WhoWaits({ shown, addressOf }: { shown: ReportAsked; addressOf: AddressOf }) {
  const few = useFew(shown, 'attendent')
  const t = listMessages()
  return (
    <Section
      title={t.whoTitle}
      aside={
        // Without their number: of the period, with what was late before its channel came, they are others than now wait.
        (few.data?.count ?? 0) > 0 && (
          <a class="text-link no-print" href={addressOf('attendent')}>
            {t.seeAll}
          </a>
        )
      }
    >
      <Loaded resource={few} lines={5}>
        {({ episodes }) =>
          episodes.length === 0 ? (
            <p class="sheet p-4 text-muted text-sm">{t.whoNobody}</p>
          ) : (
            <>
              <ul class="sheet divide-y divide-base-300 overflow-hidden print:hidden">
                {episodes.map(one => (
                  <Name key={one.id} episode={one} />
                ))}
              </ul>
              <AnonymousLines episodes={episodes} />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function Name({ episode }: { episode: EpisodeShape }) {
  return (
    <li class="px-4 py-1.5">
      <p class="flex flex-wrap items-baseline justify-between gap-x-3">
        <a class="text-link min-w-0 font-semibold" href={paths.conversation(episode.conversation)}>
          {episode.author ?? messages.value.residents.someone}
        </a>
        <time class="text-muted text-sm" dateTime={episode.openedAt}>
          {messages.value.when.received(when(episode.openedAt))}
        </time>
      </p>
      <EpisodeOutcome episode={episode} />
    </li>
  )
}

/** Episodes to look into on the screen; on paper, which goes to the council, nobody’s name or words. */
function EpisodeLines({ episodes }: { episodes: readonly EpisodeShape[] }) {
  return (
    <>
      <div class="print:hidden">
        <EpisodeTable episodes={episodes} />
      </div>
      <AnonymousLines episodes={episodes} />
    </>
  )
}

/** Episodes on paper alone: when, where and how they ended. */
function AnonymousLines({ episodes }: { episodes: readonly EpisodeShape[] }) {
  const t = replyTimeMessages()
  return (
    <table class="data-table hidden print:table">
      <thead>
        <tr>
          <th scope="col">{t.arrivedAt}</th>
          <th scope="col">{t.channel}</th>
          <th scope="col" class="amount">
            {t.outcome}
          </th>
        </tr>
      </thead>
      <tbody>
        {episodes.map(one => (
          <tr key={one.id}>
            <td>{dayTime(localOf(one.openedAt))}</td>
            <td>{messages.value.residents.where[one.visibility](one.channelName)}</td>
            <td class="amount whitespace-normal">{outcomeLabel(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
