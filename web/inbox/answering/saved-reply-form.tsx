import { useState } from 'preact/hooks'
import type { SavedReplyNew, SavedReplyShape } from '../../../server/inbox/shapes/acts.ts'
import { firstNameMark, withFirstName } from '../../../server/language/first-name.ts'
import { Field, TextField } from '../../components/field.tsx'
import { FormDialog } from '../../components/form.tsx'
import { quoted } from '../../format.ts'
import { answeringMessages } from './messages.ts'

type SavedReplyFormProps = {
  /** Null: a new one. */
  reply: SavedReplyShape | null
  onSave: (reply: SavedReplyNew) => Promise<void>
  onClose: () => void
}

/** A saved reply: its title, its text, and how it reads to whoever has a name and whoever has none. */
export function SavedReplyForm({ reply, onSave, onClose }: SavedReplyFormProps) {
  const [title, setTitle] = useState(reply?.title ?? '')
  const [text, setText] = useState(reply?.text ?? '')
  const t = answeringMessages().savedReplies
  const read = (name: string | null) => quoted(withFirstName(text, name))
  return (
    <FormDialog
      title={reply === null ? t.add : t.editTitle}
      onClose={onClose}
      act={() => onSave({ title: title.trim(), text: text.trim() })}
    >
      <TextField
        name="title"
        label={t.titleLabel}
        help={t.titleHelp}
        required
        maxLength={80}
        value={title}
        onValue={setTitle}
      />
      <Field name="text" label={t.textLabel} help={t.textHelp(firstNameMark)}>
        {tied => (
          <textarea
            {...tied}
            class="textarea field-sizing-content max-h-64 min-h-28 w-full"
            required
            maxLength={8000}
            value={text}
            onInput={event => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      {text.trim() !== '' && read(t.exampleName) !== read(null) && (
        <dl class="flex flex-col gap-2 text-sm">
          {[t.exampleName, null].map(name => (
            <div key={name ?? ''}>
              <dt class="text-muted">{name === null ? t.readNameless : t.readNamed(name)}</dt>
              <dd class="line-clamp-2 wrap-break-word">{read(name)}</dd>
            </div>
          ))}
        </dl>
      )}
    </FormDialog>
  )
}
