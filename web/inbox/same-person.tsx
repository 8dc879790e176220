import type { ConversationShape } from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { Where } from '../components/where.tsx'
import { when } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { conversationMessages } from './conversation-messages.ts'

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
