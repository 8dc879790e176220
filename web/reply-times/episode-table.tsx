import type { EpisodeShape } from '../../server/reply-times/shapes.ts'
import { Where } from '../components/where.tsx'
import { quoted, when } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { EpisodeOutcome } from './episode-outcome.tsx'

/** Episodes one under the other, each leading to its conversation. */
export function EpisodeTable({ episodes }: { episodes: readonly EpisodeShape[] }) {
  const t = messages.value
  return (
    <ul class="sheet divide-y divide-base-300 overflow-hidden">
      {episodes.map(one => (
        <li key={one.id} class="px-4 py-3">
          <p class="flex flex-wrap items-baseline justify-between gap-x-4">
            <a class="text-link font-semibold" href={paths.conversation(one.conversation)}>
              {one.author ?? t.residents.someone}
            </a>
            <time class="text-muted text-sm" dateTime={one.openedAt}>
              {t.when.received(when(one.openedAt))}
            </time>
          </p>
          <p class="line-clamp-2">{one.text === null ? t.residents.erased : quoted(one.text)}</p>
          <p class="mt-1 flex flex-wrap items-baseline justify-between gap-x-4 text-muted text-sm">
            <Where visibility={one.visibility} channelName={one.channelName} />
            <EpisodeOutcome episode={one} />
          </p>
        </li>
      ))}
    </ul>
  )
}
