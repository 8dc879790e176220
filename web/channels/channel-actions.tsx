import { useState } from 'preact/hooks'
import type {
  ChannelShape,
  ConnectorShape,
  PollResult,
} from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { Loaded } from '../components/page.tsx'
import { may } from '../session.ts'
import { needsConnecting, problemsOf } from './channel-problems.ts'
import { ConnectorFields } from './connector-fields.tsx'
import { channelMessages } from './messages.ts'
import { Reconnect } from './reconnect.tsx'

/** Check, poll now, reconnect, disconnect: of one that is connected. */
export function ChannelActions({
  channel,
  onChange,
}: {
  channel: Spoken<ChannelShape>
  onChange: () => Promise<void>
}) {
  const [results, setResults] = useState<Spoken<PollResult>[]>([])
  const t = channelMessages()
  if (!may('channels.check')) return null
  // A page of ours is no network: there is nothing to look at, to check or to be let into.
  const { isOwnPage } = channel
  return (
    <div>
      <div class="flex flex-wrap gap-2">
        {!isOwnPage && (
          <ActionButton
            class="btn btn-sm"
            about={channel.name}
            kept={t.unchanged}
            act={async () => {
              await api('POST /channels/:id/check', { param: { id: channel.id } })
              await onChange()
              say(t.checked(channel.name))
            }}
          >
            {t.check}
          </ActionButton>
        )}
        {channel.receives && channel.state === 'active' && !isOwnPage && (
          <ActionButton
            class="btn btn-sm"
            about={channel.name}
            kept={t.unchanged}
            act={async () => {
              const polled = await api('POST /channels/:id/poll', { param: { id: channel.id } })
              setResults(polled.results)
              await onChange()
            }}
          >
            {t.poll}
          </ActionButton>
        )}
        {may('channels.write') && <ChannelSettings channel={channel} onChange={onChange} />}
        {may('channels.write') && !isOwnPage && !needsConnecting(channel) && (
          <Reconnect channel={channel} onDone={onChange} />
        )}
        {may('channels.write') && (
          <ConfirmButton
            class="btn btn-sm btn-ghost"
            label={t.disconnect}
            title={t.disconnectTitle(channel.name)}
            text={t.disconnectText}
            act={async () => {
              await api('DELETE /channels/:id', { param: { id: channel.id } })
              await onChange()
              say(t.disconnected(channel.name))
            }}
          />
        )}
      </div>
      <div role="status" class="text-sm">
        {results.map(result => (
          <div key={result.channel} class="mt-3">
            {/* The card says its cause already: here it is said aloud alone. */}
            <p class={problemsOf(channel).includes(result.error ?? '') ? 'sr-only' : ''}>
              {result.error ?? t.polled(result.inbound, result.outbound)}
            </p>
            {result.gaps.map(gap => (
              <p key={gap} class="text-muted">
                {gap}
              </p>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

/** The channel's name and those of its fields that do not say which page it is. */
function ChannelSettings({
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
  const connectors = useApi('GET /connectors')
  const name = useField(channel.name)
  const [config, setConfig] = useState(channel.config)
  const t = channelMessages()
  const isSetting = (field: Spoken<ConnectorShape>['fields'][number]) =>
    !field.secret && !field.required
  const save = (change: { name: string; config: Record<string, string> }) =>
    api('PATCH /channels/:id', { param: { id: channel.id }, json: change })

  async function saveAndSay(): Promise<void> {
    const before = { name: channel.name, config: { ...emptied(config), ...channel.config } }
    await save({ name: name.value.trim(), config })
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
      <TextField {...name} label={t.name} required maxLength={120} />
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
