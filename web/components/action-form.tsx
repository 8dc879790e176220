import type { ComponentChildren } from 'preact'
import { useAction } from '../resource.ts'
import { BusyButton } from './busy-button.tsx'
import { FormProblem } from './form-problem.tsx'
import { ProblemNotice } from './notice.tsx'

/** Fields, and one button that does what they say; what goes wrong stands above it. */
export function ActionForm({
  submit,
  act,
  kept,
  look = 'btn btn-primary',
  children,
}: {
  /** What the button does. */
  submit: string
  act: () => Promise<void>
  /** What a refusal changed nothing of. */
  kept?: string
  look?: string
  children: ComponentChildren
}) {
  const action = useAction()
  return (
    <form
      class="flex flex-col gap-5"
      onSubmit={event => {
        event.preventDefault()
        void action.run(act)
      }}
    >
      <FormProblem problem={action.problem}>
        {children}
        <ProblemNotice problem={action.problem} kept={kept} />
      </FormProblem>
      <BusyButton type="submit" busy={action.busy} class={look}>
        {submit}
      </BusyButton>
    </form>
  )
}
