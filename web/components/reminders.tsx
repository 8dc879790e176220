import { Check } from 'lucide'
import type { ReminderShape } from '../../server/events/shapes-event.ts'
import { api } from '../api.ts'
import { dayTime, when } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { BusyButton } from './busy-button.tsx'
import { Icon } from './icon.tsx'
import { ProblemNotice, say } from './notice.tsx'

type RemindersProps = {
  reminders: readonly ReminderShape[]
  /** Whether each says of which event it is. */
  named: boolean
  onChange: () => Promise<void>
}

/** What a plan reminds the mairie of, each with the press that says that it is done. */
export function Reminders({ reminders, named, onChange }: RemindersProps) {
  return (
    <ul class="sheet divide-y divide-base-300">
      {reminders.map(reminder => (
        <li key={reminder.id} class="flex flex-wrap items-start justify-between gap-3 p-4">
          <Reminder reminder={reminder} named={named} onChange={onChange} />
        </li>
      ))}
    </ul>
  )
}

function Reminder({
  reminder,
  named,
  onChange,
}: Omit<RemindersProps, 'reminders'> & { reminder: ReminderShape }) {
  const action = useAction()
  const t = messages.value.reminders
  const { id, name, doneAt, doneBy } = reminder
  const put = async (isDone: boolean) => {
    await api(isDone ? 'POST /reminders/:id/done' : 'POST /reminders/:id/undone', { param: { id } })
    await onChange()
  }
  const mark = (isDone: boolean) =>
    action.run(async () => {
      await put(isDone)
      if (isDone) say(t.markedDone(name), () => put(false))
    })
  return (
    <>
      <div class="min-w-0 max-w-prose flex-1 basis-64">
        <p class={doneAt === null ? 'font-semibold' : 'text-muted line-through'}>{name}</p>
        {named && (
          <a class="text-link" href={paths.event(reminder.event)}>
            {reminder.title}
          </a>
        )}
        <p class="text-muted text-sm">
          {doneAt !== null && doneBy !== null
            ? t.doneBy(doneBy, when(doneAt))
            : t.due(dayTime(reminder.dueLocal))}
        </p>
        {reminder.text !== '' && doneAt === null && (
          <p class="mt-1 whitespace-pre-line">{reminder.text}</p>
        )}
        <ProblemNotice problem={action.problem} />
      </div>
      {may('events.write') && (
        <BusyButton
          busy={action.busy}
          class={doneAt === null ? 'btn btn-sm' : 'btn btn-ghost btn-sm'}
          onClick={() => void mark(doneAt === null)}
        >
          {doneAt === null && <Icon of={Check} size={16} />}
          {doneAt === null ? t.done : t.undo}
          <span class="sr-only">{t.doneOn(name)}</span>
        </BusyButton>
      )}
    </>
  )
}
