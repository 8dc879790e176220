import { useState } from 'preact/hooks'
import { useApi } from '../api.ts'
import { TicksField } from '../components/choices.tsx'
import { DateField } from '../components/date-field.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, useField } from '../components/form.tsx'
import { Loaded } from '../components/page.tsx'
import { Reminders } from '../components/reminders.tsx'
import { day, dayTime, nowLocal } from '../format.ts'
import { paths } from '../paths.ts'
import { DeliveryState } from '../publishing/delivery-state.tsx'
import { may } from '../session.ts'
import { ItemState, kindLabels } from './calendar-item-sentences.tsx'
import { type CalendarItem, isMovable, movableOf } from './calendar-items.ts'
import { calendarMessages } from './messages.ts'
import { cautionMessages, whyNot } from './moves.ts'

type DetailsProps = {
  item: CalendarItem
  onClose: () => void
  onChange: () => Promise<void>
  /** Refuses by throwing. */
  move: (item: CalendarItem, local: string, deliveries?: readonly number[]) => Promise<void>
}

/** All that there is to know of an item, and another time for it by a plain field. */
export function Details({ item, onClose, onChange, move }: DetailsProps) {
  const t = calendarMessages()
  const eventId = eventOf(item)
  return (
    <Dialog title={item.title} onClose={onClose}>
      <div class="flex flex-col gap-4">
        <div>
          <p class="text-muted">{kindLabels(item)}</p>
          <p class="font-semibold first-letter:uppercase">
            {item.local.length === 10 ? day(item.local) : dayTime(item.local)}
          </p>
          {item.kind === 'event' && (
            <>
              <p>{item.event.place}</p>
              <ItemState item={item} />
            </>
          )}
        </div>
        {item.kind === 'neighbour' && <Neighbour item={item} />}
        {item.kind === 'post' && <Post item={item} />}
        {item.kind === 'reminder' && (
          <Reminders reminders={[item.reminder]} named={false} onChange={onChange} />
        )}
        {eventId !== null && (
          <a class="text-link w-fit" href={paths.event(eventId)}>
            {t.open}
          </a>
        )}
        {item.kind === 'event' ? (
          may('events.write') && <p class="text-muted text-sm">{t.eventHelp}</p>
        ) : item.kind === 'neighbour' ? null : isMovable(item) ? (
          may('events.write') && <Move item={item} move={move} onDone={onClose} />
        ) : (
          <p class="text-muted text-sm">{t.noneMovable}</p>
        )}
      </div>
    </Dialog>
  )
}

function eventOf(item: CalendarItem): number | null {
  if (item.kind === 'event') return item.event.id
  if (item.kind === 'post') return item.post.event
  return item.kind === 'reminder' ? item.reminder.event : null
}

function Neighbour({ item }: { item: CalendarItem & { kind: 'neighbour' } }) {
  const { place, link } = item.neighbour
  return (
    <>
      {place !== '' && <p>{place}</p>}
      {link !== null && (
        <a class="text-link w-fit" href={link} target="_blank" rel="noreferrer">
          {calendarMessages().neighbourLink}
        </a>
      )}
    </>
  )
}

function Post({ item }: { item: CalendarItem & { kind: 'post' } }) {
  const t = calendarMessages()
  const { channels, dueAt } = item.post
  const until = new Date(Date.parse(dueAt) + 1).toISOString()
  const due = useApi('GET /deliveries', ['deliveries'], { query: { from: dueAt, to: until } })
  const deliveries = new Map(due.data?.deliveries.map(each => [each.id, each]))
  const text = channels.flatMap(({ delivery }) => deliveries.get(delivery)?.text ?? [])[0]
  return (
    <>
      <ul class="sheet divide-y divide-base-300">
        {channels.map(({ delivery, name, state }) => {
          const reason = deliveries.get(delivery)?.reason ?? null
          return (
            <li key={delivery} class="flex flex-wrap justify-between gap-x-4 gap-y-1 p-3">
              <span class="font-semibold">{name}</span>
              <DeliveryState state={state} />
              {reason !== null && <p class="basis-full text-sm">{reason}</p>}
            </li>
          )
        })}
      </ul>
      <details class="text-sm">
        <summary class="w-fit cursor-pointer rounded-field text-muted">{t.seeText}</summary>
        <div class="mt-2">
          <Loaded resource={due} lines={2}>
            {() => <p class="whitespace-pre-line">{text}</p>}
          </Loaded>
        </div>
      </details>
    </>
  )
}

function Move({
  item,
  move,
  onDone,
}: Pick<DetailsProps, 'item' | 'move'> & { onDone: () => void }) {
  const t = calendarMessages()
  const movable = item.kind === 'post' ? movableOf(item.post) : []
  const local = useField(item.local)
  const [chosen, setChosen] = useState(movable)
  const problem =
    whyNot(local.value) ?? (item.kind === 'post' && chosen.length === 0 ? t.chooseChannel : null)

  return (
    <Form
      noValidate
      class="flex flex-col gap-4 border-base-300 border-t pt-4"
      look="btn btn-primary w-fit"
      submit={t.move}
      kept={t.unmoved}
      isReady={problem === null}
      act={async () => {
        await move(item, local.value, item.kind === 'post' ? chosen : undefined)
        onDone()
      }}
    >
      {isTried => (
        <>
          <h3 class="font-sans text-base">{t.moveTitle}</h3>
          <DateField
            {...local}
            name="local"
            label={t.newTime}
            type="datetime-local"
            class="w-fit"
            min={nowLocal()}
            error={isTried ? problem : null}
            help={cautionMessages(item, local.value).join(' ')}
          />
          {item.kind === 'post' && movable.length > 1 && (
            <TicksField
              legend={t.onChannels}
              chosen={chosen}
              onChosen={setChosen}
              options={item.post.channels
                .filter(({ movable }) => movable)
                .map(({ delivery, name }) => ({ value: delivery, label: name }))}
            />
          )}
        </>
      )}
    </Form>
  )
}
