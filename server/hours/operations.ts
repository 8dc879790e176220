import type { OperationTable } from '../operation.ts'
import { communeShape } from '../people/shapes/commune.ts'
import {
  calendarSchema,
  calendarShape,
  communeEdit,
  hoursPreviewShape,
  previewRequest,
} from './shapes.ts'

/** The commune, its targets and its opening hours. */
export const operations = {
  'GET /commune': {
    permission: 'commune.read',
    summary: 'The commune and its two target lines',
    tag: 'Commune',
    answer: communeShape,
  },
  'PUT /commune': {
    permission: 'commune.write',
    summary:
      'Change the name and the two target lines; reply times are reckoned anew meanwhile: see GET /rebuild',
    tag: 'Commune',
    json: communeEdit,
    answer: communeShape,
  },
  'GET /opening-hours': {
    permission: 'commune.read',
    summary: 'The effective-dated calendar of opening hours, the earliest version first',
    tag: 'Commune',
    answer: calendarShape,
  },
  'PUT /opening-hours': {
    permission: 'commune.write',
    summary:
      'Replace the calendar; reply times are reckoned anew from the first date it changes: see GET /rebuild',
    tag: 'Commune',
    json: calendarSchema,
    answer: calendarShape,
  },
  'POST /opening-hours/confirm': {
    permission: 'commune.write',
    summary: 'Say that the hours are right as they are',
    tag: 'Commune',
    status: 204,
  },
  'POST /opening-hours/preview': {
    permission: 'commune.read',
    summary: 'What a message would count by a calendar, saved or not, now or at an instant',
    tag: 'Commune',
    json: previewRequest,
    answer: hoursPreviewShape,
  },
} satisfies OperationTable
