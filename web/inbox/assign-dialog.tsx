import type { AnswererShape } from '../../server/people/shapes.ts'
import { api } from '../api.ts'
import { Dialog } from '../components/dialog.tsx'
import { Loaded } from '../components/loaded.tsx'
import { useResource } from '../resource.ts'
import { conversationMessages } from './conversation-messages.ts'
import { isMe } from './in-charge.ts'

type AssignProps = {
  inCharge: AnswererShape | null
  onChoose: (person: AnswererShape | null) => void
  onClose: () => void
}

/** Who is to deal with it: oneself first, then the others by name, then nobody. */
export function AssignDialog({ inCharge, onChoose, onClose }: AssignProps) {
  const answerers = useResource('answerers', () => api('GET /answerers'), ['commune'])
  const t = conversationMessages().inCharge
  return (
    <Dialog title={t.title} onClose={onClose}>
      <p class="mb-4">{t.lead}</p>
      <Loaded resource={answerers} lines={3}>
        {people => (
          <ul class="divide-y divide-base-300">
            {people
              .toSorted((a, b) => Number(isMe(b)) - Number(isMe(a)))
              .map(one => (
                <li key={one.id}>
                  <Choice
                    label={isMe(one) ? t.toMe : one.name}
                    isChosen={one.id === inCharge?.id}
                    onChoose={() => onChoose(one)}
                  />
                </li>
              ))}
            <li>
              <Choice
                label={t.toNobody}
                isChosen={inCharge === null}
                onChoose={() => onChoose(null)}
              />
            </li>
          </ul>
        )}
      </Loaded>
    </Dialog>
  )
}

function Choice({
  label,
  isChosen,
  onChoose,
}: {
  label: string
  isChosen: boolean
  onChoose: () => void
}) {
  return (
    <button
      type="button"
      class={`block w-full px-2 py-3 text-start hover:bg-base-200 ${isChosen ? 'font-semibold' : ''}`}
      aria-current={isChosen ? 'true' : undefined}
      onClick={onChoose}
    >
      {label}
    </button>
  )
}
