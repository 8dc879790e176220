import { Pencil } from 'lucide'
import { useState } from 'preact/hooks'
import type { AudienceReportShape } from '../../server/subscribers/shapes.ts'
import { NetworkMark } from '../channels/network-mark.tsx'
import { Icon } from '../components/icon.tsx'
import { number, shortDay } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { ChannelCost } from './channel-cost.tsx'
import { subscriberMessages } from './messages.ts'

type Channel = AudienceReportShape['channels'][number]

/** Channel by channel: whom it reaches and who says so, what went out, what that cost. */
export function ChannelTable({
  report,
  onChange,
}: {
  report: AudienceReportShape
  onChange: () => Promise<void>
}) {
  const [edited, setEdited] = useState<Channel | null>(null)
  const t = subscriberMessages()
  const { cents, minutes } = report.total
  return (
    <div class="overflow-x-auto">
      <table class="data-table max-sm:[&_:is(th,td)]:pe-2 max-sm:text-sm">
        <thead>
          <tr>
            <th scope="col">{t.channel}</th>
            <th scope="col" class="amount">
              {t.people}
            </th>
            <th scope="col" class="amount">
              {t.posts}
            </th>
            <th scope="col" class="amount">
              {t.cost}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.channels.map(channel => (
            <Row key={channel.id} channel={channel} onEdit={() => setEdited(channel)} />
          ))}
        </tbody>
        {(cents !== null || minutes !== null) && (
          <tfoot>
            <tr class="border-base-300 border-t font-semibold">
              <th scope="row" colSpan={3}>
                {t.total}
              </th>
              <td class="amount">
                <Costs cents={cents} minutes={minutes} />
              </td>
            </tr>
          </tfoot>
        )}
      </table>
      {edited !== null && (
        <ChannelCost channel={edited} onClose={() => setEdited(null)} onChange={onChange} />
      )}
    </div>
  )
}

function Row({ channel, onEdit }: { channel: Channel; onEdit: () => void }) {
  const { id, name, connector, people, posts, cents, minutes, reached } = channel
  const t = subscriberMessages()
  const isEntered = channel.yearlyCost !== null || channel.postMinutes !== null
  const edit = isEntered ? t.changeCost(name) : t.enterCost(name)
  return (
    <tr>
      <th scope="row" class="font-normal">
        <span class="flex items-start gap-2">
          <span class="max-sm:hidden">
            <NetworkMark connector={connector} small />
          </span>
          <span class="wrap-break-word">
            <a class="text-link font-semibold" href={`${paths.channels}#canal-${id}`}>
              {name}
            </a>
            {said(channel).map(line => (
              <span key={line} class="block text-muted text-sm">
                {line}
              </span>
            ))}
          </span>
        </span>
      </th>
      <td class="amount font-semibold">{people.count === null ? '–' : number(people.count)}</td>
      <td class="amount">
        {number(posts)}
        {reached !== null && reached > 0 && (
          <span class="block whitespace-normal text-muted text-sm">{t.sent(reached)}</span>
        )}
      </td>
      <td class="amount">
        <span class="flex flex-wrap items-start justify-end gap-x-1">
          <span>
            <Costs cents={cents} minutes={minutes} />
          </span>
          {may('commune.write') && (
            <button
              type="button"
              class="btn btn-ghost btn-xs btn-square no-print"
              aria-label={edit}
              title={edit}
              onClick={onEdit}
            >
              <Icon of={Pencil} size={16} />
            </button>
          )}
        </span>
      </td>
    </tr>
  )
}

/** Under each other: euros, then minutes; what nobody said is a dash. */
function Costs({ cents, minutes }: Pick<Channel, 'cents' | 'minutes'>) {
  const t = subscriberMessages()
  if (cents === null && minutes === null) return '–'
  return (
    <>
      <span class="block">{cents === null ? '–' : t.euros(cents)}</span>
      <span class="block text-muted text-sm">
        <span class="sr-only">{t.time} </span>
        {minutes === null ? '–' : t.minutes(minutes)}
      </span>
    </>
  )
}

/** Who counted the people, when, and how that has changed. */
function said({ people, way }: Channel): string[] {
  const t = subscriberMessages()
  const { count, day, before, pending = 0, suspended = 0, posts = 0 } = people
  switch (people.kind) {
    case 'followers': {
      if (count === null || day === undefined) return [t.notCounted]
      const grown = before ? [t.grown(count - before.count, t.sinceDay(shortDay(before.day)))] : []
      return [t.followers(t.onDay(shortDay(day))), ...grown]
    }
    case 'subscribers': {
      const apart = joined([pending, t.pending], [suspended, t.suspended])
      return [[t.subscribers, ...(way === null ? [] : [t.by[way]])].join(', '), ...apart]
    }
    case 'readers':
      return [count === null ? t.noReaders : t.readers(posts)]
    case 'none':
      return [t.untold]
  }
}

type Counted = [many: number, said: (many: number) => string]

/** Those of these that there are any of. */
export const joined = (...all: readonly Counted[]): string[] =>
  all.flatMap(([many, say]) => (many > 0 ? [say(many)] : []))
