import { useState } from 'preact/hooks'
import type { ChannelShape, ConnectorShape } from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { Dialog } from '../components/dialog.tsx'
import { Form } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { Loaded } from '../components/page.tsx'
import { historyImportMessages } from '../history-import/messages.ts'
import { paths } from '../paths.ts'
import { AuthorizeButton } from './authorize.tsx'
import { connectionMessages } from './connection-messages.ts'
import { ConnectorFields } from './connector-fields.tsx'
import { channelMessages } from './messages.ts'

/**
 * New secrets for a channel whose access ended; the rest is kept. One that is known by its download
 * alone is asked for all that a channel of its kind needs.
 */
export function Reconnect({
  channel,
  onDone,
}: {
  channel: Spoken<ChannelShape>
  onDone: () => Promise<void>
}) {
  const wanted = paths.reconnect(channel.id)
  const [isOpen, setIsOpen] = useState(() => location.pathname + location.hash === wanted)

  function close(): void {
    setIsOpen(false)
    // Once it was closed, going back here does not open it again.
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname)
  }

  const t = channelMessages()
  return (
    <>
      <button
        type="button"
        class={`btn btn-sm self-start ${channel.state === 'paused' ? 'btn-primary' : ''}`}
        onClick={() => setIsOpen(true)}
      >
        {channel.state === 'archive' ? historyImportMessages().connect : t.reconnect}
        <span class="sr-only">{channel.name}</span>
      </button>
      {isOpen && (
        <Dialog
          title={
            channel.state === 'archive'
              ? historyImportMessages().connectTitle(channel.name)
              : t.reconnectTitle(channel.name)
          }
          onClose={close}
        >
          <ReconnectForm
            channel={channel}
            onDone={async () => {
              await onDone()
              close()
            }}
          />
        </Dialog>
      )}
    </>
  )
}

function ReconnectForm({
  channel,
  onDone,
}: {
  channel: Spoken<ChannelShape>
  onDone: () => Promise<void>
}) {
  const connectors = useApi('GET /connectors')
  const [values, setValues] = useState<Record<string, string>>({})
  const t = channelMessages()
  // A channel that works keeps what is not typed, so that one secret alone can be given.
  const isKept = channel.state === 'active'
  const isArchive = channel.state === 'archive'
  const isGone = channel.state === 'disconnected'
  const fieldsOf = (connector: Spoken<ConnectorShape>) =>
    connector.fields
      .filter(field => field.secret || isArchive)
      .map(field => ({ ...field, required: field.required && !isKept }))
  return (
    <Form
      look="btn btn-primary self-end"
      kept={t.unchanged}
      submit={isArchive ? historyImportMessages().connect : t.reconnect}
      act={async () => {
        const kind = connectors.data?.connectors.find(one => one.key === channel.connector)
        const fields = kind?.fields ?? []
        const part = (secret: boolean) =>
          Object.fromEntries(
            fields
              .filter(field => field.secret === secret && values[field.key] !== undefined)
              .map(field => [field.key, values[field.key] ?? '']),
          )
        await api('POST /channels/:id/reconnect', {
          param: { id: channel.id },
          json: {
            ...(isArchive && { config: part(false) }),
            secrets: part(true),
          },
        })
        await onDone()
        say(isArchive ? t.connected(channel.name) : t.reconnected(channel.name))
      }}
    >
      <p class="text-muted">
        {isArchive
          ? historyImportMessages().connectHelp
          : isGone
            ? t.reconnectGoneHelp
            : t.reconnectHelp}{' '}
        {isKept && t.keptSecrets}
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
                        {connectionMessages().reconnectBy(application.network)}
                      </AuthorizeButton>
                      <p class="text-muted">{connectionMessages().orToken}</p>
                    </div>
                  ),
              )}
              <ConnectorFields
                fields={own.flatMap(fieldsOf)}
                values={values}
                onValues={setValues}
              />
            </>
          )
        }}
      </Loaded>
    </Form>
  )
}
