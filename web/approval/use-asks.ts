import { type Answer, useApi } from '../api.ts'

/** Whether what this person plans waits until somebody else approves it. */
export const asksFirst = ({ enabled, mayDecide }: Answer<'GET /approvals'>) => enabled && !mayDecide

/** The same, for a screen that shows nothing else of it; false until it is known. */
export function useAsks(): boolean {
  const { data } = useApi('GET /approvals')
  return data !== null && asksFirst(data)
}
