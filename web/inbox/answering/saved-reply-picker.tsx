import { BookOpenText } from 'lucide'
import { useLayoutEffect } from 'preact/hooks'
import { saidInPrivate } from '../../../server/inbox/rules/possible-answers.ts'
import type { SavedReplyShape } from '../../../server/inbox/shapes-acts.ts'
import { firstNameMark, firstNameOf, withFirstName } from '../../../server/language/first-name.ts'
import { useApi } from '../../api.ts'
import { Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField, useField } from '../../components/form.tsx'
import { Empty, Loaded } from '../../components/page.tsx'
import { quoted } from '../../format.ts'
import { paths } from '../../paths.ts'
import { chooseEarlier, earlierChoice } from './earlier-choice.ts'
import { answeringMessages } from './messages.ts'

/** The commune's saved replies: Enter takes the first that is found, Tab reaches the others. */
export function SavedReplyPicker({
  name,
  isPrivate,
  onChoose,
  onClose,
}: {
  /** The whole name of the person who is answered; null where nobody knows it. */
  name: string | null
  /** Whether the answer goes to that person alone. */
  isPrivate: boolean
  /** With the words as they are to be said to that person. */
  onChoose: (text: string) => void
  onClose: () => void
}) {
  const typed = useField('')
  const saved = useApi('GET /saved-replies')
  const t = answeringMessages().savedReplies
  const adapted = (text: string) => saidTo(text, name, isPrivate)
  const isNone = saved.data?.savedReplies.length === 0
  const found = saved.data?.savedReplies.filter(one => isAbout(one, typed.value)) ?? []
  return (
    <Dialog title={t.title} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          const [first] = found
          if (first) onChoose(adapted(first.text))
        }}
      >
        {/* There before the replies are: the dialog begins in it. */}
        {!isNone && <TextField {...typed} label={t.search} maxLength={80} />}
        <Loaded resource={saved} lines={4}>
          {() =>
            isNone ? (
              <None />
            ) : (
              <Found found={found} name={name} adapted={adapted} onChoose={onChoose} />
            )
          }
        </Loaded>
      </form>
      <div class="mt-4 border-base-300 border-t pt-4">
        <Tick
          label={answeringMessages().earlier.offer}
          help={answeringMessages().earlier.offerHelp}
          value={earlierChoice.value !== 'off'}
          onValue={isOn => chooseEarlier(isOn ? 'open' : 'off')}
        />
      </div>
    </Dialog>
  )
}

function Found({
  found,
  name,
  adapted,
  onChoose,
}: {
  found: readonly SavedReplyShape[]
  name: string | null
  adapted: (text: string) => string
  onChoose: (text: string) => void
}) {
  const t = answeringMessages().savedReplies
  const firstName = firstNameOf(name)
  return (
    <>
      <p class="mt-1 text-muted text-sm">
        {firstName === null ? t.nameless(firstNameMark) : t.named(firstName)}
      </p>
      {found.length === 0 ? (
        <p class="mt-4 text-muted">{t.nothingFound}</p>
      ) : (
        <ul class="mt-3 divide-y divide-base-300">
          {found.map(one => (
            <li key={one.id}>
              <button
                type="button"
                class="block w-full px-2 py-3 text-start hover:bg-base-200"
                onClick={() => onChoose(adapted(one.text))}
              >
                <span class="block font-semibold">{one.title}</span>
                <span class="line-clamp-2 text-sm">{quoted(adapted(one.text))}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Takes the focus from the field, which goes away where there is nothing to look for. */
function None() {
  const t = answeringMessages().savedReplies
  useLayoutEffect(() => document.querySelector<HTMLElement>('dialog h2')?.focus(), [])
  return (
    <Empty
      icon={BookOpenText}
      title={t.none}
      way={{ needs: 'messages.write', href: paths.settingsPart('reponses'), label: t.write }}
    >
      {t.noneHelp(firstNameMark)}
    </Empty>
  )
}

/** Whether its title or its text has what was typed, accents and capitals aside. */
function isAbout({ title, text }: SavedReplyShape, typed: string): boolean {
  const wanted = searchable(typed)
  return searchable(title).includes(wanted) || searchable(text).includes(wanted)
}

function searchable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

/**
 * A text that was kept for anybody, as it is said to somebody: with their first name, and in private without
 * asking them to write in private.
 * @param name their whole name; null where nobody knows it
 */
export function saidTo(text: string, name: string | null, isPrivate: boolean): string {
  return withFirstName(isPrivate ? saidInPrivate(text) : text, name)
}
