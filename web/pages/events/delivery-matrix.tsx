import { Copy, TriangleAlert } from 'lucide'
import { useState } from 'preact/hooks'
import type { Spoken } from '../../../server/language/sentence.ts'
import type { DeliveryState as State } from '../../../server/publishing/rules/delivery.ts'
import { isOnline, isParked, isUnseen } from '../../../server/publishing/rules/delivery-state.ts'
import type { DeliveryShape } from '../../../server/publishing/shapes.ts'
import { DeliveryActions } from '../../components/delivery-actions.tsx'
import { DeliveryState } from '../../components/delivery-state.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Icon } from '../../components/icon.tsx'
import { dayTime, when } from '../../format.ts'
import { changeMessages } from '../../i18n/event-change.ts'
import { eventFormMessages } from '../../i18n/event-form.ts'
import { eventImportMessages } from '../../i18n/event-import.ts'
import { messages } from '../../i18n/index.ts'
import { commentMessages, planMessages } from '../../i18n/plans.ts'

type Channel = Pick<Spoken<DeliveryShape>, 'channel' | 'channelName' | 'neighbour'>

/** What goes out at one time: of each channel the post and its first comments. */
type Row = {
  key: string
  first: Spoken<DeliveryShape>
  posts: Spoken<DeliveryShape>[]
  cells: Map<number, Spoken<DeliveryShape>[]>
}

/** So many stand beside their dates: of more, the longest state would not fit into its column. */
const mostAcross = 3

/** By the time at which they go out, then by post; of each channel the post comes before its comments. */
function rowsOf(deliveries: readonly Spoken<DeliveryShape>[]): Row[] {
  const sorted = [...deliveries].sort((a, b) => a.dueLocal.localeCompare(b.dueLocal) || a.id - b.id)
  const groups = Map.groupBy(sorted, ({ dueLocal, post }) => `${dueLocal} ${post}`)
  return [...groups].flatMap(([key, posts]) => {
    const [first] = posts
    if (first === undefined) return []
    const cells = Map.groupBy(
      posts.toSorted((a, b) => Number(a.after !== null) - Number(b.after !== null)),
      ({ channel }) => channel,
    )
    return [{ key, first, posts, cells }]
  })
}

type MatrixProps = {
  deliveries: readonly Spoken<DeliveryShape>[]
  onChange: () => Promise<void>
  /** With a post's number: to say the same at another time. */
  onDuplicate?: ((post: number) => void) | null
}

/**
 * Dates down, channels across: a state in each cell, and behind it what was said and what can be
 * done. On a telephone the channels of a date stand under each other, and many of them flow below
 * it on any screen: nothing is ever beyond its edge.
 */
