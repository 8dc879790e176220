import { BookOpenText, Pencil, Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { SavedReplyNew, SavedReplyShape } from '../../../server/inbox/shapes-acts.ts'
import { firstNameMark, withFirstName } from '../../../server/language/first-name.ts'
import { api, useApi } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { Tick } from '../../components/choices.tsx'
import { closing } from '../../components/dialog.tsx'
import { Field, FormDialog, TextField, useField } from '../../components/form.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNotice, sayUndoable, type Undo } from '../../components/notice.tsx'
import { Empty, Loaded, Section } from '../../components/page.tsx'
import { quoted } from '../../format.ts'
import { chooseLeavesLater, leavesLater } from '../../preferences.ts'
import { Refusal } from '../../request.ts'
import { useAction } from '../../resource.ts'
import EarlierAnswers from './earlier-answers.tsx'
import { answeringMessages } from './messages.ts'

/** The texts that one uses again and again; one that was deleted can be put back at once. */
export function SavedReplies() {
  const saved = useApi('GET /saved-replies')
  /** The one in the form; null: a new one. */
  const { query } = useLocation()
  /** What a link wants to be written: its title, and a question that it is to answer. */
  const [begun, setBegun] = useState({ title: query.nouvelle, like: Number(query.comme) || null })
  const [editing, setEditing] = useState<SavedReplyShape | null | undefined>(
    begun.title === undefined ? undefined : null,
  )
  const action = useAction()
  const t = answeringMessages().savedReplies

  const undoable = (text: string, undo: Undo) => sayUndoable(text, undo, saved.reload)

  function forgetBegun(): void {
    setBegun({ title: undefined, like: null })
    // A page that is loaded anew would ask to write it again.
    if (location.search !== '') history.replaceState(history.state, '', location.pathname)
  }

  function close(): void {
    setEditing(undefined)
    forgetBegun()
  }

  async function save(wanted: SavedReplyNew): Promise<void> {
    if (editing) {
      const { id, title, text } = editing
      await api('PUT /saved-replies/:id', { param: { id }, json: wanted })
      await undoable(t.changed(wanted.title), () =>
        api('PUT /saved-replies/:id', { param: { id }, json: { title, text } }),
      )
    } else {
      const { id, title } = await api('POST /saved-replies', { json: wanted })
      await undoable(t.added(title), () => deleteIfThere(id))
    }
    setEditing(closing(editing, undefined))
    forgetBegun()
  }

  async function addUsual(): Promise<void> {
    const { savedReplies } = await api('POST /saved-replies/usual')
    // A colleague has written some since: these are shown, and are nothing to be taken back.
    if (savedReplies.length === 0) return await saved.reload()
    await undoable(t.addedUsual, async () => {
      for (const { id } of savedReplies) await deleteIfThere(id)
    })
  }

  async function remove({ id, title, text }: SavedReplyShape): Promise<void> {
    await api('DELETE /saved-replies/:id', { param: { id } })
    await undoable(t.removed(title), () => api('POST /saved-replies', { json: { title, text } }))
  }

  return (
    <Section title={t.title}>
      <p class="mb-4 max-w-prose text-muted">{t.lead(firstNameMark)}</p>
      <ProblemNotice problem={action.problem} />
      <Loaded resource={saved} lines={4}>
        {({ savedReplies }) =>
          savedReplies.length === 0 ? (
            <None busy={action.busy} onUsual={() => void action.run(addUsual)} />
          ) : (
            <SavedReplyList
              replies={savedReplies}
              onEdit={setEditing}
              onRemove={one => void action.run(() => remove(one), one.id)}
            />
          )
        }
      </Loaded>
      <button type="button" class="btn btn-primary mt-4" onClick={() => setEditing(null)}>
        <Icon of={Plus} size={16} />
        {t.add}
      </button>
      <div class="mt-6">
        <Tick
          label={answeringMessages().answering.later}
          help={answeringMessages().answering.laterHelp}
          value={leavesLater.value}
          onValue={chooseLeavesLater}
        />
      </div>
      {editing !== undefined && (
        <SavedReplyForm
          reply={editing}
          called={begun.title}
          like={begun.like}
          onSave={save}
          onClose={close}
        />
      )}
    </Section>
  )
}

type SavedReplyFormProps = {
  /** Null: a new one. */
  reply: SavedReplyShape | null
  /** How a new one is called at first. */
  called: string | undefined
  /** A question that it is to answer: what was answered to such ones is proposed. */
  like: number | null
  onSave: (reply: SavedReplyNew) => Promise<void>
  onClose: () => void
}

/** A saved reply: its title, its text, and how it reads to somebody with a name and to somebody without. */
function SavedReplyForm({ reply, called, like, onSave, onClose }: SavedReplyFormProps) {
  const title = useField(reply?.title ?? called ?? '')
  const [text, setText] = useState(reply?.text ?? '')
  const t = answeringMessages().savedReplies
  const read = (name: string | null) => quoted(withFirstName(text, name))
  return (
    <FormDialog
      title={reply === null ? t.add : t.editTitle}
      onClose={onClose}
      act={() => onSave({ title: title.value.trim(), text: text.trim() })}
    >
      <TextField
        {...title}
        name="title"
        label={t.titleLabel}
        help={t.titleHelp}
        required
        maxLength={80}
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
      {reply === null && like !== null && text === '' && (
        <EarlierAnswers message={like} adapted={said => said} busy={false} onChoose={setText} />
      )}
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

/** Also where it is gone already: what had no answer is undone once more. */
async function deleteIfThere(id: number): Promise<void> {
  try {
    await api('DELETE /saved-replies/:id', { param: { id } })
  } catch (problem) {
    if (!(problem instanceof Refusal && problem.status === 404)) throw problem
  }
}

function None({ busy, onUsual }: { busy: boolean; onUsual: () => void }) {
  const t = answeringMessages().savedReplies
  return (
    <Empty
      icon={BookOpenText}
      title={t.none}
      action={
        <BusyButton
          busy={busy}
          class="btn h-auto min-h-10 whitespace-normal! py-1.5"
          onClick={onUsual}
        >
          {t.addUsual}
        </BusyButton>
      }
    >
      {t.noneHelp(firstNameMark)}
    </Empty>
  )
}

function SavedReplyList({
  replies,
  onEdit,
  onRemove,
}: {
  replies: readonly SavedReplyShape[]
  onEdit: (reply: SavedReplyShape) => void
  onRemove: (reply: SavedReplyShape) => void
}) {
  const t = answeringMessages().savedReplies
  return (
    <ul class="sheet divide-y divide-base-300">
      {replies.map(one => (
        <li key={one.id} class="flex flex-wrap items-start justify-between gap-3 p-4">
          <div class="min-w-0 max-w-prose">
            <p class="wrap-break-word font-semibold">{one.title}</p>
            <p class="line-clamp-3 whitespace-pre-line wrap-break-word">{quoted(one.text)}</p>
          </div>
          <div class="flex flex-wrap gap-1">
            <button type="button" class="btn btn-sm" onClick={() => onEdit(one)}>
              <Icon of={Pencil} size={16} />
              {t.edit}
              <span class="sr-only">{t.of(one.title)}</span>
            </button>
            <button type="button" class="btn btn-ghost btn-sm" onClick={() => onRemove(one)}>
              <Icon of={Trash2} size={16} />
              {t.remove}
              <span class="sr-only">{t.of(one.title)}</span>
            </button>
          </div>
        </li>
      ))}
    </ul>
  )
}
