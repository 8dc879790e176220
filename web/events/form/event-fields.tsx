import type { ComponentChildren } from 'preact'
import { Field, TextField } from '../../components/form.tsx'
import { planMessages } from '../plan-messages.ts'
import type { EventDraft, FieldKey } from './draft.ts'
import { EventTimes } from './event-times.tsx'
import { eventFormMessages } from './messages.ts'

type EventFieldsProps = {
  draft: EventDraft
  onDraft: (draft: EventDraft) => void
  /** The sentence under a field, once the form has been sent with it wrong. */
  errorOf: (field: FieldKey) => string | null
  /** Under the dates: what else there is then. */
  children?: ComponentChildren
}

/** What an event is: title, when, where, what. */
export function EventFields({ draft, onDraft, errorOf, children }: EventFieldsProps) {
  const t = eventFormMessages()
  const tp = planMessages()
  const set = (part: Partial<EventDraft>) => onDraft({ ...draft, ...part })
  return (
    <div class="flex flex-col gap-5">
      <TextField
        name="title"
        label={t.name}
        value={draft.title}
        maxLength={140}
        error={errorOf('title')}
        onValue={title => set({ title })}
      />
      <EventTimes times={draft} onTimes={set} errorOf={errorOf} />
      {children}
      <TextField
        name="place"
        label={t.place}
        help={t.placeHelp}
        value={draft.place}
        maxLength={200}
        error={errorOf('place')}
        onValue={place => set({ place })}
      />
      <Field name="text" label={t.text} help={t.textHelp} error={errorOf('text')}>
        {tied => (
          <textarea
            {...tied}
            class="textarea field-sizing-content max-h-96 min-h-36 w-full"
            maxLength={10_000}
            value={draft.text}
            onInput={event => set({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      <details open={draft.hashtags !== '' || draft.link !== '' || errorOf('link') !== null}>
        <summary class="w-fit cursor-pointer rounded-field text-link">{tp.more}</summary>
        <div class="mt-4 flex flex-col gap-5">
          <TextField
            label={tp.hashtags}
            help={tp.hashtagsHelp}
            optional
            value={draft.hashtags}
            maxLength={300}
            onValue={hashtags => set({ hashtags })}
          />
          <TextField
            name="link"
            label={tp.link}
            help={tp.linkHelp}
            optional
            value={draft.link}
            maxLength={500}
            inputMode="url"
            error={errorOf('link')}
            onValue={link => set({ link: link.trim() })}
          />
        </div>
      </details>
    </div>
  )
}
