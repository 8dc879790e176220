import { Search } from 'lucide'
import { useLayoutEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { addressOf, printed } from '../../server/help/rules/page.ts'
import {
  type FoundSection,
  longestSearch,
  type Part,
  search,
} from '../../server/help/rules/search.ts'
import { Icon } from '../components/icon.tsx'
import { Page } from '../components/page.tsx'
import { language, messages } from '../language.ts'
import { paths } from '../paths.ts'
import { helpMessages } from './messages.ts'
import { helpPages } from './pages.ts'

/** Aide: its pages with their sections, or those that speak of what is typed. */
export default function Help() {
  const [sought, setSought] = useState('')
  const { route } = useLocation()
  const t = helpMessages()
  const pages = helpPages()

  // Sections stood on this screen before they had pages of their own, and links to them are kept.
  useLayoutEffect(() => {
    const moved = addressOf(pages, decodeURIComponent(location.hash.slice(1)))
    if (moved !== null) route(moved, true)
  }, [])

  return (
    <Page title={t.title} lead={t.lead}>
      <search class="relative mb-8 block max-w-prose">
        <Icon
          of={Search}
          size={16}
          class="absolute start-3 top-1/2 z-1 -translate-y-1/2 text-muted"
        />
        <input
          type="search"
          class="input w-full ps-9"
          aria-label={t.search}
          title={t.search}
          placeholder={t.search}
          maxLength={longestSearch}
          value={sought}
          onInput={event => setSought(event.currentTarget.value)}
        />
      </search>
      {sought.trim() === '' ? (
        <Contents />
      ) : (
        <Results found={search(pages, sought, language.value)} />
      )}
      <p class="mt-8 flex flex-wrap gap-x-6 gap-y-2">
        <a class="text-link" href={paths.choosing}>
          {t.choosing}
        </a>
        <a class="text-link" href={paths.settingsPart('regles')}>
          {t.houseRules}
        </a>
        <a class="text-link" href={paths.accessibility}>
          {messages.value.shell.accessibility}
        </a>
      </p>
    </Page>
  )
}

function Contents() {
  const inPrint = (text: string) => printed(text, language.value)
  return (
    <ul class="grid items-start gap-4 md:grid-cols-2">
      {helpPages().map(({ name, title, lead, sections }) => (
        <li key={name} class="sheet p-4">
          <h2 class="text-xl">
            <a class="text-link" href={paths.helpPage(name)}>
              {inPrint(title)}
            </a>
          </h2>
          <p class="mt-1 mb-2 text-muted">{inPrint(lead)}</p>
          <ul class="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {sections.map(section => (
              <li key={section.key}>
                <a class="text-link is-quiet" href={paths.helpPage(name, section.key)}>
                  {inPrint(section.title)}
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Results({ found }: { found: readonly FoundSection[] }) {
  return (
    <div class="flex max-w-prose flex-col gap-6">
      <p role="status" class="text-muted">
        {helpMessages().found(found.length)}
      </p>
      {found.map(({ page, section, title, lines }) => (
        <div key={section.key}>
          <h2 class="text-xl">
            <a class="text-link" href={paths.helpPage(page.name, section.key)}>
              <Marked parts={title} />
            </a>
          </h2>
          <p class="text-muted text-sm">{printed(page.title, language.value)}</p>
          {lines.map((line, index) => (
            <p key={index} class="mt-1">
              <Marked parts={line} />
            </p>
          ))}
        </div>
      ))}
    </div>
  )
}

function Marked({ parts }: { parts: readonly Part[] }) {
  return (
    <>
      {parts.map(({ text, isFound }, index) => (isFound ? <mark key={index}>{text}</mark> : text))}
    </>
  )
}
