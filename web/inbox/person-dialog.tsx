import type { ConversationShape } from '../../server/inbox/shapes-conversation.ts'
import { useApi } from '../api.ts'
import { SelectField } from '../components/choices.tsx'
import { Dialog } from '../components/dialog.tsx'
import { TextField, useField } from '../components/form.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Loaded } from '../components/page.tsx'
import { messages } from '../language.ts'
import { useAction, useDebounced } from '../resource.ts'
import { conversationMessages } from './conversation-messages.ts'

type Person = ConversationShape['people'][number]

/** Whom of another channel somebody is too: looked for by what is typed, and proposed by nothing. */
export function PersonDialog({
  people,
  onChoose,
  onClose,
}: {
  people: readonly Person[]
  onChoose: (contact: number, other: number) => Promise<void>
  onClose: () => void
}) {
  const contact = useField(people[0]?.contact ?? 0)
  const typed = useField('')
  const search = useDebounced(typed.value.trim())
  const action = useAction()
  const t = conversationMessages().onePerson
  const { someone } = messages.value.residents
  const who = people.find(one => one.contact === contact.value)
  const found = useApi('GET /contacts/:id/elsewhere', [], {
    param: { id: contact.value },
    query: { search },
  })

  return (
    <Dialog title={t.title(who?.name ?? someone)} onClose={onClose}>
      <div class="flex flex-col gap-4">
        <p>{t.lead}</p>
        {people.length > 1 && (
          <SelectField
            {...contact}
            label={t.who}
            options={people.map(one => ({ value: one.contact, label: one.name ?? someone }))}
          />
        )}
        <TextField
          {...typed}
          label={t.search}
          help={t.searchHelp}
          maxLength={80}
          autoComplete="off"
        />
        <ProblemNotice problem={action.problem} />
        {search !== '' && (
          <Loaded resource={found} lines={3}>
            {({ contacts }) =>
              contacts.length === 0 ? (
                <p class="text-muted">{t.nobody}</p>
              ) : (
                <ul class="divide-y divide-base-300">
                  {contacts.map(one => (
                    <li key={one.contact}>
                      <button
                        type="button"
                        class="block w-full px-2 py-3 text-start hover:bg-base-200"
                        onClick={() => void action.run(() => onChoose(contact.value, one.contact))}
                      >
                        <span class="block font-semibold">{one.name ?? someone}</span>
                        <span class="block text-muted text-sm">
                          {[one.channelName, one.address ?? ''].filter(Boolean).join(' · ')}
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        )}
      </div>
    </Dialog>
  )
}
