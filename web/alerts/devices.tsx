import { useState } from 'preact/hooks'
import type { AlertSettingsShape, DeviceShape } from '../../server/alerts/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Tick } from '../components/choices.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, TextField, useField } from '../components/form.tsx'
import { Notice, ProblemNotice, say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { when } from '../format.ts'
import { useAction } from '../resource.ts'
import { HomeScreen } from './home-screen.tsx'
import { OtherDevice } from './other-device.tsx'
import { alertSettingsMessages } from './settings-messages.ts'
import { addThisDevice, forgetThisDevice, thisDevice, whyNoPush } from './this-device.ts'

type Device = Spoken<DeviceShape>

type Props = {
  settings: AlertSettingsShape
  onChange: (settings: AlertSettingsShape) => void
}

/** Where somebody is told while Tambour is closed. */
export function DutyDevices(props: Props) {
  const devices = useApi('GET /me/devices', ['alerts'])
  const t = alertSettingsMessages().devices
  return (
    <Section title={t.title}>
      <p class="mb-4 text-muted">
        {t.help} {props.settings.canMail && t.orMail}
      </p>
      <Loaded resource={devices} lines={3}>
        {all => (
          <div class="flex flex-col items-start gap-4">
            {all.length > 0 && (
              <ul class="sheet w-full divide-y divide-base-300">
                {all.map(one => (
                  <Line key={one.id} device={one} onChange={devices.reload} />
                ))}
              </ul>
            )}
            <ThisBrowser devices={all} onChange={devices.reload} />
            <OtherDevice onAdded={devices.reload} />
            {all.length > 0 && <Quotes {...props} />}
          </div>
        )}
      </Loaded>
    </Section>
  )
}

function Line({ device, onChange }: { device: Device; onChange: () => Promise<void> }) {
  const [isNaming, setIsNaming] = useState(false)
  const name = useField(device.name)
  const trial = useAction()
  const { id, createdAt, seenAt, failedAt, failure } = device
  const t = alertSettingsMessages().devices

  async function send(): Promise<void> {
    await trial.run(async () => {
      try {
        await api('POST /me/devices/:id/test', { param: { id } })
        say(t.tried(device.name))
      } finally {
        await onChange()
      }
    })
  }

  return (
    <li class="flex flex-col gap-2 p-4">
      <p class="min-w-0">
        <span class="block break-words font-semibold">{device.name}</span>
        <span class="block text-muted text-sm">
          {id === thisDevice() && `${t.isThis}, `}
          {t.since(when(createdAt))}
          {seenAt !== createdAt && `, ${t.seen(when(seenAt))}`}
        </span>
        {failure !== null && failedAt !== null && trial.problem === null && (
          <span class="block text-error text-sm">{t.failed(when(failedAt), failure)}</span>
        )}
      </p>
      <div class="flex flex-wrap gap-1">
        <BusyButton class="btn btn-sm" busy={trial.busy} onClick={() => void send()}>
          {t.try}
          <span class="sr-only">{device.name}</span>
        </BusyButton>
        <button type="button" class="btn btn-ghost btn-sm" onClick={() => setIsNaming(true)}>
          {t.rename}
          <span class="sr-only">{device.name}</span>
        </button>
        <ConfirmButton
          label={t.remove}
          title={t.removeTitle(device.name)}
          text={t.removeText}
          class="btn btn-ghost btn-sm"
          act={async () => {
            if (id === thisDevice()) await forgetThisDevice()
            else await api('DELETE /me/devices/:id', { param: { id } })
            await onChange()
            say(t.removed(device.name))
          }}
        />
      </div>
      <ProblemNotice problem={trial.problem} />
      {isNaming && (
        <Dialog title={t.rename} onClose={() => setIsNaming(false)}>
          <Form
            submit={t.save}
            kept={null}
            act={async () => {
              await api('PUT /me/devices/:id', { param: { id }, json: { name: name.value } })
              await onChange()
              setIsNaming(false)
            }}
          >
            <TextField {...name} label={t.name} help={t.nameHelp} required maxLength={60} />
          </Form>
        </Dialog>
      )}
    </li>
  )
}

/** The browser asks the person itself, once. */
function ThisBrowser({
  devices,
  onChange,
}: {
  devices: readonly Device[]
  onChange: () => Promise<void>
}) {
  const [whyNot, setWhyNot] = useState(whyNoPush)
  const action = useAction()
  const t = alertSettingsMessages().devices
  if (devices.some(({ id }) => id === thisDevice())) return null
  if (whyNot === 'homeScreen') return <HomeScreen />
  if (whyNot !== null) return <Notice level="info">{t.whyNot[whyNot]}</Notice>

  async function add(): Promise<void> {
    await action.run(async () => {
      const added = await addThisDevice()
      setWhyNot(whyNoPush())
      await onChange()
      if (added !== null) say(t.added)
    })
  }

  return (
    <>
      <BusyButton class="btn btn-primary" busy={action.busy} onClick={() => void add()}>
        {t.addThis}
      </BusyButton>
      <ProblemNotice problem={action.problem} />
    </>
  )
}

/** Screens are read over shoulders: nobody's name is shown unless somebody chose so. */
function Quotes({ settings, onChange }: Props) {
  const [chosen, setChosen] = useState<boolean | null>(null)
  const action = useAction()
  const t = alertSettingsMessages().devices

  async function choose(quotes: boolean): Promise<void> {
    setChosen(quotes)
    await action.run(async () =>
      onChange(await api('PUT /alert-settings/quotes', { json: { quotes } })),
    )
    setChosen(null)
  }

  return (
    <div>
      <Tick
        label={t.quotes}
        help={t.quotesHelp}
        value={chosen ?? settings.quotes === true}
        onValue={quotes => void choose(quotes)}
      />
      <ProblemNotice problem={action.problem} />
    </div>
  )
}
