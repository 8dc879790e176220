import { StickyNote } from 'lucide'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { NoteShape } from '../../server/inbox/shapes-conversation.ts'
import { api } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { More } from '../components/more.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { near, quoted } from '../format.ts'
import { useAction } from '../resource.ts'
import { isMe, may } from '../session.ts'
import { NoteForm } from './note-form.tsx'
import { noteMessages } from './note-messages.ts'

type NoteLineProps = {
  note: NoteShape
  /** Reads the conversation again. */
  reload: () => Promise<void>
}

/** What a colleague wrote to the others, at its time, and unlike all that was said to a resident. */
export function NoteLine({ note, reload }: NoteLineProps) {
  const [isEdited, setEdited] = useState(false)
  const action = useAction()
  const place = useRef<HTMLElement>(null)
  const t = noteMessages()
  const { id, author, text, createdAt, editedAt } = note
  const isMine = author !== null && isMe(author)
  useComeTo(`note-${id}`, place)

  async function remove(): Promise<void> {
    const done = await action.run(() => api('DELETE /notes/:id', { param: { id } }))
    if (!done) return
    // The buttons go with the note.
    document.querySelector('h1')?.focus()
    await reload()
    say(t.removed, async () => {
      await api('POST /notes/:id/restore', { param: { id } })
      await reload()
    })
  }

  if (isEdited) {
    return (
      <EditNote
        note={note}
        onDone={async isChanged => {
          setEdited(false)
          if (isChanged) await reload()
        }}
      />
    )
  }
  return (
    <article
      ref={place}
      id={`note-${id}`}
      tabIndex={-1}
      class="no-print scroll-mt-16 rounded-box border border-warning border-dashed bg-warning/10 px-4 py-2.5"
    >
      <p class="mb-1 flex flex-wrap items-center gap-x-2 text-sm">
        <Icon of={StickyNote} size={16} />
        <span class="font-semibold">{author === null ? t.note : t.by(author.name)}</span>
        <time dateTime={createdAt}>{near(createdAt)}</time>
        <span>{[t.never, editedAt === null ? [] : t.edited].flat().join(' · ')}</span>
      </p>
      <p class="wrap-anywhere whitespace-pre-line">{quoted(text)}</p>
      {(isMine || may('privacy.write')) && (
        <More about={t.about}>
          {isMine && (
            <button type="button" class="text-link is-quiet" onClick={() => setEdited(true)}>
              {t.edit}
            </button>
          )}
          <button type="button" class="text-link is-quiet" onClick={() => void remove()}>
            {t.remove}
          </button>
        </More>
      )}
      <ProblemNotice problem={action.problem} />
    </article>
  )
}

function EditNote({
  note: { id, text: before },
  onDone,
}: {
  note: NoteShape
  onDone: (isChanged: boolean) => Promise<void>
}) {
  const [text, setText] = useState(before)
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  return (
    <NoteForm
      field={field}
      text={text}
      onText={setText}
      onCancel={() => void onDone(false)}
      onSave={async (said, people) => {
        const mentions = people.map(one => one.id)
        await api('PUT /notes/:id', { param: { id }, json: { text: said, mentions } })
        await onDone(true)
      }}
    />
  )
}

/** A link in a notification or a mail leads to the note, also where its conversation is open already. */
function useComeTo(anchor: string, place: { current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const come = () => {
      if (location.hash !== `#${anchor}`) return
      place.current?.scrollIntoView({ block: 'center' })
      place.current?.focus({ preventScroll: true })
    }
    come()
    window.addEventListener('hashchange', come)
    return () => window.removeEventListener('hashchange', come)
  }, [anchor])
}
