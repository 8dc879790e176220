import { Globe, Lock } from 'lucide'
import { useId } from 'preact/hooks'
import type { MessageShape } from '../../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { Icon } from '../../components/icon.tsx'
import { moment } from '../../format.ts'
import { messages } from '../../language.ts'
import { answeringMessages } from './messages.ts'
import { openingOf, openReplyOptions, type ReplyOption, reasonAgainst } from './reply-options.ts'

const icons = { public: Globe, private: Lock }

type WayChoiceProps = {
  message: Spoken<MessageShape>
  way: ReplyOption | null
  onWay: (way: ReplyOption) => void
  busy: boolean
}

/** In public or in private, and until when; what is no longer possible is not offered, and says why. */
export function ReplyOptionChoice({ message, way, onWay, busy }: WayChoiceProps) {
  const id = useId()
  const t = answeringMessages().answering
  const open = openReplyOptions(message)
  const until = openingOf(message, 'private')?.until ?? null
  const name = message.author ?? messages.value.residents.someone
  const reasons = (['public', 'private'] as const).flatMap(one => reasonAgainst(message, one) ?? [])
  const needsChoice = open.length > 1 || way === null
  return (
    <div class="mb-3">
      {needsChoice && (
        <fieldset class="flex flex-wrap gap-2" disabled={busy}>
          <legend class="sr-only">{t.choice}</legend>
          {open.map(one => (
            <label
              key={one}
              class={`flex cursor-pointer items-center gap-2 rounded-field border px-3 py-1.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 ${
                one === way ? 'border-primary bg-wash font-semibold' : 'border-field'
              }`}
            >
              <input
                type="radio"
                class="radio radio-sm"
                name={id}
                checked={one === way}
                onChange={() => onWay(one)}
              />
              <Icon of={icons[one]} size={16} />
              {t.options[one]}
            </label>
          ))}
        </fieldset>
      )}
      {way !== null && openingOf(message, 'private') !== null && (
        <p class="mt-1.5 text-muted text-sm">
          {t.seenBy[way](name)}
          {way === 'private' && until !== null && ` ${t.onceUntil(moment(until))}`}
        </p>
      )}
      {reasons.map(reason => (
        <p key={reason} class="mt-1.5 text-muted text-sm">
          {reason}
        </p>
      ))}
    </div>
  )
}
