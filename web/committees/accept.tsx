import { useState } from 'preact/hooks'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { ProposalShape } from '../../server/committees/shapes.ts'
import { timesOfDays } from '../../server/events/rules/all-day.ts'
import type { PlanShape } from '../../server/events/shapes-event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ownChannels } from '../channels/own-channels.ts'
import { namedOptions, SelectField } from '../components/choices.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, TextArea, TextField, useField } from '../components/form.tsx'
import { Loaded } from '../components/page.tsx'
import { whenLabel } from '../events/event-line.tsx'
import { EventTimes } from '../events/form/event-times.tsx'
import { list } from '../format.ts'
import { useResource } from '../resource.ts'
import { committeeMessages } from './messages.ts'

/** Without an hour it lasts whole days, unless somebody at the mairie knows better. */
export function timesOf({ startLocal, endLocal }: Spoken<ProposalShape>) {
  const isDay = startLocal.length === 10
  return isDay ? timesOfDays(startLocal, endLocal ?? startLocal) : { startLocal, endLocal }
}

type AcceptProps = {
  proposal: Spoken<ProposalShape>
  /** Whether what this person plans waits for approval. */
  asks: boolean
  onClose: () => void
  onDone: () => Promise<void>
}

/** The second of two clicks: the default plan, on the commune's own channels, as it was proposed. */
export function AcceptDialog(props: AcceptProps) {
  const t = committeeMessages().waiting
  const { proposal, onClose } = props
  const known = useResource('channels and plans', async () => {
    const [{ channels }, { plans }] = await Promise.all([api('GET /channels'), api('GET /plans')])
    return { channels, plans }
  })
  return (
    <Dialog title={t.acceptTitle(proposal.title)} onClose={onClose}>
      <Loaded resource={known} lines={3}>
        {data => <AcceptForm {...props} {...data} />}
      </Loaded>
    </Dialog>
  )
}

function AcceptForm({
  proposal,
  asks,
  channels,
  plans,
  onClose,
  onDone,
}: AcceptProps & { channels: Spoken<ChannelShape>[]; plans: PlanShape[] }) {
  const t = committeeMessages().waiting
  const own = ownChannels(channels).filter(
    ({ limits }) => proposal.picture !== null || !limits.needsImage,
  )
  const plan = useField(own.length === 0 ? null : (plans[0]?.id ?? null))
  const isAsking = asks && plan.value !== null
  const [fields, setFields] = useState(() => {
    const { title, place, text } = proposal
    const times = timesOf(proposal)
    return { title, startLocal: times.startLocal, endLocal: times.endLocal ?? '', place, text }
  })
  const { startLocal } = fields
  const endLocal = fields.endLocal || null
  const when = startLocal === '' ? '' : whenLabel({ startLocal, endLocal })
  const set = (patch: Partial<typeof fields>) => setFields({ ...fields, ...patch })
  return (
    <Form
      class="flex flex-col gap-4"
      submit={isAsking ? t.acceptAsking : t.accept}
      onClose={onClose}
      act={async () => {
        await api('POST /proposals/:id/accept', {
          param: { id: proposal.id },
          json: {
            ...fields,
            endLocal,
            link: proposal.link,
            channels: own.map(({ id }) => id),
            plan: plan.value,
          },
        })
        await onDone()
        onClose()
      }}
    >
      <p>
        {t.acceptHelp} {t.reached[proposal.reachedBy ?? 'nothing']}
      </p>
      {isAsking && <p>{t.asksFirst}</p>}
      <SelectField
        {...plan}
        label={t.plan}
        help={plan.value === null ? undefined : list(own.map(({ name }) => name))}
        options={[...(own.length > 0 ? namedOptions(plans) : []), { value: null, label: t.noPlan }]}
      />
      <details class="rounded-box border border-base-300 p-3">
        <summary class="cursor-pointer font-semibold">
          {t.fix}
          <span class="block font-normal text-muted text-sm first-letter:uppercase">
            {[when, fields.place].filter(Boolean).join(', ')}
          </span>
        </summary>
        <div class="mt-3 flex flex-col gap-4">
          <TextField
            name="title"
            label={t.eventTitle}
            maxLength={140}
            value={fields.title}
            onValue={title => set({ title })}
          />
          <EventTimes times={fields} onTimes={set} errorOf={() => null} />
          <TextField
            name="place"
            label={t.place}
            maxLength={200}
            value={fields.place}
            onValue={place => set({ place })}
          />
          <TextArea
            name="text"
            label={t.text}
            value={fields.text}
            onValue={text => set({ text })}
          />
        </div>
      </details>
    </Form>
  )
}
