import type { EpisodeShape } from '../../server/reply-times/shapes.ts'
import { dayTime, localOf } from '../format.ts'
import { messages } from '../language.ts'
import { outcomeLabel } from './episode-outcome.tsx'
import { EpisodeTable } from './episode-table.tsx'
import { replyTimeMessages } from './messages.ts'

/** Episodes to look into on the screen; on paper, which goes to the council, nobody’s name or words. */
export function EpisodeLines({ episodes }: { episodes: readonly EpisodeShape[] }) {
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
export function AnonymousLines({ episodes }: { episodes: readonly EpisodeShape[] }) {
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
