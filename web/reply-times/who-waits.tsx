import type { EpisodeShape } from '../../server/reply-times/shapes.ts'
import { Loaded } from '../components/loaded.tsx'
import { Section } from '../components/page.tsx'
import { when } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import type { AddressOf } from './address.ts'
import type { ReportAsked } from './asked.ts'
import { AnonymousLines } from './episode-lines.tsx'
import { EpisodeOutcome } from './episode-outcome.tsx'
import { replyTimeMessages } from './messages.ts'
import { useFew } from './slowest.tsx'

/** The names of those of the period who have no answer yet, the oldest first. */
export function WhoWaits({ shown, addressOf }: { shown: ReportAsked; addressOf: AddressOf }) {
  const few = useFew(shown, 'attendent')
  const t = replyTimeMessages()
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
