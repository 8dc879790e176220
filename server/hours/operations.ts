import { tagged, type UntaggedTable } from '../operation.ts'
import { communeShape } from '../people/shapes.ts'
import {
  calendarSchema,
  calendarShape,
  communeEdit,
  hoursPreviewShape,
  previewRequest,
  targetsEdit,
  targetsShape,
} from './shapes.ts'

/** The commune, its opening hours and its targets. */
export const operations = tagged('Commune', {
  'GET /commune': {
    permission: 'commune.read',
    summary: 'The commune, its first line and the share of answers on time that its council wants',
    answer: communeShape,
  },
  'PUT /commune': {
    permission: 'commune.write',
    summary:
      'Change the name, the first line and the wanted share; what waits is reckoned anew meanwhile: see GET /rebuild',
    json: communeEdit,
    answer: communeShape,
  },
  'GET /opening-hours': {
    permission: 'commune.read',
    summary: 'The effective-dated calendar of opening hours, the earliest version first',
    answer: calendarShape,
  },
  'PUT /opening-hours': {
    permission: 'commune.write',
    summary:
      'Replace the calendar; reply times are reckoned anew from the first date it changes: see GET /rebuild',
    json: calendarSchema,
    answer: calendarShape,
  },
  'POST /opening-hours/confirm': {
    permission: 'commune.write',
    summary: 'Say that the hours are right as they are',
    status: 204,
  },
  'GET /targets': {
    permission: 'commune.read',
    summary: 'Within what an answer is on time: the commune’s targets and each channel’s, dated',
    answer: targetsShape,
  },
  'PUT /targets': {
    permission: 'commune.write',
    summary:
      'Replace the dated targets of a channel, or of the commune; reply times are reckoned anew from the first date they change: see GET /rebuild',
    json: targetsEdit,
    answer: targetsShape,
  },
  'POST /opening-hours/preview': {
    permission: 'commune.read',
    summary:
      'What a message would count by a calendar and a target, saved or not, now or at an instant',
    json: previewRequest,
    answer: hoursPreviewShape,
  },
} satisfies UntaggedTable)
