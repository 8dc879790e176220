import { useState } from 'preact/hooks'
import type { ChannelShape, PollResult } from '../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ActButton } from '../components/act-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { say } from '../components/toasts.tsx'
import { may } from '../session.ts'
import { needsConnecting, problemsOf } from './channel-problems.ts'
import { ChannelSettings } from './channel-settings.tsx'
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
          <ActButton
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
          </ActButton>
        )}
        {channel.receives && channel.state === 'active' && !isOwnPage && (
          <ActButton
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
          </ActButton>
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
            confirm={t.disconnect}
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
