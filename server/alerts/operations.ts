import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
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

/** Alerts, when they are raised, and who is on duty. */
export const operations = tagged('Alerts', {
  'GET /alerts': {
    permission: 'commune.read',
    summary: 'Notices that told the asker who waits, newer than one; without it, only the last id',
    query: alertsQuery,
    answer: alertsShape,
  },
  'GET /alert-settings': {
    permission: 'commune.read',
    summary: 'After how many minutes alerts are raised, and whether they reach the asker by mail',
    answer: alertSettingsShape,
  },
  'PUT /alert-settings': {
    permission: 'alerts.write',
    summary: 'Change the minutes for everybody',
    json: alertMinutesEdit,
    answer: alertSettingsShape,
  },
  'PUT /alert-settings/mail': {
    permission: 'messages.answer',
    summary: 'Say whether alerts reach oneself by mail',
    json: alertMailEdit,
    answer: alertSettingsShape,
  },
  'PUT /alert-settings/quotes': {
    permission: 'messages.answer',
    summary: 'Say whether what reaches one’s devices shows who writes and the first words',
    json: alertQuotesEdit,
    answer: alertSettingsShape,
  },
  'GET /push-key': {
    permission: 'messages.answer',
    summary: 'The public key with which a browser subscribes to push messages, base64url',
    answer: z.object({ key: z.string() }),
  },
  'GET /me/devices': {
    permission: 'messages.answer',
    summary: 'Where alerts reach oneself besides by mail; nowhere for an API key',
    answer: z.array(deviceShape),
  },
  'POST /me/devices': {
    permission: 'messages.answer',
    summary: 'Add a device; the same address is the same device',
    json: deviceNew,
    answer: deviceAdded,
    status: 201,
  },
  'PUT /me/devices/:id': {
    permission: 'messages.answer',
    summary:
      'Name one of one’s devices otherwise, or note that a browser is still there, and where',
    param: byId,
    json: deviceEdit,
    answer: deviceShape,
  },
  'DELETE /me/devices/:id': {
    permission: 'messages.answer',
    summary: 'Remove one of one’s devices',
    param: byId,
    status: 204,
  },
  'POST /me/devices/:id/test': {
    permission: 'messages.answer',
    summary: 'Send a trial to one of one’s devices; refused with the reason when it is not taken',
    param: byId,
    status: 204,
  },
  'GET /duties': {
    permission: 'commune.read',
    summary: 'Who is on duty, now and later',
    answer: dutiesShape,
  },
  'POST /duties': {
    permission: 'alerts.write',
    summary: 'Put somebody on duty',
    json: dutyNew,
    answer: dutyShape,
    status: 201,
  },
  'PUT /duties/:id': {
    permission: 'alerts.write',
    summary: 'Change a turn on duty',
    param: byId,
    json: dutyNew,
    answer: dutyShape,
  },
  'DELETE /duties/:id': {
    permission: 'alerts.write',
    summary: 'Take a turn off the roster',
    param: byId,
    status: 204,
  },
} satisfies UntaggedTable)
