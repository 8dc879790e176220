import { api } from '../api.ts'

/** Whether what this person plans waits until somebody else approves it. */
export async function mustAsk(): Promise<boolean> {
  const { enabled, mayDecide } = await api('GET /approvals')
  return enabled && !mayDecide
}
