import { useState } from 'preact/hooks'
import type { ChannelShape, ConnectorShape } from '../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { Dialog } from '../components/dialog.tsx'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Loaded } from '../components/loaded.tsx'
import { say } from '../components/toasts.tsx'
import { useResource } from '../resource.ts'
import { ConnectorFields } from './connector-fields.tsx'
import { channelMessages } from './messages.ts'

/** The channel's name and those of its fields that do not say which page it is. */
export function ChannelSettings({
  channel,
  onChange,
}: {
  channel: Spoken<ChannelShape>
  onChange: () => Promise<void>
}) {
  const [isOpen, setIsOpen] = useState(false)
  const t = channelMessages()
  return (
    <>
      <button type="button" class="btn btn-sm" onClick={() => setIsOpen(true)}>
        {t.settings}
        <span class="sr-only">{channel.name}</span>
      </button>
      {isOpen && (
        <Dialog title={t.settingsTitle(channel.name)} onClose={() => setIsOpen(false)}>
          <SettingsForm channel={channel} onChange={onChange} onClose={() => setIsOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

function SettingsForm({
  channel,
  onChange,
  onClose,
}: {
  channel: Spoken<ChannelShape>
  onChange: () => Promise<void>
  onClose: () => void
}) {
  const connectors = useResource('connectors', () => api('GET /connectors'))
  const [name, setName] = useState(channel.name)
  const [config, setConfig] = useState(channel.config)
  const t = channelMessages()
  const isSetting = (field: Spoken<ConnectorShape>['fields'][number]) =>
    !field.secret && !field.required
  const save = (change: { name: string; config: Record<string, string> }) =>
    api('PATCH /channels/:id', { param: { id: channel.id }, json: change })

  async function saveAndSay(): Promise<void> {
    const before = { name: channel.name, config: { ...emptied(config), ...channel.config } }
    await save({ name: name.trim(), config })
    // Closed once the channel is shown as it is now: opened again before, it would start from what was.
    await onChange()
    onClose()
    say(t.settingsSaved, async () => {
      await save(before)
      await onChange()
    })
  }

  return (
    <Form look="btn btn-primary self-end" kept={t.unchanged} act={saveAndSay}>
      <TextField label={t.name} required maxLength={120} value={name} onValue={setName} />
      <Loaded resource={connectors} lines={2}>
        {data => (
          <ConnectorFields
            fields={data.connectors
              .filter(one => one.key === channel.connector)
              .flatMap(one => one.fields.filter(isSetting))}
            channel={channel.id}
            values={config}
            onValues={setConfig}
          />
        )}
      </Loaded>
    </Form>
  )
}

/** The same fields without a value: what had none before has none again. */
function emptied(config: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.keys(config).map(key => [key, '']))
}
