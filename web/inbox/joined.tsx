import { useState } from 'preact/hooks'
import type { ConversationShape } from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { Where } from '../components/where.tsx'
import { near } from '../format.ts'
import { messages } from '../language.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { useShortcuts } from '../shortcuts.ts'
import { Acts, type Asking } from './acts.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { conversationMessages } from './conversation-messages.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { inboxMessages } from './messages.ts'
import { PersonDialog } from './person-dialog.tsx'
import { SamePerson } from './same-person.tsx'
import { useInCharge } from './use-in-charge.ts'

/** What can be done with a conversation as a whole; with what it is joined, by whom, and the way to part it again. */
export function Joined({
  conversation,
  onChange,
  onOfficial,
}: {
  conversation: Spoken<ConversationShape>
  onChange: (changed: Spoken<ConversationShape>) => void
  onOfficial: () => void
}) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const action = useAction()
  const { id, merged, joinings, people } = conversation
  const t = conversationMessages().joined
  const inCharge = useInCharge(conversation, onChange)
  useShortcuts({ a: may('messages.answer') ? () => void inCharge.take() : undefined })

  /** What another conversation's route answers is that other one: this one is read again. */
  async function reread(): Promise<void> {
    onChange(await api('GET /conversations/:id', { param: { id } }))
  }

  async function join(other: number): Promise<void> {
    onChange(await api('POST /conversations/:id/merge', { param: { id }, json: { into: other } }))
    setAsking(null)
    say(t.saidMerged, async () =>
      onChange(
        await api('POST /conversations/:id/split', { param: { id }, json: { from: other } }),
      ),
    )
  }

  async function part(other: number): Promise<void> {
    const done = await action.run(async () => {
      await api('POST /conversations/:id/split', { param: { id: other }, json: {} })
      await reread()
    }, `conversation ${other}`)
    if (!done) return
    say(t.saidSplit, async () => {
      await api('POST /conversations/:id/merge', { param: { id: other }, json: { into: id } })
      await reread()
    })
  }

  async function joinPerson(contact: number, other: number): Promise<void> {
    await api('POST /contacts/:id/join', { param: { id: contact }, json: { other } })
    await reread()
    setAsking(null)
    say(conversationMessages().onePerson.saidJoined, async () => {
      await api('POST /contacts/:id/part', { param: { id: contact }, json: { from: other } })
      await reread()
    })
  }

  async function partPerson(contact: number): Promise<void> {
    const beside = people.find(({ same }) => same.some(one => one.contact === contact))
    const done = await action.run(async () => {
      await api('POST /contacts/:id/part', { param: { id: contact }, json: {} })
      await reread()
    }, `contact ${contact}`)
    if (!done || beside === undefined) return
    say(conversationMessages().onePerson.saidParted, async () => {
      const param = { id: beside.contact }
      await api('POST /contacts/:id/join', { param, json: { other: contact } })
      await reread()
    })
  }

  return (
    <>
      <Acts
        conversation={conversation}
        onTake={() => void inCharge.take()}
        onAsk={setAsking}
        onOfficial={onOfficial}
      />
      <div class="mb-5 flex flex-col items-start gap-2 text-sm">
        <SamePerson people={people} onPart={contact => void partPerson(contact)} />
        {merged.length > 0 && (
          <div>
            <p class="font-semibold">{t.with}</p>
            <ul>
              {merged.map(one => (
                <li key={one.id} class="flex flex-wrap items-center gap-x-3">
                  <span>{nameOf(one.subject)}</span>
                  <span class="text-muted">
                    <Where visibility={one.visibility} channelName={one.channelName} />
                  </span>
                  {may('messages.write') && (
                    <button
                      type="button"
                      class="text-link is-quiet no-print"
                      onClick={() => void part(one.id)}
                    >
                      {t.split}
                      <span class="sr-only">{t.splitFrom(nameOf(one.subject))}</span>
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {joinings.length > 0 && (
          <ul class="text-muted">
            {joinings.map((one, index) => (
              <li key={index}>
                {inboxMessages().marks.saidWhen(t.joinings[one.act](one.by), near(one.at))}
              </li>
            ))}
          </ul>
        )}
        <ProblemNotice
          problem={action.problem ?? inCharge.problem}
          kept={inboxMessages().marks.unchanged}
        />
        {asking === 'merge' && (
          <MergeDialog id={id} onChoose={join} onClose={() => setAsking(null)} />
        )}
        {asking === 'person' && (
          <PersonDialog people={people} onChoose={joinPerson} onClose={() => setAsking(null)} />
        )}
        {asking === 'assign' && (
          <AssignDialog
            inCharge={conversation.inCharge}
            onChoose={person => {
              setAsking(null)
              void inCharge.give(person)
            }}
            onClose={() => setAsking(null)}
          />
        )}
      </div>
    </>
  )
}

function nameOf(subject: string | null): string {
  return subject ?? messages.value.residents.someone
}
