import { Check, LogOut } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { languages } from '../../server/language/sentence.ts'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { language, messages } from '../language.ts'
import { chooseTheme, theme, themes } from '../preferences.ts'
import { useAction } from '../resource.ts'
import { chooseMyLanguage, enterCommune, me, signOut } from '../session.ts'
import { Badges, type MenuItem } from './places.tsx'

type MenuPanelProps = {
  id: string
  /** Those that the bar shows too: said here where large text leaves it no room for words. */
  inBar?: MenuItem[]
  places: MenuItem[]
  path: string
  onSignedOut: () => void
}

/** Theme, language, sign-out, and on a telephone the screens that its bar has no room for. */
export function MenuPanel({ id, inBar = [], places, path, onSignedOut }: MenuPanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  const leaving = useAction()
  const t = messages.value
  useLayoutEffect(() => {
    if (panel.current?.matches(':popover-open')) panel.current.hidePopover()
  }, [path])
  return (
    <div
      ref={panel}
      id={id}
      popover="auto"
      role="dialog"
      aria-label={t.shell.menu}
      class="sheet panel p-4"
    >
      {places.length > 0 && (
        <ul class="mb-4 flex flex-col border-base-300 border-b pb-3">
          {[...inBar, ...places].map(place => (
            <li
              key={place.href}
              class={inBar.includes(place) ? 'hidden max-[16rem]:block' : undefined}
            >
              <a
                href={place.href}
                aria-current={path.startsWith(place.href) ? 'page' : undefined}
                class="flex items-center gap-3 rounded-field px-2 py-2.5 hover:bg-base-200 aria-[current]:font-semibold aria-[current]:text-primary"
              >
                <Icon of={place.icon} size={20} />
                <span class="flex-1">{place.label}</span>
                <Badges place={place} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <Communes />
      <Choice
        legend={t.shell.theme}
        name={`${id}-theme`}
        choices={themes.map(value => ({ value, label: t.themes[value] }))}
        chosen={theme.value}
        onChoose={chooseTheme}
      />
      <Choice
        legend={t.shell.language}
        name={`${id}-language`}
        choices={languages.map(value => ({ value, label: t.languages[value] }))}
        chosen={language.value}
        onChoose={chosen => void chooseMyLanguage(chosen)}
      />
      <ProblemNotice problem={leaving.problem} />
      <button
        type="button"
        class="btn mt-2 w-full"
        onClick={async () => {
          if (await leaving.run(signOut)) onSignedOut()
        }}
      >
        <Icon of={LogOut} />
        {t.shell.signOut}
      </button>
    </div>
  )
}

/** The communes in which one works, where there are several: buttons, for choosing one leaves the page. */
function Communes() {
  const entering = useAction()
  const t = messages.value
  const [here, communes] = [me.value?.commune.id, me.value?.communes ?? []]
  if (communes.length < 2) return null
  return (
    <nav aria-label={t.shell.communes} class="mb-3 border-base-300 border-b pb-3">
      <p class="mb-1 text-muted text-sm" aria-hidden="true">
        {t.shell.communes}
      </p>
      <ul class="flex max-h-60 flex-col overflow-y-auto">
        {communes.map(({ id, name, role }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === here ? 'true' : undefined}
              disabled={entering.busy}
              class="flex w-full cursor-pointer items-center gap-3 rounded-field px-2 py-2 text-start hover:bg-base-200 aria-[current]:font-semibold aria-[current]:text-primary"
              onClick={() => {
                if (id !== here) void entering.run(() => enterCommune(id))
              }}
            >
              <span class="min-w-0 flex-1">
                {name}
                <span class="block font-normal text-muted text-sm">{t.roles[role]}</span>
              </span>
              {id === here && <Icon of={Check} size={18} />}
            </button>
          </li>
        ))}
      </ul>
      <ProblemNotice problem={entering.problem} />
    </nav>
  )
}

type ChoiceProps<Value extends string> = {
  legend: string
  name: string
  choices: { value: Value; label: string }[]
  chosen: Value
  onChoose: (value: Value) => void
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { legend, name, choices, chosen, onChoose } = props
  return (
    <fieldset class="mb-3">
      <legend class="mb-1 text-muted text-sm">{legend}</legend>
      <div class="flex gap-4">
        {choices.map(({ value, label }) => (
          <label key={value} class="flex cursor-pointer items-center gap-1.5 py-1">
            <input
              type="radio"
              class="radio radio-primary radio-sm"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
