import type { OperationTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  alertMailEdit,
  alertMinutesEdit,
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
    permission: 'commune.read',
    summary: 'Notices that told the asker who waits, newer than one; without it, only the last id',
    tag,
    query: alertsQuery,
    answer: alertsShape,
  },
  'GET /alert-settings': {
    permission: 'commune.read',
    summary: 'After how many minutes alerts are raised, and whether they reach the asker by mail',
    tag,
    answer: alertSettingsShape,
  },
  'PUT /alert-settings': {
    permission: 'alerts.write',
    summary: 'Change the minutes for everybody',
    tag,
    json: alertMinutesEdit,
    answer: alertSettingsShape,
  },
  'PUT /alert-settings/mail': {
    permission: 'messages.answer',
    summary: 'Say whether alerts reach oneself by mail',
    tag,
    json: alertMailEdit,
    answer: alertSettingsShape,
  },
  'GET /duties': {
    permission: 'commune.read',
    summary: 'Who is on duty, now and later',
    tag,
    answer: dutiesShape,
  },
  'POST /duties': {
    permission: 'alerts.write',
    summary: 'Put somebody on duty',
    tag,
    json: dutyNew,
    answer: dutyShape,
    status: 201,
  },
  'PUT /duties/:id': {
    permission: 'alerts.write',
    summary: 'Change a turn on duty',
    tag,
    param: byId,
    json: dutyNew,
    answer: dutyShape,
  },
  'DELETE /duties/:id': {
    permission: 'alerts.write',
    summary: 'Take a turn off the roster',
    tag,
    param: byId,
    status: 204,
  },
} satisfies OperationTable
