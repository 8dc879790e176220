import { CircleAlert } from 'lucide'
import { useState } from 'preact/hooks'
import { departmentOf } from '../../server/language/departments.ts'
import type { PartnerTableRead } from '../../server/partners/shapes.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { TableText } from '../components/table-text.tsx'
import { messages } from '../language.ts'
import { partnerMessages } from './messages.ts'

/** A list of neighbours from a spreadsheet: pasted or chosen, looked at, then added. */
export function ImportPartners({
  onClose,
  onDone,
}: {
  onClose: () => void
  onDone: () => Promise<void>
}) {
  const t = partnerMessages()
  const [text, setText] = useState('')
  const [read, setRead] = useState<PartnerTableRead | null>(null)
  return (
    <Dialog title={t.importTitle} wide onClose={onClose}>
      {read === null ? (
        <Form
          class="flex flex-col gap-4"
          look="btn btn-primary self-start"
          submit={t.importRead}
          act={async () => setRead(await api('POST /partners/read-table', { json: { text } }))}
        >
          <p class="text-muted">{t.importLead}</p>
          <TableText label={t.importText} fileLabel={t.importFile} text={text} onText={setText} />
        </Form>
      ) : (
        <Review
          read={read}
          onAgain={() => setRead(null)}
          onAdded={async () => {
            await onDone()
            onClose()
          }}
        />
      )}
    </Dialog>
  )
}

function Review({
  read,
  onAgain,
  onAdded,
}: {
  read: PartnerTableRead
  onAgain: () => void
  onAdded: () => Promise<void>
}) {
  const t = partnerMessages()
  const good = read.partners.filter(({ problem }) => problem === null)
  return (
    <div class="flex flex-col gap-4">
      <ul class="sheet max-h-96 divide-y divide-base-300 overflow-auto">
        {read.partners.map(({ line, name, inseeCode, contacts, problem }) => (
          <li key={line} class="p-3">
            {problem === null ? (
              <>
                <span class="font-semibold">{name}</span>{' '}
                {inseeCode !== null && <span class="text-muted">({departmentOf(inseeCode)})</span>}
                <span class="block break-all text-muted text-sm">
                  {contacts.map(({ email }) => email).join(', ')}
                </span>
              </>
            ) : (
              <span class="flex items-start gap-1.5 text-error">
                <Icon of={CircleAlert} size={16} class="mt-1" />
                {t.importLine(line, name, t.importProblems[problem])}
              </span>
            )}
          </li>
        ))}
      </ul>
      {read.ignored.length > 0 && (
        <p class="text-muted text-sm">{t.importIgnored(read.ignored.join(', '))}</p>
      )}
      {good.length === 0 && <p>{t.importNothing}</p>}
      <div class="flex flex-wrap gap-2">
        {good.length > 0 && (
          <ActionButton
            class="btn btn-primary"
            kept={messages.value.form.notSaved}
            act={async () => {
              const partners = good.map(({ name, inseeCode, contacts }) => ({
                name,
                inseeCode,
                contacts,
              }))
              const made = await api('POST /partners/several', { json: { partners } })
              await onAdded()
              say(t.addedAll(made.added.length, made.known))
            }}
          >
            {t.importConfirm(good.length)}
          </ActionButton>
        )}
        <button type="button" class="btn" onClick={onAgain}>
          {t.importAgain}
        </button>
      </div>
    </div>
  )
}
