import { z } from 'zod'
import type { OperationTable } from '../operation.ts'
import { byId, idText } from '../platform/shapes.ts'
import {
  approvalDecision,
  approvalList,
  approvalRulesEdit,
  approvalRulesShape,
  approvalShape,
  approvalUrgent,
} from './shapes.ts'

const tag = 'Approval'

/** Who approves what is published, what waits for them, and what they say. */
export const operations = {
  'GET /approval-rules': {
    role: 'councillor',
    summary: 'Whether posts need approval, and whose',
    tag,
    answer: approvalRulesShape,
  },
  'PUT /approval-rules': {
    role: 'administrator',
    summary: 'Say whether posts need approval, and whose',
    tag,
    json: approvalRulesEdit,
    answer: approvalRulesShape,
  },
  'GET /approvals': {
    role: 'councillor',
    summary: 'What waits for approval; with `event`, all that was asked about it',
    tag,
    query: z.object({ event: idText.optional() }),
    answer: approvalList,
  },
  'GET /approvals/:id': {
    role: 'councillor',
    summary: 'One request',
    tag,
    param: byId,
    answer: approvalShape,
  },
  'POST /approvals/:id/decision': {
    role: 'councillor',
    summary: 'Approve, refuse or ask for changes; for people whom the rules name',
    tag,
    param: byId,
    json: approvalDecision,
    answer: approvalShape,
  },
  'POST /approvals/:id/undo': {
    role: 'councillor',
    summary: 'Take one’s own decision back, within a minute and while nothing has left',
    tag,
    param: byId,
    answer: approvalShape,
  },
  'POST /approvals/:id/ask-again': {
    role: 'officer',
    summary: 'Ask once more for what waits, as it now stands',
    tag,
    param: byId,
    status: 204,
  },
  'POST /approvals/:id/urgent': {
    role: 'officer',
    summary: 'Publish some of it without approval, with a reason; approvers are told afterwards',
    tag,
    param: byId,
    json: approvalUrgent,
    answer: approvalShape,
  },
} satisfies OperationTable
