import { Archive, CircleCheck, CirclePause, Plug, TriangleAlert } from 'lucide'
import { type AccessLevel, accessLevel, isConnected } from '../../server/channels/rules.ts'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import { accessEndsSoonMs } from '../../server/connectors/rules/access-end.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { now } from '../clock.ts'
import { ActionButton } from '../components/action-button.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { NewTab } from '../components/new-tab.tsx'
import { say } from '../components/notice.tsx'
import { day, duration, localOf, when } from '../format.ts'
import { historyImportMessages } from '../history-import/messages.ts'
import { may } from '../session.ts'
import { ChannelActions } from './channel-actions.tsx'
import { endsSoon, isWorthAWord, needsConnecting, problemsOf } from './channel-problems.ts'
import { Lines } from './check-lines.tsx'
import { connectionMessages } from './connection-messages.ts'
import { channelMessages } from './messages.ts'
import { NetworkMark } from './network-mark.tsx'
import { Reconnect } from './reconnect.tsx'
import { VoiceOffers } from './voice-offers.tsx'

const states = {
  active: { icon: CircleCheck, color: 'text-success' },
  watch: { icon: TriangleAlert, color: 'text-warning' },
  ill: { icon: TriangleAlert, color: 'text-warning' },
  paused: { icon: CirclePause, color: 'text-error' },
  disconnected: { icon: Plug, color: 'text-muted' },
  archive: { icon: Archive, color: 'text-muted' },
}

function stateOf(channel: Spoken<ChannelShape>): keyof typeof states {
  const { checks, pollError } = channel
  if (channel.state !== 'active') return channel.state
  if (pollError !== null || checks.some(line => line.level === 'error')) return 'ill'
  return endsSoon(channel) || checks.some(line => line.level === 'warning') ? 'watch' : 'active'
}

type ChannelCardProps = {
  channel: Spoken<ChannelShape>
  /** Sentences that stand above the cards already, since they concern several channels. */
  shownAbove: ReadonlySet<string>
  onChange: () => Promise<void>
}

/**
 * One channel: how it does and when it was last read, in one line, and what is wrong, each sentence
 * once; the rest is in a fold.
 */
export function ChannelCard({ channel, shownAbove, onChange }: ChannelCardProps) {
  const t = channelMessages()
  const state = stateOf(channel)
  const { icon, color } = states[state]
  const isWell = state === 'active'
  const problems = problemsOf(channel).filter(text => !shownAbove.has(text))
  const said = new Set([...shownAbove, ...problems])
  // While it is not read, what was measured is not what is.
  const isRead = channel.state === 'active' && channel.receives && channel.pollError === null
  const level = isRead ? accessLevel(channel.checks) : null
  return (
    <article class="sheet flex flex-col gap-3 p-4">
      <div class="flex gap-3">
        <NetworkMark connector={channel.connector} />
        <div class="min-w-0">
          <h3 class="text-xl">{channel.name}</h3>
          <p class="text-muted text-sm">
            {channel.neighbour === null || channel.name.includes(channel.neighbour)
              ? channel.connectorLabel
              : t.ofNeighbour(channel.connectorLabel, channel.neighbour)}
            {channel.url && (
              <>
                {' · '}
                <NewTab href={channel.url} about={t.newTab(channel.name)}>
                  {t.seePage}
                </NewTab>
              </>
            )}
          </p>
          <p class={`mt-1 flex items-center gap-1.5 font-semibold ${color}`}>
            <Icon of={icon} />
            {isWell && channel.receives && !channel.isOwnPage && channel.lastPollAt !== null
              ? t.wellSince(when(channel.lastPollAt))
              : t.states[state]}
          </p>
        </div>
      </div>
      <div class="flex flex-col gap-1 empty:hidden">
        {level && !isFull(level) && <p>{connectionMessages().measured(level)}</p>}
        {channel.state === 'archive' && <ArchivedUntil channel={channel} />}
        {problems.map(text => (
          <p key={text}>{text}</p>
        ))}
        {channel.progress && (
          <p>{t.progress(channel.progress.read, channel.progress.of, channel.progress.unit)}</p>
        )}
        {endsSoon(channel) && <p>{t.accessIs(accessLabel(channel))}</p>}
        <Lines lines={channel.checks.filter(line => isWorthAWord(line) && !said.has(line.text))} />
      </div>
      {isRead && channel.connector === 'mailbox' && may('channels.write') && (
        <VoiceOffers channel={channel} onChange={onChange} />
      )}
      {!isWell && <SubscribeButton channel={channel} onDone={onChange} />}
      {needsConnecting(channel) && may('channels.write') && (
        <Reconnect channel={channel} onDone={onChange} />
      )}
      {(isConnected(channel) || channel.checks.length > 0) && (
        <details>
          <summary class="cursor-pointer rounded-field px-1 py-1 text-sm">
            {may('channels.check') ? t.manage : t.details}
            <span class="sr-only"> {channel.name}</span>
          </summary>
          <div class="mt-3 flex flex-col gap-4">
            {level && isFull(level) && <p>{connectionMessages().measured(level)}</p>}
            {isConnected(channel) && !channel.isOwnPage && <Facts channel={channel} />}
            {channel.isOwnPage && <FrameCode channel={channel} />}
            {isConnected(channel) && may('channels.write') && <CallbackAddress channel={channel} />}
            <Checks channel={channel} />
            {isWell && <SubscribeButton channel={channel} onDone={onChange} />}
            {isConnected(channel) && <ChannelActions channel={channel} onChange={onChange} />}
          </div>
        </details>
      )}
    </article>
  )
}

