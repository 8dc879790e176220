import { useState } from 'preact/hooks'
import { type Answer, api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { SelectField } from '../components/choices.tsx'
import { closing, Dialog } from '../components/dialog.tsx'
import { Form, FormDialog, TextField, useField } from '../components/form.tsx'
import { say, sayUndoable } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { TableText } from '../components/table-text.tsx'
import { numbersMessages } from './numbers-messages.ts'

type Channel = { id: number; name: string }
type Lines = Answer<'POST /subscribers/numbers'>['lines']
type Props = { channels: readonly Channel[]; onChange: () => Promise<void> }

/** Numbers that residents gave on paper, with the proof of each consent: more of them, and one less. */
export default function Numbers({ channels, onChange }: Props) {
  const t = numbersMessages()
  const [open, setOpen] = useState<'import' | 'erase' | null>(null)
  const close = () => setOpen(closing(open, null))
  return (
    <Section title={t.title} class="no-print">
      <p class="max-w-prose text-muted">{t.help}</p>
      <div class="mt-3 flex flex-wrap gap-2">
        <button type="button" class="btn btn-sm" onClick={() => setOpen('import')}>
          {t.start}
        </button>
        <button type="button" class="btn btn-ghost btn-sm" onClick={() => setOpen('erase')}>
          {t.erase}
        </button>
      </div>
      {open === 'import' && <Import channels={channels} onChange={onChange} onClose={close} />}
      {open === 'erase' && <Erase onChange={onChange} onClose={close} />}
    </Section>
  )
}

/** Looked through first, and undone as a whole. */
function Import({ channels, onChange, onClose }: Props & { onClose: () => void }) {
  const t = numbersMessages()
  const channel = useField(channels[0]?.id ?? 0)
  const [text, setText] = useState('')
  const [lines, setLines] = useState<Lines | null>(null)
  const ask = (keep: boolean) =>
    api('POST /subscribers/numbers', { json: { channel: channel.value, text, keep } })

  async function keep(): Promise<void> {
    const { at, lines: kept } = await ask(true)
    onClose()
    const many = kept.filter(({ state }) => state === 'new').length
    const undo = () =>
      at === null ? null : api('POST /subscribers/numbers/undo', { json: { at } })
    await sayUndoable(t.imported(many), undo, onChange)
  }
  return (
    <Dialog title={t.start} wide onClose={onClose}>
      {lines === null ? (
        <Form
          class="flex flex-col gap-4"
          look="btn btn-primary self-start"
          submit={t.look}
          kept={t.notImported}
          act={async () => setLines((await ask(false)).lines)}
        >
          <p class="text-muted">{t.lead}</p>
          {channels.length > 1 && (
            <SelectField
              {...channel}
              label={t.channel}
              options={channels.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TableText label={t.table} fileLabel={t.file} text={text} onText={setText} />
        </Form>
      ) : (
        <Review lines={lines} keep={keep} onAgain={() => setLines(null)} />
      )}
    </Dialog>
  )
}

type ReviewProps = { lines: Lines; keep: () => Promise<void>; onAgain: () => void }

function Review({ lines, keep, onAgain }: ReviewProps) {
  const t = numbersMessages()
  const of = (wanted: Lines[number]['state']) => lines.filter(({ state }) => state === wanted)
  const [fresh, refused] = [of('new').length, of('refused')]
  return (
    <div class="flex flex-col gap-4">
      <p class="font-semibold">{t.found(fresh, of('known').length)}</p>
      {refused.length > 0 && (
        <div>
          <p class="mb-2 text-warning">{t.refused(refused.length)}</p>
          <ul class="sheet max-h-72 divide-y divide-base-300 overflow-auto">
            {refused.map(({ line, number, reason }) => (
              <li key={line} class="p-3">
                <span class="font-semibold">{t.line(line, number)}</span>
                <span class="block text-muted text-sm">{reason}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="flex flex-wrap gap-2">
        {fresh > 0 && (
          <ActionButton class="btn btn-primary" kept={t.notImported} act={keep}>
            {t.keep(fresh)}
          </ActionButton>
        )}
        <button type="button" class="btn" onClick={onAgain}>
          {t.again}
        </button>
      </div>
    </div>
  )
}

function Erase({ onChange, onClose }: Pick<Props, 'onChange'> & { onClose: () => void }) {
  const t = numbersMessages()
  const number = useField('')
  const error = number.value.trim() === '' ? t.numberMissing : null
  async function erase(): Promise<void> {
    await api('POST /subscribers/numbers/erase', { json: { number: number.value.trim() } })
    await onChange()
    say(t.erased)
    onClose()
  }
  return (
    <FormDialog
      title={t.erase}
      submit={t.erase}
      kept={t.notErased}
      isReady={error === null}
      act={erase}
      onClose={onClose}
    >
      {isTried => (
        <>
          <p class="text-muted">{t.eraseHelp}</p>
          <TextField
            {...number}
            name="number"
            label={t.number}
            inputMode="tel"
            autoComplete="off"
            maxLength={40}
            error={isTried ? error : null}
          />
        </>
      )}
    </FormDialog>
  )
}
