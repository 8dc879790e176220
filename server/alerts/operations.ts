import { z } from 'zod'
import type { OperationTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  alertMailEdit,
  alertMinutesEdit,
  alertQuotesEdit,
  alertSettingsShape,
  alertsQuery,
  alertsShape,
  deviceAdded,
  deviceEdit,
  deviceNew,
  deviceShape,
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
  'PUT /alert-settings/quotes': {
    permission: 'messages.answer',
    summary: 'Say whether what reaches one’s devices shows who writes and the first words',
    tag,
    json: alertQuotesEdit,
    answer: alertSettingsShape,
  },
  'GET /push-key': {
    permission: 'messages.answer',
    summary: 'The public key with which a browser subscribes to push messages, base64url',
    tag,
    answer: z.object({ key: z.string() }),
  },
  'GET /me/devices': {
    permission: 'messages.answer',
    summary: 'Where alerts reach oneself besides by mail; nowhere for an API key',
    tag,
    answer: z.array(deviceShape),
  },
  'POST /me/devices': {
    permission: 'messages.answer',
    summary: 'Add a device; the same address is the same device',
    tag,
    json: deviceNew,
    answer: deviceAdded,
    status: 201,
  },
  'PUT /me/devices/:id': {
    permission: 'messages.answer',
    summary:
      'Name one of one’s devices otherwise, or note that a browser is still there, and where',
    tag,
    param: byId,
    json: deviceEdit,
    answer: deviceShape,
  },
  'DELETE /me/devices/:id': {
    permission: 'messages.answer',
    summary: 'Remove one of one’s devices',
    tag,
    param: byId,
    status: 204,
  },
  'POST /me/devices/:id/test': {
    permission: 'messages.answer',
    summary: 'Send a trial to one of one’s devices; refused with the reason when it is not taken',
    tag,
    param: byId,
    status: 204,
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
