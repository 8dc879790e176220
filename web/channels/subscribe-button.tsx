import type { ChannelShape } from '../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ActButton } from '../components/act-button.tsx'
import { say } from '../components/toasts.tsx'
import { may } from '../session.ts'
import { connectionMessages } from './connection-messages.ts'
import { channelMessages } from './messages.ts'

/** Has the network call, where the last check found that it does not do so fully. */
export function SubscribeButton({
  channel,
  onDone,
}: {
  channel: Spoken<ChannelShape>
  onDone: () => Promise<void>
}) {
  const t = connectionMessages()
  const line = channel.checks.find(({ key }) => key === 'webhooks' || key === 'webhooks-private')
  const isOff = line !== undefined && line.level !== 'ok'
  const isOffered = isOff && channel.state === 'active' && channel.webhook?.subscribable === true
  if (!isOffered || !may('channels.write')) return null
  return (
    <div class="flex flex-col items-start gap-3">
      <ActButton
        class="btn btn-sm"
        about={channel.name}
        kept={channelMessages().unchanged}
        act={async () => {
          await api('POST /channels/:id/webhooks', { param: { id: channel.id } })
          await onDone()
          say(t.subscribed(channel.name))
        }}
      >
        {t.subscribe}
      </ActButton>
    </div>
  )
}
