import { useState } from 'preact/hooks'
import type { ConversationShape, MessageShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { type Silence, silenceEndsOn, silences } from '../../server/official-requests/rules.ts'
import type {
  OfficialRequestList,
  OfficialRequestShape,
} from '../../server/official-requests/shapes.ts'
import { api, useApi } from '../api.ts'
import { RadioField, SelectField } from '../components/choices.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, TextArea, TextField, useField } from '../components/form.tsx'
import { Loaded } from '../components/page.tsx'
import { day, localOf, quoted } from '../format.ts'
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
  const known = useApi('GET /official-requests', [], { query: { conversation: id } })
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
  const subject = useField(() => excerptOf(chosen))
  const inCharge = useField(conversation.inCharge?.name ?? list.usual?.inCharge ?? t.usualInCharge)
  const contact = useField(list.usual?.contact ?? '')
  const silence = useField<Silence>('rejection')
  if (chosen === undefined) return null
  const receivedOn = localOf(chosen.sentAt).slice(0, 10)

  async function make(picked: Spoken<MessageShape>): Promise<void> {
    const json = {
      message: picked.id,
      subject: subject.value,
      inCharge: inCharge.value,
      contact: contact.value,
      silence: silence.value,
    }
    const param = { id: conversation.id }
    onMade(await api('POST /conversations/:id/official-requests', { param, json }))
  }

  return (
    <Form class="flex flex-col gap-4" submit={t.submit} onClose={onClose} act={() => make(chosen)}>
      {theirs.length > 1 && (
        <SelectField
          label={t.message}
          value={chosen.id}
          options={theirs.map(one => ({
            value: one.id,
            label: `${day(localOf(one.sentAt))}, ${excerptOf(one)}`,
          }))}
          onValue={id => {
            const picked = theirs.find(one => one.id === id)
            if (subject.value === excerptOf(chosen)) subject.onValue(excerptOf(picked))
            setChosen(picked)
          }}
        />
      )}
      <blockquote class="max-h-32 overflow-y-auto whitespace-pre-line border-base-300 border-s-4 ps-3">
        {quoted(chosen.text ?? '')}
      </blockquote>
      <p class="text-muted text-sm">
        {t.received(day(receivedOn), day(silenceEndsOn(receivedOn)))}
      </p>
      <TextField {...subject} label={t.subject} name="subject" required maxLength={200} />
      <TextField {...inCharge} label={t.inCharge} name="inCharge" required maxLength={200} />
      <TextArea {...contact} label={t.contact} name="contact" help={t.contactHelp} />
      <RadioField
        {...silence}
        legend={t.silence}
        options={silences.map(one => ({
          value: one,
          label: t.silences[one][0] ?? '',
          help: t.silences[one][1],
        }))}
      >
        <p class="mt-2 text-muted text-sm">{t.doubt}</p>
      </RadioField>
    </Form>
  )
}

/** What a subject begins with: the first line, cut at a word. */
function excerptOf(message: Spoken<MessageShape> | undefined): string {
  const line = (message?.text ?? '').trim().split('\n', 1)[0] ?? ''
  if (line.length <= 80) return line
  return `${line.slice(0, line.lastIndexOf(' ', 78) + 1 || 78).trimEnd()}…`
}