/** What is measured of a page that is known by its download alone, and what is not. */
function ArchivedUntil({ channel: { archivedUntil } }: { channel: Spoken<ChannelShape> }) {
  const t = historyImportMessages()
  return <p>{archivedUntil === null ? t.empty : t.until(day(localOf(archivedUntil)))}</p>
}

function Facts({ channel }: { channel: Spoken<ChannelShape> }) {
  const t = channelMessages()
  const { lastPollAt, nextPollAt, webhook } = channel
  const facts = [
    { name: t.does, text: t.abilities(channel.receives, channel.publishes) },
    channel.receives && {
      name: t.lastPoll,
      text: lastPollAt === null ? t.neverPolled : when(lastPollAt),
    },
    channel.receives &&
      channel.state === 'active' &&
      nextPollAt !== null && { name: t.nextPoll, text: nextPollLabel(nextPollAt) },
    webhook !== null && { name: t.webhooks, text: webhookLabel(webhook.lastAt) },
    // An access that died has no end ahead: its sentence says what it is.
    channel.state === 'active' && {
      name: t.access,
      text: accessLabel(channel),
    },
  ].filter(fact => fact !== false)
  return (
    <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
      {facts.map(({ name, text }) => (
        <div key={name} class="contents">
          <dt class="text-muted">{name}</dt>
          <dd class="wrap-anywhere">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Until when its access holds. */
function accessLabel({ tokenEndsAt }: Spoken<ChannelShape>): string {
  const t = channelMessages()
  if (tokenEndsAt === null) return t.noEnd
  const left = Date.parse(tokenEndsAt) - now.value
  const date = day(localOf(tokenEndsAt))
  if (left <= 0) return t.ended(date)
  return left <= accessEndsSoonMs ? t.endsSoon(date, duration(left)) : t.endsOn(date)
}

function webhookLabel(lastAt: string | null): string {
  const t = channelMessages()
  if (lastAt === null) return t.noWebhook
  const ago = now.value - Date.parse(lastAt)
  return ago < 60_000 ? t.webhookNow : t.webhookAgo(duration(ago))
}

/** What the commune’s own site needs to show the page in a frame. */
function FrameCode({ channel: { name, url } }: { channel: Spoken<ChannelShape> }) {
  const t = channelMessages()
  if (url === null) return null
  const code = `<iframe src="${url}" title="Écrire à la mairie" width="100%" height="900" style="border:0" loading="lazy"></iframe>`
  return (
    <div class="text-sm">
      <p class="text-muted">{t.frameCode}</p>
      <p class="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <code class="break-all">{code}</code>
        <CopyButton text={code} what={`${t.frameCode}, ${name}`} />
      </p>
    </div>
  )
}

/** Where the network calls: what an administrator copies into the network's own form. */
function CallbackAddress({ channel: { name, webhook } }: { channel: Spoken<ChannelShape> }) {
  const t = channelMessages()
  if (webhook === null) return null
  return (
    <div class="text-sm">
      <p class="text-muted">{t.webhookAddress}</p>
      <p class="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <code class="break-all">{webhook.address}</code>
        <CopyButton text={webhook.address} what={`${t.webhookAddress}, ${name}`} />
      </p>
      <p class="mt-1 text-muted">{t.webhookHelp}</p>
    </div>
  )
}

function nextPollLabel(nextPollAt: string): string {
  const t = channelMessages()
  const left = Date.parse(nextPollAt) - now.value
  if (left <= 0) return t.now
  return left < 60_000 ? t.underAMinute : t.inTime(duration(left))
}

const isFull = ({ comments, private: messages }: AccessLevel) =>
  comments === 'named' && messages === 'read'

/** What the last check said that is neither alarming nor belied by what was seen since. */
function Checks({ channel: { checks, checkedAt } }: { channel: Spoken<ChannelShape> }) {
  const t = channelMessages()
  if (checks.length === 0) {
    return checkedAt && <p class="text-muted text-sm">{t.outdated(when(checkedAt))}</p>
  }
  return (
    <div>
      <p class="mb-1 text-muted text-sm">
        {checkedAt === null ? t.checks : t.checkedAt(when(checkedAt))}
      </p>
      <Lines lines={checks.filter(line => !isWorthAWord(line))} />
    </div>
  )
}

/** Has the network call, where the last check found that it does not do so fully. */
function SubscribeButton({
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
      <ActionButton
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
      </ActionButton>
    </div>
  )
}