export function DeliveryMatrix({ deliveries, onChange, onDuplicate = null }: MatrixProps) {
  // A mail that tells of a failure leads to what mends it.
  const [opened, setOpened] = useState<number | null>(
    () => deliveries.find(one => isNamed(one) && isTroubled(one))?.id ?? null,
  )
  const t = messages.value.events
  if (deliveries.length === 0) return <p class="sheet p-4 text-muted">{t.noPublication}</p>
  const channels = [...new Map(deliveries.map(one => [one.channel, one])).values()]
  const isAcross = channels.length <= mostAcross
  const rows = rowsOf(deliveries)
  const cell = rows
    .flatMap(({ cells }) => [...cells.values()])
    .find(each => each.some(({ id }) => id === opened))
  return (
    <>
      <div class="sheet relative">
        <table
          class={`block w-full ${isAcross ? 'md:table md:table-fixed md:border-separate md:border-spacing-0' : ''}`}
        >
          <thead class={isAcross ? 'max-md:sr-only' : 'sr-only'}>
            <tr>
              <th scope="col" class="w-44">
                <span class="sr-only">{eventFormMessages().when}</span>
              </th>
              {channels.map(channel => (
                <th
                  key={channel.channel}
                  scope="col"
                  class="px-3 py-2 text-start align-bottom font-semibold"
                >
                  <ChannelName channel={channel} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody class={`block ${isAcross ? 'md:table-row-group' : ''}`}>
            {rows.map(({ key, first, posts, cells }) => (
              <tr
                key={key}
                class={`block border-base-300 border-t p-3 first:border-t-0 ${
                  isAcross
                    ? 'md:table-row'
                    : 'md:grid md:grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] md:gap-x-3'
                }`}
              >
                <th
                  scope="row"
                  class={`block border-base-300 py-2 text-start align-top font-normal ${
                    isAcross ? 'md:table-cell md:border-t md:px-3' : 'md:col-span-full md:pb-0'
                  }`}
                >
                  <span class="inline-block font-semibold first-letter:uppercase">
                    {dayTime(first.dueLocal)}
                  </span>
                  {first.step && <span class="block text-muted text-sm">{first.step}</span>}
                  {first.kind === 'notice' && (
                    <span class="block text-muted text-sm">{changeMessages().notice}</span>
                  )}
                  <Partly deliveries={posts} />
                </th>
                {channels.map(channel => (
                  <td
                    key={channel.channel}
                    class={`border-base-300 align-top ${cells.has(channel.channel) ? 'block' : 'hidden'} ${
                      isAcross ? 'md:table-cell md:border-t md:border-s md:p-1' : ''
                    }`}
                  >
                    <Cell
                      channel={channel}
                      saysChannel={!isAcross}
                      deliveries={cells.get(channel.channel) ?? []}
                      onOpen={setOpened}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cell?.[0] !== undefined && (
        <Dialog
          title={`${cell[0].channelName}, ${dayTime(cell[0].dueLocal)}`}
          onClose={() => setOpened(null)}
        >
          <div class="flex flex-col gap-4">
            {cell.map(delivery => (
              <div key={delivery.id} class="flex flex-col gap-2">
                <DeliveryLine delivery={delivery} onChange={onChange} />
              </div>
            ))}
            {onDuplicate !== null && (
              <DuplicatePost
                post={cell[0].post}
                onDuplicate={post => {
                  setOpened(null)
                  onDuplicate(post)
                }}
              />
            )}
          </div>
        </Dialog>
      )}
    </>
  )
}

function ChannelName({ channel: { channelName, neighbour } }: { channel: Channel }) {
  const t = messages.value.deliveries
  return (
    <>
      {channelName}
      {neighbour && (
        <span class="block font-normal text-muted text-sm">
          {channelName.includes(neighbour) ? t.neighbour : t.neighbourNamed(neighbour)}
        </span>
      )}
    </>
  )
}

type CellProps = {
  channel: Channel
  /** Whether it says its channel on any screen, since no heading stands above it. */
  saysChannel: boolean
  deliveries: readonly Spoken<DeliveryShape>[]
  onOpen: (id: number) => void
}

/** How a channel's post of that time stands, and its first comment; pressed, it shows the rest. */
function Cell({ channel, saysChannel, deliveries, onOpen }: CellProps) {
  const [post] = deliveries
  if (post === undefined) return null
  return (
    <button
      type="button"
      id={`publication-${post.id}`}
      aria-haspopup="dialog"
      class={`flex min-h-10 w-full scroll-mt-16 cursor-pointer flex-col items-start gap-0.5 rounded-field py-1.5 text-start hover:bg-base-200 ${
        saysChannel ? '' : 'md:px-2'
      } ${deliveries.some(isNamed) ? 'bg-wash outline-2 outline-primary' : ''}`}
      onClick={() => onOpen(post.id)}
    >
      <span class={saysChannel ? '' : 'md:sr-only'}>
        <ChannelName channel={channel} />
      </span>
      {deliveries.map(delivery => (
        <span key={delivery.id} class="flex flex-col">
          {delivery.after !== null && (
            <span class="text-muted text-sm">{commentMessages().under}</span>
          )}
          <DeliveryState state={stateShown(delivery)} publishedAt={delivery.publishedAt} />
          {isTroubled(delivery) && delivery.reason && (
            <span class="line-clamp-2 text-sm">{delivery.reason}</span>
          )}
        </span>
      ))}
    </button>
  )
}

const stateShown = (delivery: Spoken<DeliveryShape>): State =>
  isUnseen(delivery) ? 'unconfirmed' : delivery.state

/** Whether the address names it, as that of a mail does. */
function isNamed({ id }: Spoken<DeliveryShape>): boolean {
  return location.hash === `#publication-${id}`
}

/** A first comment, for its post. */
function isWaiting({ after, state, nextAt }: Spoken<DeliveryShape>): boolean {
  return after !== null && state === 'scheduled' && nextAt === null
}

/** What failed does not take back what is out: « 4 publications sur 5 sont en ligne ». */
function Partly({ deliveries }: { deliveries: readonly Spoken<DeliveryShape>[] }) {
  const planned = deliveries.filter(one => one.state !== 'cancelled' && one.after === null)
  const wrong = planned.filter(isTroubled)
  const out = planned.filter(one => isOnline(one.state) && !isUnseen(one))
  if (wrong.length === 0 || planned.length < 2) return null
  return (
    <p class="mt-1 flex items-center gap-1.5 font-semibold text-sm text-warning">
      <Icon of={TriangleAlert} size={16} class="shrink-0" />
      {planMessages().partly(out.length, planned.length)}
    </p>
  )
}

const troubled: ReadonlySet<State> = new Set(['failed', 'unconfirmed', 'missed'])

const isTroubled = (one: Spoken<DeliveryShape>) =>
  troubled.has(one.state) || isParked(one) || isUnseen(one)

function DuplicatePost({
  post,
  onDuplicate,
}: {
  post: number
  onDuplicate: (post: number) => void
}) {
  return (
    <button type="button" class="btn btn-sm btn-ghost self-start" onClick={() => onDuplicate(post)}>
      <Icon of={Copy} size={14} />
      {eventImportMessages().duplicatePost}
    </button>
  )
}

/** What was said there, what became of it, and what can be done. */
function DeliveryLine({
  delivery,
  onChange,
}: {
  delivery: Spoken<DeliveryShape>
  onChange: () => Promise<void>
}) {
  const t = messages.value.deliveries
  return (
    <>
      <p class="flex flex-wrap items-baseline gap-x-3">
        <DeliveryState state={stateShown(delivery)} publishedAt={delivery.publishedAt} />
        {delivery.after !== null && (
          <span class="text-muted text-sm">{commentMessages().under}</span>
        )}
      </p>
      {delivery.publishedAt && (
        <p class="text-muted text-sm">{t.publishedAt(when(delivery.publishedAt))}</p>
      )}
      {delivery.reason && <p>{delivery.reason}</p>}
      {isWaiting(delivery) && <p class="text-muted text-sm">{commentMessages().waits}</p>}
      {delivery.nextAt && delivery.attempts > 0 && (
        <p class="text-muted text-sm">{t.nextAt(delivery.attempts, when(delivery.nextAt))}</p>
      )}
      <p class="max-w-prose whitespace-pre-line rounded-field bg-base-200 p-3 wrap-break-word">
        {delivery.text}
      </p>
      <DeliveryActions delivery={delivery} onDone={onChange} />
    </>
  )
}
