import { useState } from 'preact/hooks'
import type { ConversationShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { AnswererShape } from '../../server/people/shapes.ts'
import { api, useApi } from '../api.ts'
import { Dialog } from '../components/dialog.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { Loaded } from '../components/page.tsx'
import { Where } from '../components/where.tsx'
import { near } from '../format.ts'
import { messages } from '../language.ts'
import { useAction } from '../resource.ts'
import { isMe, may, me } from '../session.ts'
import { useShortcuts } from '../shortcuts.ts'
import { Acts, type Asking, SamePerson } from './acts.tsx'
import { conversationMessages } from './conversation-messages.ts'
import { Hold } from './hold-line.tsx'
import { markMessages } from './mark-messages.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { PersonDialog } from './person-dialog.tsx'

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
  const { id, merged, joinings, people } = conversation
  const t = conversationMessages().joined
  const inCharge = useInCharge(conversation, onChange)
  useShortcuts({ a: may('messages.answer') ? () => void inCharge.take() : undefined })

  const joining = useJoining(conversation, changed => {
    setAsking(null)
    onChange(changed)
  })

  return (
    <>
      <Acts
        conversation={conversation}
        onTake={() => void inCharge.take()}
        onAsk={setAsking}
        onOfficial={onOfficial}
      />
      <Hold
        conversation={conversation}
        isAsking={asking === 'hold'}
        onAsk={isAsking => setAsking(isAsking ? 'hold' : null)}
        onChange={onChange}
      />
      <div class="mb-5 flex flex-col items-start gap-2 text-sm">
        <SamePerson people={people} onPart={contact => void joining.partPerson(contact)} />
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
                      onClick={() => void joining.part(one.id)}
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
                {markMessages().saidWhen(t.joinings[one.act](one.by), near(one.at))}
              </li>
            ))}
          </ul>
        )}
        <ProblemNotice
          problem={joining.problem ?? inCharge.problem}
          kept={markMessages().unchanged}
        />
        {asking === 'merge' && (
          <MergeDialog id={id} onChoose={joining.join} onClose={() => setAsking(null)} />
        )}
        {asking === 'person' && (
          <PersonDialog
            people={people}
            onChoose={joining.joinPerson}
            onClose={() => setAsking(null)}
          />
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

type AssignProps = {
  inCharge: AnswererShape | null
  onChoose: (person: AnswererShape | null) => void
  onClose: () => void
}

/** Who is to deal with it: oneself first, then the others by name, then nobody. */
function AssignDialog({ inCharge, onChoose, onClose }: AssignProps) {
  const answerers = useApi('GET /answerers', ['commune'])
  const t = conversationMessages().inCharge
  return (
    <Dialog title={t.title} onClose={onClose}>
      <p class="mb-4">{t.lead}</p>
      <Loaded resource={answerers} lines={3}>
        {people => (
          <ul class="divide-y divide-base-300">
            {people
              .toSorted((a, b) => Number(isMe(b)) - Number(isMe(a)))
              .map(one => (
                <li key={one.id}>
                  <Choice
                    label={isMe(one) ? t.toMe : one.name}
                    isChosen={one.id === inCharge?.id}
                    onChoose={() => onChoose(one)}
                  />
                </li>
              ))}
            <li>
              <Choice
                label={t.toNobody}
                isChosen={inCharge === null}
                onChoose={() => onChoose(null)}
              />
            </li>
          </ul>
        )}
      </Loaded>
    </Dialog>
  )
}

function Choice({
  label,
  isChosen,
  onChoose,
}: {
  label: string
  isChosen: boolean
  onChoose: () => void
}) {
  return (
    <button
      type="button"
      class={`block w-full px-2 py-3 text-start hover:bg-base-200 ${isChosen ? 'font-semibold' : ''}`}
      aria-current={isChosen ? 'true' : undefined}
      onClick={onChoose}
    >
      {label}
    </button>
  )
}

/** Joins a conversation with another, or who wrote it with somebody, and parts them again. */
function useJoining(
  { id, people }: Spoken<ConversationShape>,
  onChange: (changed: Spoken<ConversationShape>) => void,
) {
  const action = useAction()
  const t = conversationMessages().joined
  /** What another conversation's route answers is that other one: this one is read again. */
  async function reread(): Promise<void> {
    onChange(await api('GET /conversations/:id', { param: { id } }))
  }

  async function join(other: number): Promise<void> {
    onChange(await api('POST /conversations/:id/merge', { param: { id }, json: { into: other } }))
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
  return { problem: action.problem, join, part, joinPerson, partPerson }
}

/** Puts somebody in charge of a conversation, or nobody: one press, undone in one. */
function useInCharge(
  { id, inCharge }: Pick<ConversationShape, 'id' | 'inCharge'>,
  onChange: (changed: Spoken<ConversationShape>) => void,
) {
  const action = useAction()

  const put = async (person: AnswererShape | null) => {
    const json = { person: person?.id ?? null }
    onChange(await api('PUT /conversations/:id/in-charge', { param: { id }, json }))
  }

  async function give(person: AnswererShape | null): Promise<void> {
    await action.run(async () => {
      await put(person)
      const t = conversationMessages().inCharge
      const said = person === null ? t.saidNobody : isMe(person) ? t.saidMe : t.said(person.name)
      say(said, () => put(inCharge))
    })
  }

  /** One's own from now on; what is one's own already is nobody's. */
  async function take(): Promise<void> {
    const user = me.value?.user
    if (user !== undefined) await give(inCharge?.id === user.id ? null : user)
  }

  return { problem: action.problem, give, take }
}
