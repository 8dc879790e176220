import { FileText, UserSearch } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { ErasureShape, FoundShape } from '../../server/privacy/shapes.ts'
import { addressOf, api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { TextField, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, ProblemNotice } from '../components/notice.tsx'
import { Empty } from '../components/page.tsx'
import { list, quoted, when } from '../format.ts'
import { paths } from '../paths.ts'
import { useAction } from '../resource.ts'
import { privacyMessages } from './messages.ts'

/** Finds a person, for a copy or to be erased: a name may be of several, so each is chosen. */
export function PersonSearch() {
  const search = useField('')
  const [found, setFound] = useState<FoundShape | null>(null)
  const [done, setDone] = useState<Spoken<ErasureShape> | null>(null)
  const action = useAction()
  const t = privacyMessages()

  async function look(): Promise<void> {
    setFound(await api('GET /privacy/found', { query: { search: search.value.trim() } }))
  }

  return (
    <div class="flex flex-col gap-6">
      <form
        class="flex max-w-xl flex-wrap items-end gap-3"
        onSubmit={event => {
          event.preventDefault()
          setDone(null)
          void action.run(look)
        }}
      >
        <div class="min-w-48 flex-1">
          <TextField
            {...search}
            label={t.find}
            required
            minLength={2}
            maxLength={120}
            autoComplete="off"
          />
        </div>
        <BusyButton type="submit" busy={action.busy} class="btn">
          {t.search}
        </BusyButton>
      </form>
      <ProblemNotice problem={action.problem} />
      {done !== null && <Done done={done} />}
      {found !== null && (
        <Found
          key={JSON.stringify(found)}
          found={found}
          onErased={async erased => {
            setDone(erased)
            await look()
          }}
        />
      )}
    </div>
  )
}

function Done({ done }: { done: Spoken<ErasureShape> }) {
  const t = privacyMessages()
  return (
    <Notice level="success" title={t.erased(done.messages)} live>
      {done.remains.length > 0 && (
        <>
          <p class="mt-2 font-semibold">{t.remains}</p>
          <ul class="list-disc ps-5">
            {done.remains.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

type FoundProps = { found: FoundShape; onErased: (done: Spoken<ErasureShape>) => Promise<void> }

function Found({ found, onErased }: FoundProps) {
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [quotes, setQuotes] = useState<readonly number[]>([])
  const [notes, setNotes] = useState<readonly number[]>([])
  const t = privacyMessages()
  const { residents, addressees } = found
  const named = [...found.quotes, ...found.notes]
  const isNobody = residents.length + addressees.length + named.length === 0
  if (isNobody) {
    return (
      <Empty icon={UserSearch} title={t.nobody}>
        {t.nobodyHelp}
      </Empty>
    )
  }
  const query = { residents: chosen.join() }
  const hasSame = residents.some(({ same }) => same.length > 0)
  return (
    <div class="flex flex-col gap-6">
      {residents.length > 0 && (
        <Part title={t.residents} {...(hasSame && { help: t.sameHelp })}>
          {residents.map(one => (
            <Choice
              key={one.id}
              isChosen={chosen.includes(one.id)}
              onChoose={() => setChosen(toggledWith(chosen, one))}
              label={one.name ?? t.noName}
            >
              {t.wrote(one.messages, one.channel)}
              {one.lastAt !== null && `, ${t.last(when(one.lastAt))}`}
              {one.same.length > 0 && (
                <span class="block">{t.same(list(othersOf(one, residents)))}</span>
              )}
            </Choice>
          ))}
        </Part>
      )}
      <Named
        found={found}
        quotes={quotes}
        notes={notes}
        onQuote={id => setQuotes(toggled(quotes, id))}
        onNote={id => setNotes(toggled(notes, id))}
      />
      {addressees.length > 0 && (
        <Part title={t.addressees}>
          {addressees.map(one => (
            <li key={`${one.kind} ${one.email}`} class="p-4">
              <p class="font-semibold">{one.name ?? one.email}</p>
              <p class="text-muted text-sm">{t.kinds[one.kind]}</p>
            </li>
          ))}
        </Part>
      )}
      {found.isCut && <p class="text-muted">{t.more}</p>}
      {chosen.length + quotes.length + notes.length > 0 && (
        <div class="flex flex-wrap gap-2">
          {chosen.length > 0 && (
            <>
              <a
                class="btn"
                href={addressOf('GET /privacy/copy.html', { query })}
                target="_blank"
                rel="noreferrer"
              >
                <Icon of={FileText} size={16} />
                {t.copy}
              </a>
              <a class="btn" href={addressOf('GET /privacy/copy.json', { query })} download>
                {t.copyData}
              </a>
            </>
          )}
          <ConfirmButton
            label={t.erase}
            title={chosen.length > 0 ? t.eraseTitle : t.eraseOthersTitle}
            text={chosen.length > 0 ? t.eraseText : t.eraseOthersText}
            confirm={t.eraseConfirm}
            act={async () => {
              const json = { residents: [...chosen], quotes: [...quotes], notes: [...notes] }
              await onErased(await api('POST /privacy/erasures', { json }))
            }}
          />
        </div>
      )}
    </div>
  )
}

type NamedProps = Pick<FoundProps, 'found'> & {
  /** Those that are chosen. */
  quotes: readonly number[]
  notes: readonly number[]
  onQuote: (id: number) => void
  onNote: (id: number) => void
}

/** Where others name somebody: each may go with them. */
function Named({ found, quotes, notes, onQuote, onNote }: NamedProps) {
  const t = privacyMessages()
  if (found.quotes.length + found.notes.length === 0) return null
  return (
    <Part title={t.quotes} help={t.quotesHelp}>
      {found.quotes.map(one => (
        <Choice
          key={one.id}
          isChosen={quotes.includes(one.id)}
          onChoose={() => onQuote(one.id)}
          label={t.quoteBy(one.fromCommune, when(one.sentAt))}
          href={paths.conversation(one.conversationId)}
        >
          {quoted(one.text)}
        </Choice>
      ))}
      {found.notes.map(one => (
        <Choice
          key={`note ${one.id}`}
          isChosen={notes.includes(one.id)}
          onChoose={() => onNote(one.id)}
          label={t.noteOf(when(one.writtenAt))}
          href={paths.conversation(one.conversationId)}
        >
          {quoted(one.text)}
        </Choice>
      ))}
    </Part>
  )
}

type Resident = FoundShape['residents'][number]

/** Anyone who is chosen comes with all that is the same person; each may be left out again. */
function toggledWith(all: readonly number[], { id, same }: Resident): number[] {
  if (all.includes(id)) return all.filter(one => one !== id)
  return [...new Set([...all, id, ...same])]
}

/** « Lucie, Page de la mairie »: those who are the same person. */
function othersOf({ same }: Resident, residents: readonly Resident[]): string[] {
  return residents
    .filter(({ id }) => same.includes(id))
    .map(({ name, channel }) => `${name ?? privacyMessages().noName}, ${channel}`)
}

function toggled(all: readonly number[], id: number): number[] {
  return all.includes(id) ? all.filter(one => one !== id) : [...all, id]
}

function Part({
  title,
  help,
  children,
}: {
  title: string
  help?: string
  children: ComponentChildren
}) {
  return (
    <div>
      <h3 class="text-xl">{title}</h3>
      {help && <p class="text-muted text-sm">{help}</p>}
      <ul class="sheet mt-2 divide-y divide-base-300">{children}</ul>
    </div>
  )
}

type ChoiceProps = {
  label: string
  isChosen: boolean
  onChoose: () => void
  /** Where it is seen whole. */
  href?: string
  children: ComponentChildren
}

function Choice({ label, isChosen, onChoose, href, children }: ChoiceProps) {
  return (
    <li class="flex flex-col gap-2 p-4 sm:flex-row sm:gap-3">
      <label class="flex min-w-0 flex-1 cursor-pointer gap-3">
        <input type="checkbox" class="checkbox mt-0.5" checked={isChosen} onChange={onChoose} />
        <span class="min-w-0">
          <span class="block font-semibold">{label}</span>
          <span class="block text-muted text-sm">{children}</span>
        </span>
      </label>
      {href !== undefined && (
        <a class="text-link text-sm" href={href}>
          {privacyMessages().seeQuote}
        </a>
      )}
    </li>
  )
}
