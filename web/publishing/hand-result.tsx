import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { DeliveryShape } from '../../server/publishing/shapes.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Form } from '../components/form.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { HandFields, resultOf } from './hand-fields.tsx'
import { handMessages } from './hand-messages.ts'

/** How many read what was published by hand, which is known later, and that it was not after all. */
export function HandResult({
  delivery,
  onDone,
}: {
  delivery: Spoken<DeliveryShape>
  onDone: (changed: Spoken<DeliveryShape>) => Promise<void>
}) {
  const { id, url, readers, task } = delivery
  const [draft, setResult] = useState({ url: url ?? '', readers: readers?.toString() ?? '' })
  const action = useAction()
  const t = handMessages()
  const param = { id }
  const note = async () => {
    await onDone(await api('POST /deliveries/:id/note', { param, json: resultOf(draft) }))
    say(t.noted)
  }
  const reopen = async () => {
    await onDone(await api('POST /deliveries/:id/reopen', { param }))
    say(t.reopened)
  }
  return (
    <div class="flex basis-full flex-col gap-2">
      <p class="text-muted">{readers === null ? t.byHand : t.read(readers)}</p>
      {may('events.write') && task === null && (
        <details>
          <summary class="text-link cursor-pointer">{t.complete}</summary>
          <div class="flex flex-col gap-3 pt-3">
            <Form class="flex flex-col gap-3" act={note} look="btn btn-sm self-start">
              <HandFields draft={draft} onChange={setResult} />
            </Form>
            <BusyButton
              busy={action.busy}
              class="btn btn-sm btn-ghost self-start"
              onClick={() => void action.run(reopen)}
            >
              {t.reopen}
            </BusyButton>
            {action.problem !== null && <ProblemNotice problem={action.problem} />}
          </div>
        </details>
      )}
    </div>
  )
}
