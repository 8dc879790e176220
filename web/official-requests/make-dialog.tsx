import { useState } from 'preact/hooks'
import type { ConversationShape, MessageShape } from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { type Silence, silenceEndsOn, silences } from '../../server/official-requests/rules.ts'
import type {
  OfficialRequestList,
  OfficialRequestShape,
} from '../../server/official-requests/shapes.ts'
import { api } from '../api.ts'
import { Dialog } from '../components/dialog.tsx'
import { DialogEnd } from '../components/dialog-end.tsx'
import { Field, TextArea, TextField } from '../components/field.tsx'
import { FormProblem } from '../components/form-problem.tsx'
import { Loaded } from '../components/loaded.tsx'
import { day, localOf, quoted } from '../format.ts'
import { useAction, useResource } from '../resource.ts'
import { officialRequestMessages } from './messages.ts'

type MakeProps = {
  conversation: Spoken<ConversationShape>
  /** The message that is chosen to begin with; null: the last one. */
  message: number | null
  onMade: (request: Spoken<OfficialRequestShape>) => void
  onClose: () => void
}

/** A resident’s message becomes a line of the register: which one, about what, and what silence means. */
export default function MakeDialog(props: MakeProps) {
  const t = officialRequestMessages()
  const { id } = props.conversation
  const known = useResource(`requests ${id}`, () =>
    api('GET /official-requests', { query: { conversation: id } }),
  )
  return (
    <Dialog title={t.title} onClose={props.onClose}>
      <p class="mb-4">{t.lead}</p>
      <Loaded resource={known} lines={6}>
        {list => <Make {...props} list={list} />}
      </Loaded>
    </Dialog>
  )
}

function Make({
  conversation,
  message,
  list,
  onMade,
  onClose,
}: MakeProps & { list: Spoken<OfficialRequestList> }) {
  const t = officialRequestMessages()
  const theirs = conversation.messages.filter(
    one => one.direction === 'inbound' && one.kind === 'message' && one.text !== null,
  )
  const [chosen, setChosen] = useState(
    () => theirs.find(one => one.id === message) ?? theirs.at(-1),
  )
  const [subject, setSubject] = useState(() => firstWords(chosen))
  const [inCharge, setInCharge] = useState(
    conversation.inCharge?.name ?? list.usual?.inCharge ?? t.usualInCharge,
  )
  const [contact, setContact] = useState(list.usual?.contact ?? '')
  const [silence, setSilence] = useState<Silence>('rejection')
  const action = useAction()
  if (chosen === undefined) return null
  const receivedOn = localOf(chosen.sentAt).slice(0, 10)

  async function make(picked: Spoken<MessageShape>): Promise<void> {
    await action.run(async () => {
      const json = { message: picked.id, subject, inCharge, contact, silence }
      onMade(
        await api('POST /conversations/:id/official-requests', {
          param: { id: conversation.id },
          json,
        }),
      )
    })
  }

  return (
    <form
      class="flex flex-col gap-4"
      onSubmit={event => {
        event.preventDefault()
        void make(chosen)
      }}
    >
      <FormProblem problem={action.problem}>
        {theirs.length > 1 && (
          <Field label={t.message}>
            {tied => (
              <select
                {...tied}
                class="select w-full"
                value={chosen.id}
                onChange={event => {
                  const id = Number(event.currentTarget.value)
                  const picked = theirs.find(one => one.id === id)
                  if (subject === firstWords(chosen)) setSubject(firstWords(picked))
                  setChosen(picked)
                }}
              >
                {theirs.map(one => (
                  <option key={one.id} value={one.id}>
                    {day(localOf(one.sentAt))}, {firstWords(one)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <blockquote class="max-h-32 overflow-y-auto whitespace-pre-line border-base-300 border-s-4 ps-3">
          {quoted(chosen.text ?? '')}
        </blockquote>
        <p class="text-muted text-sm">
          {t.received(day(receivedOn), day(silenceEndsOn(receivedOn)))}
        </p>
        <TextField
          label={t.subject}
          name="subject"
          required
          maxLength={200}
          value={subject}
          onValue={setSubject}
        />
        <TextField
          label={t.inCharge}
          name="inCharge"
          required
          maxLength={200}
          value={inCharge}
          onValue={setInCharge}
        />
        <TextArea
          label={t.contact}
          name="contact"
          help={t.contactHelp}
          value={contact}
          onValue={setContact}
        />
        <fieldset>
          <legend class="mb-2 font-semibold">{t.silence}</legend>
          <div class="flex flex-col gap-2">
            {silences.map(one => (
              <label key={one} class="flex cursor-pointer gap-3">
                <input
                  type="radio"
                  name="silence"
                  class="radio radio-primary mt-0.5 shrink-0"
                  checked={one === silence}
                  onChange={() => setSilence(one)}
                />
                <span>
                  <span class="block font-semibold">{t.silences[one][0]}</span>
                  <span class="block text-muted text-sm">{t.silences[one][1]}</span>
                </span>
              </label>
            ))}
          </div>
          <p class="mt-2 text-muted text-sm">{t.doubt}</p>
        </fieldset>
        <DialogEnd action={action} confirm={t.submit} onClose={onClose} />
      </FormProblem>
    </form>
  )
}

/** What a subject begins with: the first line, cut at a word. */
function firstWords(message: Spoken<MessageShape> | undefined): string {
  const line = (message?.text ?? '').trim().split('\n', 1)[0] ?? ''
  if (line.length <= 80) return line
  return `${line.slice(0, line.lastIndexOf(' ', 78) + 1 || 78).trimEnd()}…`
}
