import { CircleAlert } from 'lucide'
import { useId } from 'preact/hooks'
import { Tick, withOrWithout } from '../components/choices.tsx'
import { TextArea } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { nowLocal } from '../format.ts'
import { paths } from '../paths.ts'
import { sentOn, type sortedChannels, type WarningDraft, withText } from './draft.ts'
import { warningMessages } from './messages.ts'

const SmsCost = lazyPart(() => import('../events/sms-cost.tsx'), 2)

type Sorted = ReturnType<typeof sortedChannels>
type TicksProps = {
  draft: WarningDraft
  channels: Sorted
  error: string | null
  isTried: boolean
  onDraft: (draft: WarningDraft) => void
}

/** Where it is said: all are ticked, and those that cannot say it say why. */
export function ChannelTicks({ draft, channels, error, isTried, onDraft }: TicksProps) {
  const id = useId()
  const t = warningMessages()
  const { able, unable } = channels
  return (
    <div class="flex flex-col gap-5">
      {able.length === 0 ? (
        <p class="sheet p-4">
          {t.nowhere}{' '}
          <a class="text-link" href={paths.channels}>
            {t.connect}
          </a>
        </p>
      ) : (
        <fieldset class="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
          <legend class="sr-only">{t.channels}</legend>
          <ul class="sheet divide-y divide-base-300">
            {able.map(channel => (
              <li key={channel.channel} class="flex flex-col gap-3 p-4">
                <One draft={draft} channel={channel} isTried={isTried} onDraft={onDraft} />
              </li>
            ))}
          </ul>
          {error && (
            <p id={`${id}-error`} class="mt-2 font-semibold text-error text-sm">
              {error}
            </p>
          )}
        </fieldset>
      )}
      {unable.length > 0 && (
        <div>
          <h3 class="mb-2 font-sans font-semibold text-base">{t.not}</h3>
          <ul class="flex flex-col gap-2">
            {unable.map(({ channel, name, problem }) => (
              <li key={channel} class="flex items-start gap-2">
                <Icon of={CircleAlert} size={16} class="mt-1 shrink-0 text-muted" />
                <span class="min-w-0">
                  <span class="font-semibold">{name}</span>
                  <span class="block text-muted text-sm">{problem}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

type OneProps = Pick<TicksProps, 'draft' | 'isTried' | 'onDraft'> & {
  channel: Sorted['able'][number]
}

function One({ draft, channel, isTried, onDraft }: OneProps) {
  const t = warningMessages()
  const { channel: id, name, way, subscribers, byHand, own } = channel
  const isOn = !draft.without.includes(id)
  const sms = way === 'sms' && own
  const { sent } = sentOn(draft, channel, nowLocal())
  return (
    <>
      <Tick
        label={name}
        help={byHand ? t.byHand : way !== null && t.readBy[way](subscribers ?? 0)}
        value={isOn}
        onValue={ticked =>
          onDraft({ ...draft, without: withOrWithout(draft.without, id, !ticked) })
        }
      />
      {isOn && <OwnText draft={draft} channel={channel} isTried={isTried} onDraft={onDraft} />}
      {isOn && sms && <SmsCost channel={sms} text={sent} at={nowLocal()} onText={() => {}} />}
    </>
  )
}

/** What is cut there so that it fits, or what somebody wrote for this channel alone. */
function OwnText({ draft, channel, isTried, onDraft }: OneProps) {
  const t = warningMessages()
  const { channel: id, name } = channel
  const { sent, isCut, room } = sentOn(draft, channel, nowLocal())
  const own = draft.texts[id]
  const put = (written: string | null) => onDraft(withText(draft, id, written))
  if (own === undefined && !isCut) return null
  return (
    <div class="flex flex-col gap-2">
      {own === undefined ? (
        <>
          <p class="text-sm">{t.shortened}</p>
          <p class="wrap-anywhere whitespace-pre-line rounded-field bg-wash p-3 text-sm">{sent}</p>
        </>
      ) : (
        <TextArea
          label={t.ownText(name)}
          help={room >= 0 && t.room(room)}
          error={room < 0 ? t.tooLong(-room) : isTried && own.trim() === '' ? t.textMissing : null}
          value={own}
          onValue={put}
        />
      )}
      <button
        type="button"
        class="text-link self-start text-sm"
        onClick={() => put(own === undefined ? draft.text : null)}
      >
        {own === undefined ? t.writeOwn : t.commonText}
        <span class="sr-only"> {name}</span>
      </button>
    </div>
  )
}
