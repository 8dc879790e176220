import { Phone, PhoneCall } from 'lucide'
import { useState } from 'preact/hooks'
import type { ConversationShape, MessageShape } from '../../../server/inbox/shapes-conversation.ts'
import { telephoneInPairs } from '../../../server/language/contact-address.ts'
import { instantOfLocal, toIso } from '../../../server/language/instant.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { api } from '../../api.ts'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form, useField } from '../../components/form.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNotice, say } from '../../components/notice.tsx'
import { localOf, nowLocal, zone } from '../../format.ts'
import { newKey } from '../../key.ts'
import { useAction } from '../../resource.ts'
import { markMessages } from '../mark-messages.ts'
import { answeringMessages } from './messages.ts'

type CallProps = {
  /** Whom nothing written reaches: the last that they said. */
  message: Spoken<MessageShape>
  onChange: (changed: Spoken<ConversationShape>) => void
}

type CallBackProps = CallProps & { isWaiting: boolean }

/** How somebody is answered who left a voice message, or a telephone number alone. */
export function CallBack({ message, isWaiting, onChange }: CallBackProps) {
  const [isOpen, setOpen] = useState(false)
  const t = answeringMessages().answering.telephone
  const number = message.telephone?.number ?? null
  return (
    <div class="no-print flex max-w-full flex-wrap gap-2">
      {number !== null && (
        <a class={`btn ${isWaiting ? 'btn-primary' : ''}`} href={`tel:${number}`}>
          <Icon of={Phone} size={16} />
          {t.call(telephoneInPairs(number))}
        </a>
      )}
      <button type="button" class="btn" onClick={() => setOpen(true)}>
        <Icon of={PhoneCall} size={16} />
        {t.answered}
      </button>
      {isOpen && (
        <Dialog title={t.title} onClose={() => setOpen(false)}>
          <CallForm message={message} onChange={onChange} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </div>
  )
}

function CallForm({ message, onChange, onClose }: CallProps & { onClose: () => void }) {
  const at = useField(nowLocal)
  const [key] = useState(newKey)
  const t = answeringMessages().answering.telephone

  async function save(): Promise<void> {
    const json = { at: toIso(instantOfLocal(at.value, zone())), key }
    const changed = await api('POST /messages/:id/called', { param: { id: message.id }, json })
    onClose()
    onChange(changed)
    const { id } = changed.messages.findLast(one => one.byTelephone) ?? {}
    if (id === undefined) return
    say(t.said, async () => onChange(await api('DELETE /messages/:id/called', { param: { id } })))
  }

  return (
    <Form
      class="flex flex-col gap-4"
      look="btn btn-primary self-end"
      submit={t.save}
      kept={markMessages().unchanged}
      act={save}
    >
      <p>{t.lead}</p>
      <DateField
        {...at}
        label={t.at}
        name="at"
        type="datetime-local"
        required
        min={localOf(message.sentAt)}
        max={nowLocal()}
      />
    </Form>
  )
}

/** Takes back what was noted by mistake. */
export function CallButton({ message, onChange }: CallProps) {
  const action = useAction()
  const t = answeringMessages().answering.telephone
  if (!message.byTelephone || message.removedAt !== null) return null
  const takeBack = async () => {
    onChange(await api('DELETE /messages/:id/called', { param: { id: message.id } }))
    say(t.takenBack)
  }
  return (
    <>
      <button type="button" class="text-link is-quiet" onClick={() => void action.run(takeBack)}>
        {t.takeBack}
      </button>
      <ProblemNotice problem={action.problem} kept={markMessages().unchanged} />
    </>
  )
}
