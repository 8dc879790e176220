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
