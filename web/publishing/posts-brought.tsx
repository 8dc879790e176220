import { figureKinds } from '../../server/connectors/rules/figures.ts'
import type { PostBrought } from '../../server/subscribers/shapes.ts'
import { useApi } from '../api.ts'
import { NetworkMark } from '../channels/network-mark.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { planMessages } from '../events/plan-messages.ts'
import { dayTime, localOf, near, number, shortDay } from '../format.ts'
import { paths } from '../paths.ts'
import { actsIn } from './figures-line.tsx'
import { figuresMessages } from './figures-messages.ts'

/** What the posts of an event brought, by the steps of its plan. */
export default function EventFigures({ event }: { event: number }) {
  const figures = useApi('GET /events/:id/figures', ['deliveries'], { param: { id: event } })
  return (
    <Section title={figuresMessages().title}>
      <Loaded resource={figures} lines={4}>
        {({ posts }) => <PostsBrought posts={posts} isOfEvent />}
      </Loaded>
    </Section>
  )
}

type Props = {
  posts: readonly PostBrought[]
  /** Whether they are one event's: each is called by its step, and not by that event. */
  isOfEvent?: boolean
  /** So many of the last are drawn; the table has all. */
  most?: number
}

/** What posts brought: a bar for each channel under its post, and all of it as a table one key away. */
export function PostsBrought({ posts, isOfEvent = false, most = Number.POSITIVE_INFINITY }: Props) {
  const t = figuresMessages()
  const groups = [...Map.groupBy(posts, groupOf).values()]
  const drawn = isOfEvent ? groups : groups.toReversed().slice(0, most)
  const longest = Math.max(1, ...drawn.flat().map(({ reach }) => reach ?? 0))
  return (
    <div class="sheet @container p-4">
      <ul class="flex flex-col gap-5">
        {drawn.map(group => (
          <Group key={group[0]?.delivery} group={group} longest={longest} isOfEvent={isOfEvent} />
        ))}
      </ul>
      <p class="mt-4 max-w-prose text-muted text-sm">
        {drawn.length < groups.length && `${t.last(drawn.length)} `}
        {t.method}
      </p>
      <details class="mt-2">
        <summary class="cursor-pointer py-1 text-sm">{t.asTable}</summary>
        <Table posts={posts} isOfEvent={isOfEvent} />
      </details>
    </div>
  )
}

/** What one post said on its channels on one day. */
const groupOf = ({ post, publishedAt }: PostBrought) =>
  `${post} ${localOf(publishedAt).slice(0, 10)}`

/** « Affiche, samedi 13 juin à 18 h », or the event's or the text's own title before it. */
function nameOf({ title, step, publishedAt }: PostBrought, isOfEvent: boolean): string {
  const what = isOfEvent ? [step] : [title, step]
  return [...what, dayTime(localOf(publishedAt))].filter(Boolean).join(', ')
}

function Group({
  group,
  longest,
  isOfEvent,
}: {
  group: readonly PostBrought[]
  longest: number
  isOfEvent: boolean
}) {
  const [first] = group
  if (first === undefined) return null
  return (
    <li>
      <p class="font-semibold first-letter:uppercase">
        {first.event === null || isOfEvent ? (
          <>
            {first.days !== null && (
              <span class="text-primary">{planMessages().timeline.away(first.days)} </span>
            )}
            {nameOf(first, isOfEvent)}
          </>
        ) : (
          <a class="text-link" href={paths.event(first.event)}>
            {nameOf(first, isOfEvent)}
          </a>
        )}
      </p>
      <ul class="mt-1 flex flex-col gap-2">
        {group.map(post => (
          <Bar key={post.delivery} post={post} longest={longest} />
        ))}
      </ul>
    </li>
  )
}

/** One channel: its name, how many by length and by number, and what they did. */
function Bar({ post, longest }: { post: PostBrought; longest: number }) {
  const { channelName, connector, reach, countedBy } = post
  const t = figuresMessages()
  const acts = actsIn(post)
  return (
    <li class="flex flex-wrap items-center justify-between gap-x-3 @lg:grid @lg:grid-cols-[11rem_minmax(0,1fr)_8rem]">
      <span class="flex min-w-0 items-center gap-2">
        <span class="max-sm:hidden">
          <NetworkMark connector={connector} small />
        </span>
        <span class="min-w-0 wrap-break-word">{channelName}</span>
      </span>
      {/* What nobody counted is no empty bar. */}
      <span
        aria-hidden="true"
        class={`order-1 h-3 basis-full rounded-field @lg:order-none ${reach === null ? 'max-@lg:hidden' : 'bg-base-200'}`}
      >
        <span
          class="block h-full rounded-field bg-primary"
          style={{ width: `${(100 * (reach ?? 0)) / longest}%` }}
        />
      </span>
      <span class="text-end tabular-nums">
        {reach === null || countedBy === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span class="sr-only">{t.untold}</span>
          </>
        ) : (
          t.countedBy[countedBy](reach)
        )}
      </span>
      {acts.length > 0 && (
        <span class="order-2 basis-full text-muted text-sm @lg:order-none @lg:col-span-2 @lg:col-start-2">
          {acts.join(' · ')}
        </span>
      )}
    </li>
  )
}

function Table({ posts, isOfEvent }: { posts: readonly PostBrought[]; isOfEvent: boolean }) {
  const { columns } = figuresMessages()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
    <div class="relative overflow-x-auto" tabIndex={0}>
      <table class="data-table text-sm">
        <thead>
          <tr>
            <th scope="col">{columns.post}</th>
            <th scope="col">{columns.channel}</th>
            {figureKinds.map(kind => (
              <th key={kind} scope="col" class="amount">
                {columns[kind]}
              </th>
            ))}
            <th scope="col">{columns.readAt}</th>
          </tr>
        </thead>
        <tbody>
          {posts.map(post => (
            <tr key={post.delivery}>
              <th scope="row" class="font-normal first-letter:uppercase">
                {[isOfEvent ? post.step : post.title, shortDay(localOf(post.publishedAt))]
                  .filter(Boolean)
                  .join(', ')}
              </th>
              <td>{post.channelName}</td>
              {figureKinds.map(kind => (
                <td key={kind} class="amount">
                  {dashOr(post[kind])}
                </td>
              ))}
              <td>{post.readAt === null ? '–' : near(post.readAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const dashOr = (value: number | null) => (value === null ? '–' : number(value))
