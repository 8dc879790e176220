import type { OperationTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  alertSettingsEdit,
  alertSettingsShape,
  alertsQuery,
  alertsShape,
  dutiesShape,
  dutyNew,
  dutyShape,
} from './shapes.ts'

const tag = 'Alerts'

/** Alerts, when they are raised, and who is on duty. */
export const operations = {
  'GET /alerts': {
    role: 'councillor',
    summary: 'Notices that told the asker who waits, newer than one; without it, only the last id',
    tag,
    query: alertsQuery,
    answer: alertsShape,
  },
  'GET /alert-settings': {
    role: 'councillor',
    summary: 'After how many minutes alerts are raised, and whether they reach the asker by mail',
    tag,
    answer: alertSettingsShape,
  },
  'PUT /alert-settings': {
    role: 'officer',
    summary: 'Change the minutes for everybody, or one’s own mail',
    tag,
    json: alertSettingsEdit,
    answer: alertSettingsShape,
  },
  'GET /duties': {
    role: 'councillor',
    summary: 'Who is on duty, now and later',
    tag,
    answer: dutiesShape,
  },
  'POST /duties': {
    role: 'officer',
    summary: 'Put somebody on duty',
    tag,
    json: dutyNew,
    answer: dutyShape,
    status: 201,
  },
  'PUT /duties/:id': {
    role: 'officer',
    summary: 'Change a turn on duty',
    tag,
    param: byId,
    json: dutyNew,
    answer: dutyShape,
  },
  'DELETE /duties/:id': {
    role: 'officer',
    summary: 'Take a turn off the roster',
    tag,
    param: byId,
    status: 204,
  },
} satisfies OperationTable
