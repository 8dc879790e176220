import { useState } from 'preact/hooks'
import type { ChannelShape, ConnectorShape } from '../../../server/shapes/channel.ts'
import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/notice.tsx'
import { say } from '../../components/toasts.tsx'
import { words } from '../../i18n/index.ts'
import { useAction, useResource } from '../../resource.ts'
import { AuthorizeButton } from './authorize.tsx'
import { connectionWords } from './connection-words.ts'
import { ConnectorFields } from './connector-fields.tsx'

/** New secrets for a channel whose access ended; the rest is kept. */
export function Reconnect({ channel, onDone }: { channel: ChannelShape; onDone: () => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const t = words.value.channels
  return (
    <>
      <button
        type="button"
        class={`btn btn-sm ${channel.state === 'paused' ? 'btn-primary' : ''}`}
        onClick={() => setIsOpen(true)}
      >
        {t.reconnect}
        <span class="sr-only">{channel.name}</span>
      </button>
      {isOpen && (
        <Dialog title={t.reconnectTitle(channel.name)} onClose={() => setIsOpen(false)}>
          <ReconnectForm
            channel={channel}
            onDone={() => {
              setIsOpen(false)
              onDone()
            }}
          />
        </Dialog>
      )}
    </>
  )
}

function ReconnectForm({ channel, onDone }: { channel: ChannelShape; onDone: () => void }) {
  const connectors = useResource('connectors', () => api.connectors())
  const [secrets, setSecrets] = useState<Record<string, string>>({})
  const action = useAction()
  const t = words.value.channels
  // Of a channel that works what is not typed is kept, so that one secret alone can be given.
  const isKept = channel.state === 'active'
  const secretsOf = (connector: ConnectorShape) =>
    connector.fields
      .filter(field => field.secret)
      .map(field => ({ ...field, required: field.required && !isKept }))
  return (
    <form
      class="flex flex-col gap-5"
      onSubmit={event => {
        event.preventDefault()
        void action.run(async () => {
          await api.reconnect(channel.id, { secrets })
          say(t.reconnected(channel.name))
          onDone()
        })
      }}
    >
      <p class="text-muted">
        {t.reconnectHelp} {isKept && t.keptSecrets}
      </p>
      <Loaded resource={connectors} lines={2}>
        {data => {
          const own = data.connectors.filter(one => one.key === channel.connector)
          return (
            <>
              {own.map(
                ({ key, application }) =>
                  application?.isReady && (
                    <div key={key} class="flex flex-col gap-3">
                      <AuthorizeButton connector={key} channel={channel.id}>
                        {connectionWords().reconnectBy(application.network)}
                      </AuthorizeButton>
                      <p class="text-muted">{connectionWords().orToken}</p>
                    </div>
                  ),
              )}
              <ConnectorFields
                fields={own.flatMap(secretsOf)}
                values={secrets}
                onValues={setSecrets}
              />
            </>
          )
        }}
      </Loaded>
      <ProblemNotice problem={action.problem} kept={t.unchanged} />
      <BusyButton type="submit" busy={action.busy} class="btn btn-primary self-end">
        {t.reconnect}
      </BusyButton>
    </form>
  )
}
