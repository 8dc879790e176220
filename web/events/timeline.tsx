import { CheckCheck } from 'lucide'
import { useState } from 'preact/hooks'
import type { EventShape } from '../../server/events/shapes-event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { DeliveryState as State } from '../../server/publishing/rules/delivery.ts'
import { NetworkMark } from '../channels/network-mark.tsx'
import { Icon } from '../components/icon.tsx'
import { day, dayTime, todayLocal } from '../format.ts'
import { messages } from '../language.ts'
import { deliveryLooks } from '../publishing/delivery-state.tsx'
import { Attention, DeliveryDialog } from './attention.tsx'
import { changeMessages } from './change/messages.ts'
import { planMessages } from './plan-messages.ts'
import { type AxisDay, axisDays } from './timeline-axis.ts'
import {
  type ChannelPost,
  channelPosts,
  hasIssue,
  isNamed,
  leading,
  stateShown,
} from './timeline-posts.ts'

type TimelineProps = {
  event: Spoken<EventShape>
  onChange: () => Promise<void>
  /** With a post's number: to say the same at another time; null: not allowed. */
  onDuplicate: ((post: number) => void) | null
}

/**
 * What is said about an event, from a month before to a week after: channels down, days across, a
 * mark for each post. What needs somebody stands above it in words.
 */
export function Timeline({ event, onChange, onDuplicate }: TimelineProps) {
  const { deliveries, startLocal, status } = event
  // A mail that tells of a failure leads to what mends it.
  const [opened, setOpened] = useState<number | null>(
    () => deliveries.find(one => isNamed(one) && hasIssue(one))?.id ?? null,
  )
  const [pointed, setPointed] = useState<number | null>(null)
  if (deliveries.length === 0) {
    return <p class="sheet p-4 text-muted">{messages.value.events.noPublication}</p>
  }
  const posts = channelPosts(deliveries)
  const days = axisDays(
    posts.map(({ post }) => post.dueLocal),
    status === 'postponed' ? null : startLocal.slice(0, 10),
    todayLocal(),
  )
  const holding = (id: number | null) => posts.find(({ all }) => all.some(one => one.id === id))
  const shown = holding(opened)
  return (
    <>
      <Attention deliveries={deliveries} onOpen={setOpened} />
      <div class="sheet @container">
        <div class="relative overflow-x-auto px-3 pt-3">
          <Lines posts={posts} days={days} onOpen={setOpened} onPoint={setPointed} />
        </div>
        <Foot posts={posts} days={days} pointed={holding(pointed)} />
      </div>
      {shown !== undefined && (
        <DeliveryDialog
          of={shown}
          onClose={() => setOpened(null)}
          onChange={onChange}
          onDuplicate={onDuplicate}
        />
      )}
    </>
  )
}

type LinesProps = {
  posts: readonly ChannelPost[]
  days: readonly AxisDay[]
  onOpen: (id: number) => void
  onPoint: (id: number) => void
}

/**
 * A line of the table, in its columns. A channel's name stands before its line, and where there is
 * no room for that above it.
 */
const row = 'col-span-full grid grid-cols-subgrid'

