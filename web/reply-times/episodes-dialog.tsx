import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { EpisodeListShape } from '../../server/reply-times/shapes.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Loaded } from '../components/page.tsx'
import { shortDay } from '../format.ts'
import { useResource } from '../resource.ts'
import { hourLabels } from './charts/arrivals-model.ts'
import { chartMessages } from './charts/messages.ts'
import { EpisodeTable } from './episode-table.tsx'
import { askedFor, type WantedList } from './lists.ts'
import { listMessages } from './lists-messages.ts'
import { replyTimeMessages } from './messages.ts'
import type { EpisodesAsked, Report, ReportAsked } from './report.ts'

/** How many more a press shows, and the most that the server gives at once. */
const PAGE = 50
const MOST = 500

type DialogProps = {
  shown: ReportAsked
  wanted: WantedList
  channels: Report['channels']
  onClose: () => void
}

/** The list behind a figure, a part at a time: however long it is, it opens at once. */
export function EpisodesDialog({ shown, wanted, channels, onClose }: DialogProps) {
  const t = listMessages()
  const asked = askedFor(shown, wanted)
  const [size, setSize] = useState(PAGE)
  const list = useResource(JSON.stringify(asked), () => firstOf(asked, size), [
    'messages',
    'commune',
  ])
  const place = useRef<HTMLDivElement>(null)
  const newFrom = useRef<number | null>(null)
  const { reload } = list
  const length = list.data?.episodes.length ?? 0
  useEffect(() => {
    if (size > PAGE) reload()
  }, [size, reload])
  // Anyone who asked for more goes on where it begins: the button may be gone.
  useLayoutEffect(() => {
    if (newFrom.current === null || length <= newFrom.current) return
    place.current?.querySelectorAll('a')[newFrom.current]?.focus()
    newFrom.current = null
  }, [length])

  function showMore(from: number): void {
    newFrom.current = from
    setSize(from + PAGE)
  }

  return (
    <Dialog title={t.lists[wanted.list]} onClose={onClose} wide>
      <Narrowed wanted={wanted} channels={channels} />
      <Loaded resource={list} lines={6}>
        {({ count, episodes, next }) => (
          <div ref={place}>
            <p class="mb-3 text-muted">{t.listCount(count, asked.order === 'slowest')}</p>
            {episodes.length > 0 && <EpisodeTable episodes={episodes} />}
            {next !== null && (
              <p class="mt-4 flex flex-wrap items-center gap-4">
                <BusyButton busy={episodes.length < size} onClick={() => showMore(episodes.length)}>
                  {t.showMore}
                </BusyButton>
                <span class="text-muted">{t.shownOf(episodes.length, count)}</span>
              </p>
            )}
          </div>
        )}
      </Loaded>
    </Dialog>
  )
}

/** The first `size` of a list. */
async function firstOf(asked: EpisodesAsked, size: number): Promise<EpisodeListShape> {
  let list = await api('GET /reports/replies/episodes', {
    query: { ...asked, limit: Math.min(size, MOST) },
  })
  while (list.next !== null && list.episodes.length < size) {
    const limit = Math.min(size - list.episodes.length, MOST)
    const more = await api('GET /reports/replies/episodes', {
      query: { ...asked, limit, after: list.next },
    })
    list = { ...more, episodes: [...list.episodes, ...more.episodes] }
  }
  return list
}

/** To which part of the period the list is narrowed. */
function Narrowed({ wanted, channels }: Pick<DialogProps, 'wanted' | 'channels'>) {
  const t = chartMessages()
  const { channel, week, weekday, hour: at, kind } = wanted
  const parts = [
    channels.find(each => each.channel === channel)?.name,
    week === undefined ? undefined : replyTimeMessages().weekOf(shortDay(week)),
    weekday === undefined ? undefined : t.weekdays[weekday - 1],
    at === undefined ? undefined : t.hourSpan(hourLabels(at), hourLabels(at + 1)),
    kind === undefined ? undefined : listMessages().kindNames[kind],
  ].filter(part => part !== undefined)
  return parts.length === 0 ? null : <p class="mb-1 font-semibold">{parts.join(', ')}</p>
}
