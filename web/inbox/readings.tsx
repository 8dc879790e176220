import { useState } from 'preact/hooks'
import { api } from '../api.ts'
import { Loaded } from '../components/loaded.tsx'
import { day } from '../format.ts'
import { privacyMessages } from '../privacy/words.ts'
import { useResource } from '../resource.ts'

/** Who opened a conversation, for those who answer for it; asked for only when it is unfolded. */
export function Readings({ id }: { id: number }) {
  const [isOpen, setOpen] = useState(false)
  const t = privacyMessages()
  return (
    <details class="no-print text-sm" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary class="cursor-pointer rounded-field px-1 text-muted">{t.readings}</summary>
      {isOpen && <List id={id} />}
    </details>
  )
}

function List({ id }: { id: number }) {
  const readings = useResource(`readings ${id}`, () =>
    api('GET /conversations/:id/readings', { param: { id } }),
  )
  const t = privacyMessages()
  return (
    <Loaded resource={readings} lines={2}>
      {list =>
        list.length === 0 ? (
          <p class="mt-2">{t.noReading}</p>
        ) : (
          <ul class="mt-2 flex flex-col gap-1">
            {list.map(one => (
              <li key={`${one.name} ${one.day}`}>{t.reading(one.name, day(one.day))}</li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
