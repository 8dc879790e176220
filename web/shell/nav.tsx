import { Check, Ellipsis, LogOut } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { languages } from '../../server/language/sentence.ts'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { language, messages } from '../language.ts'
import { paths } from '../paths.ts'
import { chooseTheme, theme, themes } from '../preferences.ts'
import { useAction } from '../resource.ts'
import { chooseMyLanguage, enterCommune, me, signOut } from '../session.ts'
import { Badges, type MenuItem, places } from './places.tsx'

function isHere(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}

type NavProps = { path: string; onSignedOut: () => void }

export function SideNav({ path, onSignedOut }: NavProps) {
  const t = messages.value
  const { first, more } = places()
  return (
    <header class="no-print sticky top-0 hidden h-dvh flex-col overflow-y-auto border-base-300 border-e bg-base-100 px-3 py-6 lg:flex">
      <a href={paths.today} class="mb-7 block rounded-field px-3">
        <span class="flex items-center gap-2.5">
          <img src="/icon.svg" alt="" width="30" height="30" />
          <span class="serif text-xl">{t.shell.name}</span>
        </span>
        <span class="mt-1 block text-muted text-sm">{me.value?.commune.name}</span>
      </a>
      <nav aria-label={t.shell.mainNav} class="flex-1">
        <ul class="flex flex-col gap-0.5">
          {[...first, ...more].map(place => (
            <li key={place.href}>
              <SideLink place={place} here={isHere(path, place.href)} />
            </li>
          ))}
        </ul>
      </nav>
      <button
        type="button"
        popovertarget="menu-large"
        class="mt-4 flex w-full cursor-pointer items-center gap-3 rounded-field px-3 py-2 text-start hover:bg-base-200"
      >
        <span class="min-w-0 flex-1">
          <span class="block truncate font-semibold">{me.value?.user.name}</span>
          <span class="block text-muted text-sm">{me.value && t.roles[me.value.role]}</span>
        </span>
        <Icon of={Ellipsis} />
        <span class="sr-only">
          {(me.value?.communes.length ?? 0) > 1 ? t.shell.menuOfSeveral : t.shell.menu}
        </span>
      </button>
      <MenuPanel id="menu-large" places={[]} path={path} onSignedOut={onSignedOut} />
    </header>
  )
}

function SideLink({ place, here }: { place: MenuItem; here: boolean }) {
  return (
    <a
      href={place.href}
      aria-current={here ? 'page' : undefined}
      class={`flex items-center gap-3 rounded-field border-s-4 px-3 py-2 ${
        here
          ? 'border-primary bg-wash font-semibold text-primary'
          : 'border-transparent hover:bg-base-200'
      }`}
    >
      <Icon of={place.icon} size={20} />
      <span class="flex-1">{place.label}</span>
      <Badges place={place} />
    </a>
  )
}

export function BottomNav({ path, onSignedOut }: NavProps) {
  const t = messages.value
  const { first, more } = places()
  const moreHere = more.some(place => isHere(path, place.href))
  const look =
    'relative flex w-full cursor-pointer flex-col items-center gap-0.5 rounded-field border-t-4 pt-1.5 pb-2 text-[clamp(0.6rem,3.3vw,0.875rem)] leading-tight'
  // With the largest text five words have no room: their pictures stay, and « Plus » says them all.
  // No bolder: « Aujourd’hui » would be wider than a fifth of a telephone.
  const lookHere = (here: boolean) => (here ? 'border-primary text-primary' : 'border-transparent')
  return (
    <>
      <nav
        aria-label={t.shell.mainNav}
        class="no-print fixed inset-x-0 bottom-0 z-20 border-base-300 border-t bg-base-100 pb-[env(safe-area-inset-bottom)] lg:hidden"
      >
        <ul class="mx-auto grid max-w-xl grid-cols-5">
          {first.map(place => {
            const here = isHere(path, place.href)
            return (
              <li key={place.href}>
                <a
                  href={place.href}
                  aria-current={here ? 'page' : undefined}
                  class={`${look} ${lookHere(here)}`}
                >
                  <Icon of={place.icon} size={22} />
                  <span class="max-[16rem]:sr-only">{place.label}</span>
                  <span class="absolute start-1/2 top-0 ms-1 scale-90 max-[16rem]:start-auto max-[16rem]:end-0 max-[16rem]:scale-75">
                    <Badges place={place} />
                  </span>
                </a>
              </li>
            )
          })}
          <li>
            <button
              type="button"
              popovertarget="menu-small"
              class={`${look} ${lookHere(moreHere)}`}
            >
              <Icon of={Ellipsis} size={22} />
              <span class="max-[16rem]:sr-only">{t.shell.more}</span>
            </button>
          </li>
        </ul>
      </nav>
      <MenuPanel
        id="menu-small"
        inBar={first}
        places={more}
        path={path}
        onSignedOut={onSignedOut}
      />
    </>
  )
}

type MenuPanelProps = {
  id: string
  /** Those that the bar shows too: said here where large text leaves it no room for words. */
  inBar?: MenuItem[]
  places: MenuItem[]
  path: string
  onSignedOut: () => void
}

/** Theme, language, sign-out, and on a telephone the screens that its bar has no room for. */
function MenuPanel({ id, inBar = [], places, path, onSignedOut }: MenuPanelProps) {
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
        choices={languages.map(value => ({ value, label: t.languages[value], lang: value }))}
        chosen={language.value}
        onChoose={chosen => void chooseMyLanguage(chosen)}
      />
      <ProblemNotice problem={leaving.problem} />
      <button
        type="button"
        class="btn mt-2 w-full"
        onClick={async () => {
          if (await leaving.run(leave)) onSignedOut()
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
  choices: { value: Value; label: string; lang?: string }[]
  chosen: Value
  onChoose: (value: Value) => void
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { legend, name, choices, chosen, onChoose } = props
  return (
    <fieldset class="mb-3">
      <legend class="mb-1 text-muted text-sm">{legend}</legend>
      <div class="flex gap-4">
        {choices.map(({ value, label, lang }) => (
          <label key={value} lang={lang} class="flex cursor-pointer items-center gap-1.5 py-1">
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

/** Nobody who uses this machine next is told what was for the one before. */
async function leave(): Promise<void> {
  const { forgetThisDevice } = await import('../alerts/this-device.ts')
  await forgetThisDevice()
  await signOut()
}
