import { useEffect, useId, useState } from 'preact/hooks'
import { departmentOf } from '../../server/language/departments.ts'
import type { CommuneFound } from '../../server/partners/shapes.ts'
import { api } from '../api.ts'
import { TextField } from '../components/field.tsx'
import { partnerMessages } from './messages.ts'

/** Long enough not to ask for each letter, ms. */
const pause = 200

/** Communes by typing: what is found stands under the field, as buttons. */
export function CommuneSearch({
  label,
  onChosen,
}: {
  label: string
  onChosen: (commune: CommuneFound) => void
}) {
  const t = partnerMessages()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<CommuneFound[] | null>(null)
  const isAsked = typed.trim().length > 1

  useEffect(() => {
    if (!isAsked) {
      setFound(null)
      return
    }
    let isCurrent = true
    const timer = setTimeout(() => {
      api('GET /communes', { query: { search: typed.trim() } }).then(
        ({ communes }) => isCurrent && setFound(communes),
        () => isCurrent && setFound([]),
      )
    }, pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [typed, isAsked])

  return (
    <div>
      <TextField
        label={label}
        help={t.searchHelp}
        autoComplete="off"
        value={typed}
        onValue={setTyped}
      />
      <div role="status" id={id}>
        {found?.length === 0 && <p class="mt-1 text-muted text-sm">{t.searchNone}</p>}
      </div>
      {found !== null && found.length > 0 && (
        <ul class="sheet mt-1 max-h-72 divide-y divide-base-300 overflow-auto" aria-label={label}>
          {found.map(commune => (
            <li key={commune.code}>
              <button
                type="button"
                class="w-full cursor-pointer px-3 py-2 text-start hover:bg-base-200"
                onClick={() => onChosen(commune)}
              >
                <span class="font-semibold">{commune.name}</span> ({departmentOf(commune.code)})
                <span class="block text-muted text-sm">
                  {t.population(commune.population)}
                  {commune.intercommunality && `, ${commune.intercommunality.name}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
