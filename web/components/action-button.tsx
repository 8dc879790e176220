import type { ComponentChildren } from 'preact'
import { useAction } from '../resource.ts'
import { BusyButton } from './busy-button.tsx'
import { ProblemNotice } from './notice.tsx'

type ActionButtonProps = {
  act: () => Promise<unknown>
  class?: string
  /** Nothing to do yet, as what stands beside it says. */
  isOff?: boolean
  /** What it acts on, for those who do not see what it stands beside. */
  about?: string
  /** What a refusal changed nothing of. */
  kept?: string
  children: ComponentChildren
}

/** A button whose act takes its time; after it stands why it was refused. */
export function ActionButton({
  act,
  class: look,
  isOff,
  about,
  kept,
  children,
}: ActionButtonProps) {
  const action = useAction()
  return (
    <>
      <BusyButton
        busy={action.busy}
        isOff={isOff}
        class={look}
        onClick={() => void action.run(act)}
      >
        {children}
        {about && <span class="sr-only">{about}</span>}
      </BusyButton>
      {action.problem !== null && (
        <div class="basis-full">
          <ProblemNotice problem={action.problem} kept={kept} />
        </div>
      )}
    </>
  )
}

type NextPageProps<Key> = {
  /** Where the next page begins; null: there is none. */
  next: Key | null
  load: (next: Key) => Promise<unknown>
  children: ComponentChildren
}

/** Under a list that comes page by page: what brings the next one. */
export function NextPage<Key>({ next, load, children }: NextPageProps<Key>) {
  const action = useAction()
  return (
    <div class="mt-4 flex flex-col items-start gap-3">
      <ProblemNotice problem={action.problem} />
      {next !== null && (
        <BusyButton busy={action.busy} onClick={() => void action.run(() => load(next))}>
          {children}
        </BusyButton>
      )}
    </div>
  )
}
