import { useEffect, useId, useState } from 'preact/hooks'
import { departmentOf } from '../../server/language/departments.ts'
import type { CommuneFound } from '../../server/partners/shapes.ts'
import { api } from '../api.ts'
import { TextField, useField } from '../components/form.tsx'
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
  const typed = useField('')
  const [found, setFound] = useState<CommuneFound[] | null>(null)
  const isAsked = typed.value.trim().length > 1

  useEffect(() => {
    if (!isAsked) {
      setFound(null)
      return
    }
    let isCurrent = true
    const timer = setTimeout(() => {
      api('GET /communes', { query: { search: typed.value.trim() } }).then(
        ({ communes }) => isCurrent && setFound(communes),
        () => isCurrent && setFound([]),
      )
    }, pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [typed.value, isAsked])

  return (
    <div>
      <TextField {...typed} label={label} help={t.searchHelp} autoComplete="off" />
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
