import { FileText, Hand, UserRound } from 'lucide'
import type { ConversationShape } from '../../../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../../../server/language/sentence.ts'
import { Icon } from '../../../components/icon.tsx'
import { answering } from '../../../i18n/answering.ts'
import { messages } from '../../../i18n/index.ts'
import { isMe } from '../../../in-charge.ts'
import { may } from '../../../session.ts'
import { More } from './more.tsx'
import { Readings } from './readings.tsx'

/** For which act somebody or something must still be chosen. */
export type Asking = 'merge' | 'assign' | 'person'

type ActsProps = {
  conversation: Spoken<ConversationShape>
  onTake: () => void
  onAsk: (asking: Asking) => void
  onOfficial: () => void
}

/** What is done with a conversation as a whole: the three usual acts, then the rare ones, folded. */
export function Acts({ conversation, onTake, onAsk, onOfficial }: ActsProps) {
  const { id, inCharge } = conversation
  const t = answering.value
  const isMine = inCharge !== null && isMe(inCharge)
  if (!may('messages.answer') && !may('privacy.write')) return null
  return (
    <fieldset aria-label={t.acts.label} class="no-print flex w-full flex-wrap items-center gap-2">
      {may('messages.answer') && (
        <>
          <button type="button" class="btn btn-sm" aria-pressed={isMine} onClick={onTake}>
            <Icon of={Hand} size={16} />
            {messages.value.today.mine}
          </button>
          <button type="button" class="btn btn-sm" onClick={() => onAsk('assign')}>
            <Icon of={UserRound} size={16} />
            {t.inCharge.assign}
          </button>
          <button type="button" class="btn btn-sm" onClick={onOfficial}>
            <Icon of={FileText} size={16} />
            {t.officialRequests.make}
          </button>
        </>
      )}
      {(may('messages.write') || may('privacy.write')) && (
        <More about={messages.value.messages.moreAbout(messages.value.messages.oneTitle)} isNamed>
          <RareActs conversation={conversation} onAsk={onAsk} />
          {may('privacy.write') && <Readings id={id} />}
        </More>
      )}
    </fieldset>
  )
}

/** Each with one line that says what it is good for. */
function RareActs({ conversation, onAsk }: Pick<ActsProps, 'conversation' | 'onAsk'>) {
  const t = answering.value
  if (!may('messages.write')) return null
  const acts = [
    { asking: 'merge', label: t.joined.merge, help: t.joined.mergeHelp },
    { asking: 'person', label: t.onePerson.open, help: t.onePerson.openHelp },
  ] as const
  return acts
    .filter(({ asking }) => asking === 'merge' || conversation.people.length > 0)
    .map(({ asking, label, help }) => (
      <div key={asking} class="basis-full">
        <button type="button" class="text-link is-quiet" onClick={() => onAsk(asking)}>
          {label}
        </button>
        <p class="text-muted">{help}</p>
      </div>
    ))
}
