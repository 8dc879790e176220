import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import { byId, idText } from '../platform/shapes.ts'
import {
  approvalComment,
  approvalDecision,
  approvalList,
  approvalRulesEdit,
  approvalRulesShape,
  approvalShape,
  approvalUrgent,
} from './shapes.ts'

/** Who approves what is published, what waits for them, and what they say. */
export const operations = tagged('Approval', {
  'GET /approval-rules': {
    permission: 'commune.read',
    summary: 'Whether posts need approval, and whose',
    answer: approvalRulesShape,
  },
  'PUT /approval-rules': {
    permission: 'commune.write',
    summary: 'Say whether posts need approval, and whose',
    json: approvalRulesEdit,
    answer: approvalRulesShape,
  },
  'GET /approvals': {
    permission: 'commune.read',
    summary: 'What waits for approval; with `event`, all that was asked about it',
    query: z.object({ event: idText.optional() }),
    answer: approvalList,
  },
  'GET /approvals/:id': {
    permission: 'commune.read',
    summary: 'One request',
    param: byId,
    answer: approvalShape,
  },
  'POST /approvals/:id/decision': {
    permission: 'approvals.decide',
    summary: 'Approve, refuse or ask for changes; for people whom the rules name',
    param: byId,
    json: approvalDecision,
    answer: approvalShape,
  },
  'POST /approvals/:id/undo': {
    permission: 'approvals.decide',
    summary: 'Take one’s own decision back, within a minute and while nothing has left',
    param: byId,
    answer: approvalShape,
  },
  'POST /approvals/:id/comments': {
    permission: 'approvals.decide',
    summary: 'Ask or answer something about it, which decides nothing',
    param: byId,
    json: approvalComment,
    status: 201,
    answer: approvalShape,
  },
  'DELETE /approvals/:id/comments/:comment': {
    permission: 'approvals.decide',
    summary: 'Take back what one wrote, within a minute: nobody was told',
    param: z.object({ id: idText, comment: idText }),
    answer: approvalShape,
  },
  'POST /approvals/:id/ask-again': {
    permission: 'events.write',
    summary: 'Ask once more for what waits, as it now stands',
    param: byId,
    status: 204,
  },
  'POST /approvals/:id/urgent': {
    permission: 'events.write',
    summary: 'Publish some of it without approval, with a reason; approvers are told afterwards',
    param: byId,
    json: approvalUrgent,
    answer: approvalShape,
  },
} satisfies UntaggedTable)
