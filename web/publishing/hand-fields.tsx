import { Field } from '../components/form.tsx'
import { handMessages } from './hand-messages.ts'

export type HandDraft = { url: string; readers: string }

/** As the server takes them: what was left empty is known of nobody. */
export const resultOf = ({ url, readers }: HandDraft) => ({
  url: url.trim() === '' ? null : url.trim(),
  readers: readers.trim() === '' ? null : Number(readers),
})

/** Where something was published by hand, and how many read it: both as one likes. */
export function HandFields({
  draft,
  onChange,
}: {
  draft: HandDraft
  onChange: (draft: HandDraft) => void
}) {
  const t = handMessages()
  return (
    <div class="grid gap-4 sm:grid-cols-2 sm:items-end">
      <Field label={t.link} name="url" optional>
        {tied => (
          <input
            {...tied}
            class="input w-full"
            type="url"
            maxLength={500}
            value={draft.url}
            onInput={event => onChange({ ...draft, url: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t.readers} name="readers" help={t.readersHelp} optional>
        {tied => (
          <input
            {...tied}
            class="input w-full"
            type="number"
            inputMode="numeric"
            min={0}
            step={1}
            value={draft.readers}
            onInput={event => onChange({ ...draft, readers: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  )
}
