import { StickyNote } from 'lucide'
import type { RefObject } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { AnswererShape } from '../../server/people/shapes.ts'
import { api, useApi } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { useAction } from '../resource.ts'
import { isMe } from '../session.ts'
import { mentionedIn, peopleLike, type Query, queryAt } from './mentions.ts'
import { noteMessages } from './note-messages.ts'

type NoteFormProps = {
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  onText: (text: string) => void
  /** @param people whom the text names */
  onSave: (text: string, people: readonly AnswererShape[]) => Promise<void>
  onCancel?: () => void
}

/** Where a note is written: nothing of it looks like an answer, and nothing of it is sent. */
export function NoteForm({ field, text, onText, onSave, onCancel }: NoteFormProps) {
  const action = useAction()
  const answerers = useApi('GET /answerers', ['commune'])
  const others = (answerers.data ?? []).filter(one => !isMe(one))
  const list = useMentions(field, text, onText, others)
  const id = useId()
  const t = noteMessages()

  async function save(): Promise<void> {
    const said = text.trim()
    if (said !== '') {
      await action.run(async () => {
        // Nobody is left out because their name came after the press.
        const people = answerers.data ?? (await api('GET /answerers'))
        await onSave(
          said,
          mentionedIn(people, said).filter(one => !isMe(one)),
        )
      })
    }
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void save()
    } else if (list.onKey(event.key)) event.preventDefault()
    else if (event.key === 'Escape') document.querySelector('h1')?.focus()
  }

  return (
    <form
      class="no-print rounded-box border border-warning border-dashed bg-warning/10 p-4"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <label for={id} class="mb-2 flex items-center gap-1.5 font-semibold">
        <Icon of={StickyNote} size={16} />
        {t.label}
      </label>
      <textarea
        ref={field}
        id={id}
        class="textarea field-sizing-content max-h-64 min-h-20 w-full"
        maxLength={4000}
        aria-describedby={`${id}-help`}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={list.people.length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={list.people.length > 0 ? `${id}-person-${list.active}` : undefined}
        value={text}
        readOnly={action.busy}
        onInput={event => {
          onText(event.currentTarget.value)
          list.look(event.currentTarget)
        }}
        onClick={event => list.look(event.currentTarget)}
        onBlur={list.close}
        onKeyDown={onKeyDown}
      />
      <PeopleList id={id} list={list} />
      <div class="mt-2 flex flex-wrap items-center justify-between gap-3">
        <p id={`${id}-help`} class="text-sm">
          {t.help}
        </p>
        <div class="flex flex-wrap gap-2">
          {onCancel && (
            <button type="button" class="btn btn-ghost" onClick={onCancel}>
              {t.cancel}
            </button>
          )}
          <BusyButton type="submit" busy={action.busy} class="btn btn-outline">
            <Icon of={StickyNote} size={16} />
            {t.save}
          </BusyButton>
        </div>
      </div>
      {action.problem !== null && (
        <div class="mt-3">
          <ProblemNotice problem={action.problem} kept={t.kept} />
        </div>
      )}
    </form>
  )
}

/** Under the field, whose focus stays there: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. */
function PeopleList({ id, list }: { id: string; list: ReturnType<typeof useMentions> }) {
  const t = noteMessages()
  const { people, active, choose } = list
  return (
    <>
      <p role="status" class="sr-only">
        {people.length > 0 && t.found(people.length)}
      </p>
      {people.length > 0 && (
        <div
          role="listbox"
          id={`${id}-people`}
          aria-label={t.people}
          class="sheet mt-1 divide-y divide-base-300 overflow-clip"
        >
          {people.map((one, index) => (
            <div
              key={one.id}
              role="option"
              id={`${id}-person-${index}`}
              aria-selected={index === active}
              tabIndex={-1}
              class={`cursor-pointer px-3 py-2.5 ${index === active ? 'bg-wash font-semibold' : ''}`}
              onMouseDown={event => event.preventDefault()}
              onClick={() => choose(one)}
              onKeyDown={() => {}}
            >
              {one.name}
            </div>
          ))}
        </div>
      )}
    </>
  )
}

/** So many are shown under the field: more are found by a letter more. */
const mostShown = 6

/** The colleagues whose name is being typed after an « @ », and the keys that choose one. */
function useMentions(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  onText: (text: string) => void,
  all: readonly AnswererShape[],
) {
  const [query, setQuery] = useState<Query | null>(null)
  const [active, setActive] = useState(0)
  const cursor = useRef<number | null>(null)
  const people = query === null ? [] : peopleLike(all, query.word).slice(0, mostShown)
  const close = () => setQuery(null)

  useLayoutEffect(() => {
    if (cursor.current === null) return
    field.current?.setSelectionRange(cursor.current, cursor.current)
    cursor.current = null
  }, [text])

  function choose({ name }: AnswererShape): void {
    if (query === null) return
    const before = `${text.slice(0, query.at)}@${name} `
    cursor.current = before.length
    onText(before + text.slice(query.at + 1 + query.word.length).trimStart())
    close()
    field.current?.focus()
  }

  return {
    people,
    active,
    close,
    choose,
    look({ value, selectionStart }: HTMLTextAreaElement): void {
      setQuery(queryAt(value, selectionStart))
      setActive(0)
    },
    /** @returns whether the key was for the list */
    onKey(key: string): boolean {
      const chosen = people[active]
      if (chosen === undefined) return false
      if (key === 'Enter' || key === 'Tab') choose(chosen)
      else if (key === 'ArrowDown') setActive((active + 1) % people.length)
      else if (key === 'ArrowUp') setActive((active + people.length - 1) % people.length)
      else if (key === 'Escape') close()
      else return false
      return true
    },
  }
}
