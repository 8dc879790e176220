import type {
  ApprovalDecision,
  ApprovalList,
  ApprovalRulesEdit,
  ApprovalRulesShape,
  ApprovalShape,
  ApprovalUrgent,
} from '../server/approval/shapes.ts'
import { request } from './request.ts'

/** The server's routes of approval, which few screens need. */
export const approvalApi = {
  list: (event?: number) =>
    request<ApprovalList>('GET', `/api/approvals${event === undefined ? '' : `?event=${event}`}`),
  decide: (id: number, body: ApprovalDecision) =>
    request<ApprovalShape>('POST', `/api/approvals/${id}/decision`, body),
  undo: (id: number) => request<ApprovalShape>('POST', `/api/approvals/${id}/undo`, {}),
  askAgain: (id: number) => request<unknown>('POST', `/api/approvals/${id}/ask-again`, {}),
  publishUrgently: (id: number, body: ApprovalUrgent) =>
    request<ApprovalShape>('POST', `/api/approvals/${id}/urgent`, body),
  rules: () => request<ApprovalRulesShape>('GET', '/api/approval-rules'),
  editRules: (body: ApprovalRulesEdit) =>
    request<ApprovalRulesShape>('PUT', '/api/approval-rules', body),
}
