import { type ComponentChildren, createContext } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import { Refusal } from '../request.ts'

type Claims = { problem: unknown; names: Set<string> }

const Context = createContext<Claims | null>(null)

/** Around a form whose request was refused: a field that the refusal speaks of shows it itself. */
export function FormProblem({
  problem,
  children,
}: {
  problem: unknown
  children: ComponentChildren
}) {
  const names = useMemo(() => new Set<string>(), [])
  const claims = useMemo(() => ({ problem, names }), [problem])
  return <Context.Provider value={claims}>{children}</Context.Provider>
}

/** The refusal's sentence, where it speaks of this field. @param name the request's name for it. */
export function useFieldProblem(name: string | undefined): string | null {
  const claims = useContext(Context)
  if (claims === null || name === undefined) return null
  claims.names.add(name)
  const { problem } = claims
  return problem instanceof Refusal && problem.field === name ? problem.message : null
}

/** Whether a field of this form shows the problem, so that it is not said twice. */
export function useIsAtField(problem: unknown): boolean {
  const claims = useContext(Context)
  if (claims === null || claims.problem !== problem || !(problem instanceof Refusal)) return false
  return problem.field !== undefined && claims.names.has(problem.field)
}
