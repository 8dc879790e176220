import { CircleAlert, CircleCheck } from 'lucide'
import type { ConnectionShape } from '../../server/channels/shapes-connection.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { RadioField, Tick } from '../components/choices.tsx'
import { TextField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { connectionMessages } from './connection-messages.ts'
import { channelMessages } from './messages.ts'

type Identity = Spoken<ConnectionShape>['identities'][number]

export type Choice = {
  place: number
  isChosen: boolean
  name: string
  isNeighbours: boolean
  neighbour: string
}

/** Nothing is chosen for the person, unless there is but one page. */
export function firstChoices({ identities }: Spoken<ConnectionShape>): Choice[] {
  return identities.map(({ place, name }) => ({
    place,
    isChosen: identities.length === 1,
    name,
    isNeighbours: false,
    neighbour: name,
  }))
}

/** One page or account that may be connected, and what becomes of it. */
export function ChosenPage({
  identity,
  hasKind,
  choice,
  isUnderWay,
  isDone,
  problem,
  onChoice,
}: {
  identity: Identity
  /** Whether its kind is said: several are offered. */
  hasKind: boolean
  choice: Choice
  isUnderWay: boolean
  isDone: boolean
  problem: string | null
  onChoice: (choice: Choice) => void
}) {
  const t = connectionMessages()
  const known = identity.channel
  return (
    <div class="sheet flex flex-col gap-4 p-4">
      {isDone ? (
        <p class="flex items-center gap-2 font-semibold">
          <Icon of={CircleCheck} size={20} class="text-success" />
          {t.isConnected(choice.name)}
        </p>
      ) : (
        <Tick
          label={
            <>
              {identity.name}
              {hasKind && <span class="font-normal text-muted text-sm"> ({identity.label})</span>}
            </>
          }
          help={known ? t.alreadyConnected(known.name, known.neighbour) : undefined}
          value={choice.isChosen}
          onValue={isChosen => onChoice({ ...choice, isChosen })}
        />
      )}
      {identity.missing.map(text => (
        <p key={text} class="text-muted text-sm">
          {text}
        </p>
      ))}
      {choice.isChosen && !isDone && known === null && (
        <Details choice={choice} title={identity.name} onChoice={onChoice} />
      )}
      <div role="status" class="empty:-mt-4">
        {isUnderWay && (
          <p class="flex items-center gap-3">
            <span class="loading loading-spinner loading-sm" aria-hidden="true" />
            {t.underWay}
          </p>
        )}
        {problem !== null && !isUnderWay && (
          <p class="flex gap-2">
            <Icon of={CircleAlert} size={20} class="mt-0.5 text-error" />
            <span>{problem}</span>
          </p>
        )}
      </div>
    </div>
  )
}

function Details({
  choice,
  title,
  onChoice,
}: {
  choice: Choice
  title: string
  onChoice: (choice: Choice) => void
}) {
  const t = channelMessages()
  return (
    <>
      <TextField
        label={t.name}
        required
        maxLength={120}
        value={choice.name}
        onValue={name => onChoice({ ...choice, name })}
      />
      <Whose
        about={title}
        isNeighbours={choice.isNeighbours}
        onNeighbours={isNeighbours => onChoice({ ...choice, isNeighbours })}
      />
      {choice.isNeighbours && (
        <TextField
          label={t.neighbourName}
          help={t.neighbourHelp}
          required
          maxLength={120}
          value={choice.neighbour}
          onValue={neighbour => onChoice({ ...choice, neighbour })}
        />
      )}
    </>
  )
}

/** Whether a page is our own, or a neighbour's on which one only publishes. */
export function Whose({
  about,
  isNeighbours,
  onNeighbours,
}: {
  about?: string
  isNeighbours: boolean
  onNeighbours: (isNeighbours: boolean) => void
}) {
  const t = channelMessages()
  return (
    <RadioField
      legend={
        <>
          {t.whose}
          {about && <span class="sr-only"> {about}</span>}
        </>
      }
      value={isNeighbours}
      onValue={onNeighbours}
      options={[
        { value: false, label: t.ourOwn },
        { value: true, label: t.aNeighbours },
      ]}
    />
  )
}
