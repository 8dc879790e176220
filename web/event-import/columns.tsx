import { useState } from 'preact/hooks'
import { importColumns } from '../../server/event-import/rules.ts'
import type { ImportPreview } from '../../server/event-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { SelectField, worded } from '../components/choices.tsx'
import { eventImportMessages } from './messages.ts'

type ColumnsProps = {
  columns: NonNullable<Spoken<ImportPreview>['columns']>
  busy: boolean
  /** The file is read again with these, by commas. */
  onChosen: (columns: string) => void
}

/** What each column of a table holds, to be corrected where the guess is wrong. */
export function Columns({ columns, busy, onChosen }: ColumnsProps) {
  const [holds, setHolds] = useState(() => columns.map(column => column.holds))
  const t = eventImportMessages()
  const isSure =
    columns.some(one => one.holds === 'title') && columns.some(one => one.holds === 'date')
  const isChanged = holds.some((one, place) => one !== columns[place]?.holds)
  return (
    <details open={!isSure}>
      <summary class="w-fit cursor-pointer rounded-field text-link">{t.columns}</summary>
      <p class="mt-2 text-muted">{t.columnsHelp}</p>
      <div class="mt-4 grid gap-4 sm:grid-cols-2">
        {columns.map(({ header, example }, place) => (
          <SelectField
            key={place}
            label={t.column(header === '' ? t.noHeader : header)}
            help={example === '' ? undefined : t.example(example)}
            value={holds[place] ?? null}
            options={[{ value: null, label: t.holds.none }, ...worded(importColumns, t.holds)]}
            onValue={chosen =>
              setHolds(
                holds.map((one, other) => {
                  if (other === place) return chosen
                  return one === chosen ? null : one
                }),
              )
            }
          />
        ))}
      </div>
      {isChanged && (
        <BusyButton
          busy={busy}
          class="btn mt-4"
          onClick={() => onChosen(holds.map(one => one ?? '-').join(','))}
        >
          {t.readAgain}
        </BusyButton>
      )}
    </details>
  )
}
