import { useId } from 'preact/hooks'
import { isConnected } from '../../../server/channels/rules.ts'
import type { ChannelShape } from '../../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { withOrWithout } from '../../components/choices.tsx'
import { TextArea } from '../../components/form.tsx'
import { list } from '../../format.ts'
import { paths } from '../../paths.ts'
import { may } from '../../session.ts'
import { planMessages } from '../plan-messages.ts'
import { eventFormMessages } from './messages.ts'

type PickerProps = {
  channels: readonly Spoken<ChannelShape>[]
  chosen: readonly number[]
  onChosen: (chosen: number[]) => void
  error: string | null
}

/** Where it will be said: our channels, then the neighbours', each a card to tick. */
export function ChannelPicker({ channels, chosen, onChosen, error }: PickerProps) {
  const t = eventFormMessages()
  const id = useId()
  const publishing = channels.filter(one => one.publishes && isConnected(one))
  const groups = [
    { title: t.ourChannels, of: publishing.filter(one => one.neighbour === null) },
    { title: t.neighbours, of: publishing.filter(one => one.neighbour !== null) },
  ].filter(group => group.of.length > 0)
  if (publishing.length === 0) {
    return (
      <p class="sheet p-4 text-muted">
        {t.noChannel}{' '}
        {may('channels.write') && (
          <a class="text-link" href={paths.connect}>
            {t.connectOne}
          </a>
        )}
      </p>
    )
  }
  return (
    <div class="flex flex-col gap-5">
      {groups.map(group => (
        <fieldset key={group.title} aria-describedby={error ? `${id}-error` : undefined}>
          <legend class="mb-2 font-semibold">{group.title}</legend>
          <div class="grid gap-3 sm:grid-cols-2">
            {group.of.map(channel => (
              <ChannelCard
                key={channel.id}
                channel={channel}
                ticked={chosen.includes(channel.id)}
                onTicked={ticked => onChosen(withOrWithout(chosen, channel.id, ticked))}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {error && (
        <p id={`${id}-error`} class="font-semibold text-error text-sm">
          {error}
        </p>
      )}
    </div>
  )
}

function ChannelCard({
  channel,
  ticked,
  onTicked,
}: {
  channel: Spoken<ChannelShape>
  ticked: boolean
  onTicked: (ticked: boolean) => void
}) {
  const t = eventFormMessages()
  return (
    <label
      class={`sheet flex cursor-pointer items-start gap-3 p-3 has-focus-visible:outline-2 has-focus-visible:outline-primary has-focus-visible:outline-offset-2 ${
        ticked ? 'border-primary bg-wash' : 'border-field hover:bg-base-200'
      }`}
    >
      <input
        type="checkbox"
        class="checkbox checkbox-primary mt-0.5 focus-visible:outline-none"
        checked={ticked}
        onChange={event => onTicked(event.currentTarget.checked)}
      />
      <span class="min-w-0">
        <span class="block font-semibold">{channel.name}</span>
        <span class="block text-muted text-sm">
          {channel.neighbour === null || channel.name.includes(channel.neighbour)
            ? channel.connectorLabel
            : channel.neighbour}
        </span>
        {channel.limits.needsImage && (
          <span class="block text-muted text-sm">{planMessages().needsImage}</span>
        )}
        {channel.state === 'paused' && (
          <span class="block font-semibold text-sm text-warning">{t.pausedChannel}</span>
        )}
      </span>
    </label>
  )
}

type CommentFieldProps = {
  /** Those that have first comments. */
  channels: readonly Spoken<ChannelShape>[]
  comment: string
  onComment: (comment: string) => void
  error: string | null
}

/** What goes under each post as its first comment: one text for all channels that have such. */
export function CommentField({ channels, comment, onComment, error }: CommentFieldProps) {
  const t = planMessages().firstComment
  return (
    <TextArea
      label={t.label}
      help={t.help(list(channels.map(({ name }) => name)))}
      optional
      error={error}
      value={comment}
      onValue={onComment}
    />
  )
}
