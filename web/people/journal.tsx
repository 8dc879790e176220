import { ScrollText } from 'lucide'
import { useState } from 'preact/hooks'
import {
  isJournalAction,
  type JournalKind,
  journalKinds,
} from '../../server/people/rules/journal.ts'
import type { JournalFilters, JournalLine, JournalPage } from '../../server/people/shapes.ts'
import { api, useApi } from '../api.ts'
import { NextPage } from '../components/action-button.tsx'
import { labelledOptions, SelectField } from '../components/choices.tsx'
import { useField } from '../components/form.tsx'
import { Empty, Loaded, Section } from '../components/page.tsx'
import { near } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { journalMessages } from './journal-messages.ts'
import { sentences as en } from './journal-sentences.en.ts'
import { sentences as fr } from './journal-sentences.fr.ts'
import { type Detail, isOverride, namedOnce, overrideMessages } from './journal-sentences.ts'

/** Who did what, newest first: what is decided about figures can be looked up for ever. */
export function Journal() {
  const kind = useField<JournalKind | null>(null)
  const [older, setOlder] = useState<{ of: JournalKind | null; pages: JournalPage[] }>({
    of: null,
    pages: [],
  })
  const first = useApi('GET /journal', ['messages', 'commune'], { query: { kind: kind.value } })
  const t = journalMessages()
  const pages = older.of === kind.value ? older.pages : []

  async function loadOlder(before: number): Promise<void> {
    const page = await api('GET /journal', { query: { kind: kind.value, before } })
    setOlder({ of: kind.value, pages: [...pages, page] })
  }

  return (
    <Section title={t.title}>
      <p class="mb-4 max-w-prose text-muted">{t.lead}</p>
      <div class="mb-4 max-w-xs">
        <SelectField
          {...kind}
          label={t.kindLabel}
          options={[{ value: null, label: t.all }, ...labelledOptions(journalKinds, t.kinds)]}
        />
      </div>
      <Loaded resource={first} lines={8}>
        {page => {
          const lines = withoutDoubles([page, ...pages].flatMap(one => one.lines))
          const next = (pages.at(-1) ?? page).next
          if (lines.length === 0) {
            return (
              <Empty icon={ScrollText} title={t.none}>
                {t.noneHelp}
              </Empty>
            )
          }
          return (
            <>
              <ol class="sheet divide-y divide-base-300">
                {lines.map(line => (
                  <li key={line.id} class="px-4 py-3">
                    <Line line={line} />
                  </li>
                ))}
              </ol>
              <NextPage next={next} load={loadOlder}>
                {t.older}
              </NextPage>
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

/** What came in since the older page was read has pushed some lines into both. */
function withoutDoubles(lines: readonly JournalLine[]): JournalLine[] {
  const seen = new Set<number>()
  return lines.filter(line => !seen.has(line.id) && seen.add(line.id))
}

function Line({ line }: { line: JournalLine }) {
  return (
    <div class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <p class="min-w-0 flex-1 basis-72">
        {sentenceOf({ ...line, detail: namedOnce(line) })} <Place place={line.place} />
      </p>
      <time dateTime={line.at} class="text-muted text-sm">
        {near(line.at)}
      </time>
    </div>
  )
}

/** One that a later version wrote is told by its key, which is better than not at all. */
function sentenceOf({ by, action, detail }: Pick<JournalLine, 'by' | 'action' | 'detail'>) {
  if (!isJournalAction(action)) return journalMessages().line(by, action)
  if (isOverride(action)) return overrideMessages(by, action, detail)
  const sentence: (detail: Detail) => string = (language.value === 'fr' ? fr : en)[action]
  return journalMessages().line(by, sentence(detail))
}

/** The way to what it was about, under its name. */
function Place({ place }: { place: JournalFilters | null }) {
  if (place === null) return null
  const t = journalMessages()
  const href = hrefOf(place)
  const name = place.name ?? t.places[place.kind]
  if (href === null) return <span class="text-muted">{t.at(name)}</span>
  return (
    <a class="text-link is-quiet" href={href}>
      {t.at(name)}
    </a>
  )
}

function hrefOf({ kind, id }: JournalFilters): string | null {
  switch (kind) {
    case 'conversation':
      return id === null ? null : paths.conversation(id)
    case 'event':
      return id === null ? null : paths.event(id)
    case 'channel':
      return `${paths.channels}#canal-${id}`
    case 'digest':
      return paths.digest
    case 'commune':
      return paths.settingsPart('commune')
    case 'hours':
      return paths.settingsPart('horaires')
    // These screens are for administrators.
    case 'people':
      return may('people.write') ? paths.settingsPart('personnes') : null
    case 'keys':
      return may('people.write') ? paths.settingsPart('cles') : null
  }
}
