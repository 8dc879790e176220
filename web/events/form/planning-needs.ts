import { api } from '../../api.ts'
import { asksFirst } from '../../approval/use-asks.ts'
import { useResource } from '../../resource.ts'

/** What a form that plans needs: the channels, the plans, and whether somebody else must approve first. */
export function usePlanningNeeds() {
  return useResource('channels and plans', async () => {
    const [{ channels }, { plans }, approvals] = await Promise.all([
      api('GET /channels'),
      api('GET /plans'),
      api('GET /approvals'),
    ])
    return { channels, plans, asks: asksFirst(approvals) }
  }, ['channels'])
}
