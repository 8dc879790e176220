import { ClipboardList, Download, FileText, Plus, Printer } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { EvidenceShape } from '../../server/evidence/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { wordings } from '../../server/language/wording.ts'
import { addressOf, useApi } from '../api.ts'
import { SelectField } from '../components/choices.tsx'
import { Icon } from '../components/icon.tsx'
import { Empty, Loaded, Page, Section } from '../components/page.tsx'
import { dayTime, nowLocal, todayLocal } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { ActionCard } from './action-card.tsx'
import { ActionDialog, type Draft, emptyDraft } from './action-form.tsx'
import { evidenceMessages } from './messages.ts'

type Sheet = Spoken<EvidenceShape>

/** So many years can be chosen beside this one: the label looks back on two. */
const yearsBack = 4

/** What the commune does and can show for it, on one page a year. */
export default function Evidence() {
  const { query, route } = useLocation()
  const thisYear = Number(todayLocal().slice(0, 4))
  const asked = Number(query.annee)
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= thisYear ? asked : thisYear
  const t = evidenceMessages()
  const { period } = wordings[language.value]
  const sheet = useApi('GET /reports/evidence', ['commune', 'channels', 'messages', 'partners'], {
    query: { year },
  })
  const years = Array.from({ length: yearsBack + 1 }, (_, back) => thisYear - back)
  return (
    <Page
      title={`${t.title} ${year}`}
      lead={sheet.data && t.lead(period(sheet.data.from, sheet.data.to))}
      back={{ href: paths.delays, label: t.delays }}
      actions={
        <>
          <a
            class="btn btn-sm"
            href={addressOf('GET /reports/evidence.csv', {
              query: { year, spreadsheet: language.value },
            })}
            download
          >
            <Icon of={Download} size={16} />
            {t.csv}
          </a>
          <a
            class="btn btn-sm"
            href={addressOf('GET /reports/evidence.pdf', {
              query: { year, language: language.value },
            })}
            download
          >
            <Icon of={FileText} size={16} />
            {t.pdf}
          </a>
          <button type="button" class="btn btn-sm" onClick={() => window.print()}>
            <Icon of={Printer} size={16} />
            {t.print}
          </button>
        </>
      }
    >
      <div class="no-print mb-6 flex flex-col gap-4">
        <p class="max-w-prose">{t.about}</p>
        <SelectField
          label={t.year}
          class="w-32"
          value={year}
          options={[...new Set([...years, year])].map(one => ({ value: one, label: String(one) }))}
          onValue={chosen => route(`${paths.evidence}?annee=${chosen}`)}
        />
      </div>
      <Loaded resource={sheet} lines={8}>
        {data => <SheetView sheet={data} onChange={sheet.reload} />}
      </Loaded>
    </Page>
  )
}

type ViewProps = { sheet: Sheet; onChange: () => Promise<void> }
/** What a dialog is open about; `id` null: an action that is not there yet. */
type Edited = { id: number | null; draft: Draft }

function SheetView({ sheet, onChange }: ViewProps) {
  const [edited, setEdited] = useState<Edited | null>(null)
  const t = evidenceMessages()
  const { actions, suggestions } = sheet
  const mayWrite = may('commune.write')
  return (
    <div class="evidence flex flex-col gap-8">
      <p class="hidden text-sm print:block">{t.printedAt(dayTime(nowLocal()))}</p>
      <Figures sheet={sheet} />
      <Section
        title={t.actions}
        aside={
          actions.length > 0 &&
          t.taken(actions.filter(({ isTaken }) => isTaken).length, actions.length)
        }
      >
        {actions.length === 0 ? (
          <Empty icon={ClipboardList} title={t.none}>
            {mayWrite ? t.noneHelp : t.noneReader}
          </Empty>
        ) : (
          <ul class="flex flex-col gap-3">
            {actions.map(action => (
              <li key={action.id}>
                <ActionCard
                  action={action}
                  onEdit={mayWrite ? () => setEdited({ id: action.id, draft: action }) : null}
                  onChange={onChange}
                />
              </li>
            ))}
          </ul>
        )}
        {mayWrite && (
          <button
            type="button"
            class="btn btn-primary no-print mt-4"
            onClick={() => setEdited({ id: null, draft: emptyDraft })}
          >
            <Icon of={Plus} size={18} />
            {t.add}
          </button>
        )}
      </Section>
      {suggestions.length > 0 && mayWrite && (
        <Suggestions
          suggestions={suggestions}
          onAdd={draft => setEdited({ id: null, draft: { ...draft, endsOn: null } })}
        />
      )}
      <Section title={t.method}>
        <ul class="flex max-w-prose list-disc flex-col gap-1 ps-5 text-muted text-sm">
          {sheet.method.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
      {edited !== null && (
        <ActionDialog {...edited} onClose={() => setEdited(null)} onChange={onChange} />
      )}
    </div>
  )
}

function Figures({ sheet }: { sheet: Sheet }) {
  const t = evidenceMessages()
  return (
    <Section title={t.figures}>
      <dl class="grid gap-x-8 gap-y-5 sm:grid-cols-2 print:grid-cols-2">
        {sheet.figures.map(({ key, label, value, detail }) => (
          <div key={key}>
            <dt class="text-muted text-sm">{label}</dt>
            <dd class="serif text-xl sm:text-xl">
              {value ?? (
                <>
                  <span aria-hidden="true">{t.unknown}</span>
                  <span class="sr-only">{t.noFigure}</span>
                </>
              )}
            </dd>
            {detail !== null && <dd class="text-sm">{detail}</dd>}
          </div>
        ))}
      </dl>
      {sheet.numbers.households === null && may('commune.write') && (
        <p class="no-print mt-3">
          <a class="text-link" href={paths.audience}>
            {t.enterHouseholds}
          </a>
        </p>
      )}
    </Section>
  )
}

/** Proposed, and never added by themselves. */
function Suggestions({
  suggestions,
  onAdd,
}: {
  suggestions: Sheet['suggestions']
  onAdd: (suggestion: Sheet['suggestions'][number]) => void
}) {
  const t = evidenceMessages()
  return (
    <Section title={t.suggestions} class="no-print">
      <p class="mb-3 max-w-prose text-muted">{t.suggestionsHelp}</p>
      <ul class="sheet divide-y divide-base-300">
        {suggestions.map(one => (
          <li
            key={one.known}
            class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4"
          >
            <div class="min-w-0 flex-1 basis-64">
              <p class="font-semibold" lang="fr">
                {one.title}
              </p>
              <p class="text-muted text-sm">{one.figures}</p>
            </div>
            <button type="button" class="btn btn-sm" onClick={() => onAdd(one)}>
              <Icon of={Plus} size={16} />
              {t.addThis}
              <span class="sr-only">{one.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
