import { Check, FileText, Hand, Pause, UserRound } from 'lucide'
import { useState } from 'preact/hooks'
import type { ConversationShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { useApi } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { More } from '../components/more.tsx'
import { Loaded } from '../components/page.tsx'
import { Where } from '../components/where.tsx'
import { day, when } from '../format.ts'
import { messages } from '../language.ts'
import { officialRequestMessages } from '../official-requests/messages.ts'
import { paths } from '../paths.ts'
import { privacyMessages } from '../privacy/messages.ts'
import { isMe, may } from '../session.ts'
import { conversationMessages } from './conversation-messages.ts'
import { holdMessages } from './hold-messages.ts'
import { inboxMessages } from './messages.ts'

/** For which act somebody or something must still be chosen. */
export type Asking = 'merge' | 'assign' | 'person' | 'hold'

type ActsProps = {
  conversation: Spoken<ConversationShape>
  onTake: () => void
  onAsk: (asking: Asking) => void
  onOfficial: () => void
}

/**
 * What is done with a conversation as a whole: the four usual acts, then the rare ones, folded. It stays
 * in sight in a long thread; where text is so large that it would take half of a telephone, marks do.
 */
export function Acts({ conversation, onTake, onAsk, onOfficial }: ActsProps) {
  const { id, inCharge } = conversation
  const t = conversationMessages()
  const makeOfficial = officialRequestMessages().make
  const hold = holdMessages()
  const isMine = inCharge !== null && isMe(inCharge)
  if (!may('messages.answer') && !may('privacy.write')) return null
  return (
    <fieldset
      aria-label={t.acts.label}
      class="thread-acts no-print mb-2 flex w-full flex-wrap items-center gap-2 border-base-300 border-b bg-base-200 py-2 text-sm max-xs:gap-1"
    >
      {may('messages.answer') && (
        <>
          <button type="button" class="btn btn-sm" aria-pressed={isMine} onClick={onTake}>
            <Icon of={isMine ? Check : Hand} size={16} />
            {messages.value.today.mine}
          </button>
          <button
            type="button"
            class="btn btn-sm max-xs:px-1"
            title={t.inCharge.assign}
            onClick={() => onAsk('assign')}
          >
            <Icon of={UserRound} size={16} />
            <span class="max-xs:sr-only">{t.inCharge.assign}</span>
          </button>
          {conversation.hold === null && (
            <button
              type="button"
              class="btn btn-sm max-xs:px-1"
              title={hold.open}
              onClick={() => onAsk('hold')}
            >
              <Icon of={Pause} size={16} />
              <span class="max-sm:sr-only">{hold.open}</span>
            </button>
          )}
          <button
            type="button"
            class="btn btn-sm max-xs:px-1"
            title={makeOfficial}
            onClick={onOfficial}
          >
            <Icon of={FileText} size={16} />
            <span class="max-xs:sr-only">{makeOfficial}</span>
          </button>
        </>
      )}
      {(may('messages.write') || may('privacy.write')) && (
        <More about={messages.value.residents.moreAbout(inboxMessages().oneTitle)} isNamed>
          <RareActs conversation={conversation} onAsk={onAsk} />
          {may('privacy.write') && <Readings id={id} />}
        </More>
      )}
    </fieldset>
  )
}

/** Each with one line that says what it is good for. */
function RareActs({ conversation, onAsk }: Pick<ActsProps, 'conversation' | 'onAsk'>) {
  const t = conversationMessages()
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

/** Who opened a conversation, for those who answer for it; asked for only when it is unfolded. */
function Readings({ id }: { id: number }) {
  const [isOpen, setOpen] = useState(false)
  const t = privacyMessages()
  return (
    <details class="no-print text-sm" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary class="cursor-pointer rounded-field px-1 text-muted">{t.readings}</summary>
      {isOpen && <List id={id} />}
    </details>
  )
}

function List({ id }: { id: number }) {
  const readings = useApi('GET /conversations/:id/readings', [], { param: { id } })
  const t = privacyMessages()
  return (
    <Loaded resource={readings} lines={2}>
      {list =>
        list.length === 0 ? (
          <p class="mt-2">{t.noReading}</p>
        ) : (
          <ul class="mt-2 flex flex-col gap-1">
            {list.map(one => (
              <li key={`${one.name} ${one.day}`}>{t.reading(one.name, day(one.day))}</li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

/** As whom else somebody who wrote here is known, and what they wrote there. */
export function SamePerson({
  people,
  onPart,
}: {
  people: Spoken<ConversationShape>['people']
  onPart: (contact: number) => void
}) {
  const t = conversationMessages().onePerson
  const { someone } = messages.value.residents
  return (
    <>
      {people
        .filter(({ same }) => same.length > 0)
        .map(({ contact, name, same }) => (
          <div key={contact}>
            <p class="font-semibold">{t.isAlso(name ?? someone)}</p>
            <ul>
              {same.map(one => (
                <li key={one.contact}>
                  <p class="flex flex-wrap items-center gap-x-3">
                    <span>{t.elsewhere(one.name ?? someone, one.channelName)}</span>
                    {may('messages.write') && (
                      <button
                        type="button"
                        class="text-link is-quiet no-print"
                        onClick={() => {
                          // This button goes with its line.
                          document.querySelector('h1')?.focus()
                          onPart(one.contact)
                        }}
                      >
                        {t.part}
                        <span class="sr-only">{one.name ?? someone}</span>
                      </button>
                    )}
                  </p>
                  <ul>
                    {one.conversations.map(each => (
                      <li key={each.id} class="flex flex-wrap items-center gap-x-3 text-muted">
                        <a class="text-link" href={paths.conversation(each.id)}>
                          {each.subject ?? someone}
                        </a>
                        <Where visibility={each.visibility} channelName={one.channelName} />
                        <span>{when(each.lastMessageAt)}</span>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </>
  )
}
