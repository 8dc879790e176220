import { occurrencesAsked, occurrencesShape } from '../events/shapes-event.ts'
import { tagged, type UntaggedTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  eventFileQuery,
  eventImportList,
  eventImportNew,
  eventsImported,
  importCheck,
  importChecked,
  importPreview,
  importUndone,
} from './shapes.ts'

const permission = 'events.write'

/** A whole season from a file, and the dates of what repeats. */
export const operations = tagged('Events', {
  'POST /events/occurrences': {
    permission,
    summary: 'The dates that a repetition gives; nothing is made',
    json: occurrencesAsked,
    answer: occurrencesShape,
  },
  'GET /events/import/template.csv': {
    permission,
    summary: 'A table to fill in, as Excel opens it in France',
    contentType: 'text/csv',
  },
  'POST /events/import/preview': {
    permission,
    summary:
      'What a table (CSV) or a calendar (.ics) would make: the file is the body of the request, as it is. Nothing is made',
    query: eventFileQuery,
    file: true,
    most: 12,
    answer: importPreview,
  },
  'POST /events/import/check': {
    permission,
    summary: 'What lines that were read, or corrected since, would make. Nothing is made',
    json: importCheck,
    most: 12,
    answer: importChecked,
  },
  'POST /events/import': {
    permission,
    summary: 'Make the events of these lines, and plan what announces them: all, or none',
    // It waits for one that is under way.
    isLong: true,
    json: eventImportNew,
    most: 12,
    answer: eventsImported,
    status: 201,
  },
  'GET /events/imports': {
    permission,
    summary: 'The last files of events that were imported',
    answer: eventImportList,
  },
  'DELETE /events/imports/:id': {
    permission,
    summary: 'Take an import back: all of its events that were not announced',
    isLong: true,
    param: byId,
    answer: importUndone,
  },
} satisfies UntaggedTable)
