import { useState } from 'preact/hooks'
import type { ChannelShape, PollResult } from '../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { useAction } from '../resource.ts'
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
  const checking = useAction()
  const polling = useAction()
  const t = channelMessages()
  if (!may('channels.check')) return null
  // A page of ours is no network: there is nothing to look at, to check or to be let into.
  const { isOwnPage } = channel
  return (
    <div>
      <div class="flex flex-wrap gap-2">
        {!isOwnPage && (
          <BusyButton
            busy={checking.busy}
            class="btn btn-sm"
            onClick={() =>
              void checking.run(async () => {
                await api('POST /channels/:id/check', { param: { id: channel.id } })
                await onChange()
                say(t.checked(channel.name))
              })
            }
          >
            {t.check}
            <span class="sr-only">{channel.name}</span>
          </BusyButton>
        )}
        {channel.receives && channel.state === 'active' && !isOwnPage && (
          <BusyButton
            busy={polling.busy}
            class="btn btn-sm"
            onClick={() =>
              void polling.run(async () => {
                setResults(
                  (await api('POST /channels/:id/poll', { param: { id: channel.id } })).results,
                )
                await onChange()
              })
            }
          >
            {t.poll}
            <span class="sr-only">{channel.name}</span>
          </BusyButton>
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
      {[checking, polling].map(
        (action, index) =>
          action.problem !== null && (
            <div key={index} class="mt-3">
              <ProblemNotice problem={action.problem} kept={t.unchanged} />
            </div>
          ),
      )}
    </div>
  )
}
