import { useApi } from '../api.ts'

/** Whether what this person plans waits until somebody else approves it. */
export function useAsks(): boolean {
  const { data } = useApi('GET /approvals')
  return data?.enabled === true && !data.mayDecide
}