function Lines({ posts, days, onOpen, onPoint }: LinesProps) {
  const t = planMessages().timeline
  const channels = Map.groupBy(posts, ({ post }) => post.channel)
  // Whatever it is called in a language, no day's name touches the next one's.
  const columns = days.map(({ weight }) => `minmax(max-content, ${weight}fr)`).join(' ')
  return (
    <table
      class="grid w-full grid-cols-[var(--days)] @xl:grid-cols-[9rem_var(--days)]"
      style={{ '--days': columns }}
    >
      <caption class="sr-only">{t.caption}</caption>
      <thead class="contents text-sm">
        <tr class={row}>
          <th scope="col" class="sr-only @xl:not-sr-only">
            <span class="sr-only">{t.channel}</span>
          </th>
          {days.map(one => (
            <DayHeading key={one.date} day={one} />
          ))}
        </tr>
      </thead>
      <tbody class="contents">
        {[...channels].map(([channel, own]) => (
          <tr key={channel} class={`${row} border-base-300 py-1.5 border-t first:border-t-0`}>
            <th scope="row" class="col-span-full text-start font-normal @xl:col-span-1 @xl:pe-3">
              <ChannelName of={own[0]} />
            </th>
            {days.map(({ date, isToday }) => (
              <td
                key={date}
                class={`timeline-day flex flex-col justify-center gap-1 self-stretch py-0.5 ${isToday ? 'border-primary border-s' : ''}`}
              >
                {own
                  .filter(({ post }) => post.dueLocal.startsWith(date))
                  .map(one => (
                    <Mark
                      key={one.post.id}
                      of={one}
                      onOpen={() => onOpen(one.post.id)}
                      onPoint={() => onPoint(one.post.id)}
                    />
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** « 10/12 », which both languages write alike. */
const numericDay = (date: string) => `${date.slice(8)}/${date.slice(5, 7)}`

/** « J−7 » and its date; where nobody knows the event's day, the date alone. */
function DayHeading({ day: { date, away, isToday } }: { day: AxisDay }) {
  const t = planMessages().timeline
  const isEvent = away === 0
  return (
    <th
      scope="col"
      class="flex flex-col items-start justify-end pe-1.5 pb-1 text-start font-normal"
    >
      <span class="sr-only">
        {day(date)}
        {isToday && ` (${t.today})`}
      </span>
      <span aria-hidden="true" class="flex flex-col whitespace-nowrap">
        {isToday && <span class="text-primary leading-none">▾</span>}
        {away !== null && (
          <span class={isEvent ? 'font-semibold text-primary' : ''}>{t.away(away)}</span>
        )}
        {/* Nothing stands under another here: narrow figures leave room for more days. */}
        <span class={`text-muted proportional-nums ${away === null ? '' : '@max-xl:hidden'}`}>
          {numericDay(date)}
        </span>
      </span>
    </th>
  )
}

function ChannelName({ of }: { of: ChannelPost | undefined }) {
  const t = messages.value.deliveries
  if (of === undefined) return null
  const { channelName, connector, neighbour } = of.post
  return (
    <span class="sticky start-0 inline-flex max-w-[calc(100cqw-1.5rem)] items-center gap-2 leading-tight">
      <NetworkMark connector={connector} small />
      <span class="min-w-0">
        {channelName}
        {neighbour && (
          <span class="block text-muted text-sm">
            {channelName.includes(neighbour) ? t.neighbour : t.neighbourNamed(neighbour)}
          </span>
        )}
      </span>
    </span>
  )
}

/** What the marks mean, and of the one that is pointed at what it says. */
function Foot({
  posts,
  days,
  pointed,
}: {
  posts: readonly ChannelPost[]
  days: readonly AxisDay[]
  pointed: ChannelPost | undefined
}) {
  const t = planMessages().timeline
  const counts = Map.groupBy(posts.map(leading), one => stateWord(stateShown(one), one.publishedAt))
  return (
    <div class="border-base-300 border-t px-3 py-2 text-sm">
      <ul aria-label={t.legend} class="flex flex-wrap gap-x-4 gap-y-1">
        {[...counts].map(([word, those]) => (
          <li key={word} class="flex items-center gap-1.5">
            {those[0] && <StateIcon state={stateShown(those[0])} />}
            {word} <span class="text-muted">{those.length}</span>
          </li>
        ))}
        {days.some(({ isToday }) => isToday) && (
          <li aria-hidden="true" class="flex items-center gap-1.5">
            <span class="text-primary">▾</span> {t.today}
          </li>
        )}
      </ul>
      {/* The mark's own name says it to a screen reader. */}
      <div aria-hidden="true" class="mt-1 min-h-15">
        {pointed === undefined ? (
          <p class="text-muted">{t.hint}</p>
        ) : (
          <>
            <p class="line-clamp-1 font-semibold first-letter:uppercase">{postName(pointed)}</p>
            <p class="line-clamp-2 text-muted">{pointed.post.text}</p>
          </>
        )}
      </div>
    </div>
  )
}

/** What a state, or that of something that was taken back, is called. */
function stateWord(state: State, publishedAt: string | null): string {
  const { deliveries, deliveryStates } = messages.value
  return state === 'cancelled' && publishedAt !== null
    ? deliveries.withdrawn
    : deliveryStates[state]
}

/** A state's mark: without its word beside it each needs a shape of its own, so what was read back has two ticks. */
function StateIcon({ state }: { state: State }) {
  const { icon, color } = deliveryLooks[state]
  return <Icon of={state === 'verified' ? CheckCheck : icon} size={18} class={color} />
}

/** « Date à retenir, jeudi 10 décembre à 18 h, Page de la mairie ». */
function postName({ post }: ChannelPost): string {
  const what = post.kind === 'notice' ? changeMessages().notice : post.step
  return [what, dayTime(post.dueLocal), post.channelName].filter(Boolean).join(', ')
}

type MarkProps = {
  of: ChannelPost
  onOpen: () => void
  /** Pointed at, or arrived at with the keyboard. */
  onPoint: () => void
}

/** How one post of a channel stands; pressed, it shows the post and what can be done. */
function Mark({ of, onOpen, onPoint }: MarkProps) {
  const shown = leading(of)
  const hasComment = of.all.some(({ after }) => after !== null)
  return (
    <button
      type="button"
      id={`publication-${of.post.id}`}
      aria-haspopup="dialog"
      class={`relative flex size-7 scroll-mt-16 cursor-pointer items-center justify-center rounded-full bg-base-100 hover:bg-base-200 ${
        of.all.some(isNamed) ? 'bg-wash outline-2 outline-primary' : ''
      }`}
      onClick={onOpen}
      onMouseEnter={onPoint}
      onFocus={onPoint}
    >
      <StateIcon state={stateShown(shown)} />
      <span class="sr-only">
        {stateWord(stateShown(shown), shown.publishedAt)}
        {hasComment && <span> ({planMessages().firstComment.under})</span>}, {postName(of)}
      </span>
    </button>
  )
}
