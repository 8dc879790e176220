import { StickyNote } from 'lucide'
import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { api } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { Tabs } from '../components/tabs.tsx'
import { list } from '../format.ts'
import { newKey } from '../key.ts'
import { drafts } from '../preferences.ts'
import { NoteForm } from './note-form.tsx'
import { noteMessages } from './note-messages.ts'

export type Mode = 'reply' | 'note'
const modes = ['reply', 'note'] as const satisfies Mode[]

/** Where the text of a note is kept until it is saved. */
const noteDraft = (conversation: number) => `note-${conversation}`

/**
 * Whether one answers or writes a note. What is begun keeps its place; with nothing begun one answers.
 * @param reply the field of the answer
 */
export function useMode(conversation: number, reply: RefObject<HTMLTextAreaElement | null>) {
  const note = useRef<HTMLTextAreaElement>(null)
  const place = `${noteDraft(conversation)}-tab`
  const [mode, setMode] = useState<Mode>(() =>
    drafts.read(place) === 'note' && drafts.read(noteDraft(conversation)) !== '' ? 'note' : 'reply',
  )
  const [turn, setTurn] = useState(0)
  const choose = (chosen: Mode) => {
    setMode(chosen)
    drafts.write(place, chosen === 'note' ? 'note' : '')
  }
  // A field that is hidden takes no focus.
  useLayoutEffect(() => {
    if (turn > 0) (mode === 'note' ? note : reply).current?.focus()
  }, [turn])
  return {
    mode,
    note,
    choose,
    /** The same, with the cursor in its field. */
    begin(chosen: Mode): void {
      choose(chosen)
      setTurn(now => now + 1)
    },
  }
}

type WritingProps = {
  conversation: number
  mode: ReturnType<typeof useMode>
  reload: () => Promise<void>
  /** The answer; false where one cannot be given. */
  children: ComponentChildren
}

/** The answer, or a note in its place: never one that could be taken for the other. */
export function Writing({
  conversation,
  mode: { mode, note, choose, begin },
  ...props
}: WritingProps) {
  const { reload, children } = props
  const t = noteMessages()
  const isNote = mode === 'note'
  const form = isNote && <NewNote conversation={conversation} field={note} reload={reload} />
  if (children === false) {
    return (
      <div class="no-print mt-8">
        {form || (
          <button type="button" class="btn btn-sm" onClick={() => begin('note')}>
            <Icon of={StickyNote} size={16} />
            {t.note}
          </button>
        )}
      </div>
    )
  }
  return (
    <div class="no-print mt-8">
      <Tabs
        label={t.choice}
        tabs={modes.map((one, key) => ({ key, label: t[one] }))}
        selected={modes.indexOf(mode)}
        onSelect={key => choose(modes[key] ?? 'reply')}
      >
        {/* Hidden, and not gone: its files and its way stay. */}
        <div hidden={isNote}>{children}</div>
        {form}
      </Tabs>
    </div>
  )
}

function NewNote({
  conversation,
  field,
  reload,
}: {
  conversation: number
  field: RefObject<HTMLTextAreaElement | null>
  reload: () => Promise<void>
}) {
  const draft = noteDraft(conversation)
  const [text, setText] = useState(() => drafts.read(draft))
  const attempt = useRef({ key: newKey(), of: '' })
  const t = noteMessages()
  // Before anything else can happen: anyone who types and leaves has lost nothing.
  useLayoutEffect(() => drafts.write(draft, text), [draft, text])
  return (
    <NoteForm
      field={field}
      text={text}
      onText={setText}
      onSave={async (said, people) => {
        const mentions = people.map(({ id }) => id)
        if (attempt.current.of !== said) attempt.current = { key: newKey(), of: said }
        const json = { text: said, mentions, key: attempt.current.key }
        await api('POST /conversations/:id/notes', { param: { id: conversation }, json })
        attempt.current = { key: newKey(), of: '' }
        setText('')
        await reload()
        const names = people.map(({ name }) => name)
        say(names.length === 0 ? t.saved : t.savedFor(list(names)))
      }}
    />
  )
}
