import { Download, ExternalLink } from 'lucide'
import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { HandTaskShape } from '../../server/publishing/shapes.ts'
import { api, useApi } from '../api.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say, sayUndoable } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { near, nearTime } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { HandFields, resultOf } from './hand-fields.tsx'
import { handMessages } from './hand-messages.ts'

/** In one file with the tasks: the first view names each that it may load. */
export { HandResult } from './hand-result.tsx'

type Task = Spoken<HandTaskShape>

/**
 * What a person has to publish, correct or take back by hand, with everything at hand: on *Aujourd’hui*
 * and on an event's page. @param event only of this one; null: all
 */
export default function HandTasks({
  event,
  onChange,
}: {
  event: number | null
  onChange: () => Promise<void>
}) {
  const query = event === null ? {} : { event }
  const list = useApi('GET /hand-tasks', ['deliveries'], { query })
  const t = handMessages()
  const tasks = list.data?.tasks ?? []
  if (tasks.length === 0 && list.problem === null) return null
  const reload = async () => {
    await Promise.all([list.reload(), onChange()])
  }
  return (
    <Section title={t.title} aside={t.count(tasks.length)}>
      <Loaded resource={list} lines={2}>
        {() => (
          <ul class="sheet divide-y divide-base-300">
            {tasks.map(task => (
              <li key={`${task.delivery.id} ${task.task}`} class="flex flex-col gap-3 p-4">
                <TaskCard task={task} isNamed={event === null} reload={reload} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  )
}

function TaskCard({
  task,
  isNamed,
  reload,
}: {
  task: Task
  isNamed: boolean
  reload: () => Promise<void>
}) {
  const { delivery, until } = task
  const { channelName, dueLocal, event, title } = delivery
  const t = handMessages()
  return (
    <>
      <div>
        <h3 class="font-sans font-semibold">{t.tasks[task.task](channelName)}</h3>
        {isNamed && (
          <p>
            {event === null ? (
              title
            ) : (
              <a class="text-link" href={paths.publication(event, delivery.id)}>
                {title}
              </a>
            )}
          </p>
        )}
        <p class="text-muted text-sm first-letter:uppercase">
          {nearTime(dueLocal)}. {t.why[task.task]} {until !== null && t.until(near(until))}
        </p>
      </div>
      <p class="wrap-anywhere whitespace-pre-line rounded-field bg-wash p-3">{textOf(task)}</p>
      <TaskTools task={task} />
      {may('events.write') && <DoneForm task={task} reload={reload} />}
    </>
  )
}

/** What one copies: with the link of the post, for nothing there makes a card of it. */
function textOf({ delivery: { text }, link, task }: Task): string {
  return link === null || task !== 'publish' || text.includes(link) ? text : `${text}\n${link}`
}

function TaskTools({ task }: { task: Task }) {
  const { delivery, pictures, address } = task
  const { id, channelName } = delivery
  const t = handMessages()
  return (
    <div class="flex flex-wrap items-center gap-2">
      {task.task !== 'withdraw' && <CopyButton text={textOf(task)} what={t.text} />}
      {pictures.map(({ alt }, place) => (
        <a
          key={place}
          class="btn btn-sm"
          href={`/api/deliveries/${id}/pictures/${place}`}
          download
          title={alt}
        >
          <Icon of={Download} size={16} />
          {pictures.length === 1 ? t.download : t.downloadOne(place + 1)}
        </a>
      ))}
      {address !== null && (
        <a class="btn btn-sm" href={address} target="_blank" rel="noreferrer">
          <Icon of={ExternalLink} size={16} />
          {t.open(channelName)}
          <span class="sr-only"> {t.newTab}</span>
        </a>
      )}
    </div>
  )
}

function DoneForm({
  task: { delivery, task },
  reload,
}: {
  task: Task
  reload: () => Promise<void>
}) {
  const [draft, setResult] = useState({ url: '', readers: '' })
  const t = handMessages()
  const { id, channelName, title } = delivery
  const param = { id }
  const act = async () => {
    await api('POST /deliveries/:id/done', { param, json: resultOf(draft) })
    if (task === 'publish') {
      const undo = () => api('POST /deliveries/:id/reopen', { param })
      return await sayUndoable(t.said.publish, undo, reload)
    }
    await reload()
    say(t.said[task])
  }
  return (
    <Form
      class="flex flex-col gap-3"
      act={act}
      kept={null}
      look="btn btn-primary btn-sm self-start"
      submit={
        <>
          {t.done}
          <span class="sr-only">{t.what(channelName, title)}</span>
        </>
      }
    >
      {task === 'publish' && (
        <details>
          <summary class="text-link cursor-pointer text-sm">{t.complete}</summary>
          <div class="pt-3">
            <HandFields draft={draft} onChange={setResult} />
          </div>
        </details>
      )}
    </Form>
  )
}
