import { type OperationTable, tagged, type UntaggedTable } from '../operation.ts'
import {
  councilQuery,
  episodeListQuery,
  episodeListShape,
  rebuildRequest,
  rebuildShape,
  reportQuery,
  reportShape,
  reportTableQuery,
  sentFiguresShape,
} from './shapes.ts'
import {
  arrivalsQuery,
  arrivalsShape,
  badgesQuery,
  badgesShape,
  firstMessagesQuery,
  furtherQuery,
  furtherShape,
} from './shapes-further.ts'

/** Reply times of a period, for the councillor: on screen, and as a file. */
export const operations = {
  ...tagged('Reports', {
    'GET /reports/replies': {
      permission: 'commune.read',
      summary: 'Reply times of a period, with every episode behind them',
      query: reportQuery,
      answer: reportShape,
    },
    'GET /reports/replies/figures': {
      permission: 'commune.read',
      summary: 'The same figures without the list, at once even over years; its weeks by field',
      query: reportQuery,
      answer: sentFiguresShape,
    },
    'GET /reports/replies/episodes': {
      permission: 'commune.read',
      summary: 'One of the lists behind the figures, a page at a time',
      query: episodeListQuery,
      answer: episodeListShape,
    },
    'GET /reports/replies.csv': {
      permission: 'commune.read',
      summary:
        'The same period’s episodes, one a line: RFC 4180, or as a French spreadsheet opens it',
      isLong: true,
      query: reportTableQuery,
      contentType: 'text/csv',
    },
    'GET /reports/replies.pdf': {
      permission: 'commune.read',
      summary:
        'The same period for the council, on one page or as four slides: a tagged PDF (PDF/UA-1)',
      isLong: true,
      query: councilQuery,
      contentType: 'application/pdf',
    },
    'GET /reports/replies/further': {
      permission: 'commune.read',
      summary:
        'What a councillor asks next: shares by a time, withdrawals, later turns, comparisons',
      query: furtherQuery,
      answer: furtherShape,
    },
    'GET /reports/replies/arrivals': {
      permission: 'commune.read',
      summary: 'When messages come, and what an hour more of opening would have brought',
      query: arrivalsQuery,
      answer: arrivalsShape,
    },
    'GET /reports/replies/badges': {
      permission: 'commune.read',
      summary: 'What a network’s badge for fast answers would say of the commune’s pages, and why',
      query: badgesQuery,
      answer: badgesShape,
    },
    'GET /reports/replies/first-messages.csv': {
      permission: 'commune.read',
      summary: 'The first messages from which these badges are reckoned, one a line',
      isLong: true,
      query: firstMessagesQuery,
      contentType: 'text/csv',
    },
  } satisfies UntaggedTable),
  ...tagged('Commune', {
    'GET /rebuild': {
      permission: 'commune.read',
      summary: 'How far the reply times are reckoned anew after a change; null when they are',
      answer: rebuildShape,
    },
    'POST /rebuild': {
      permission: 'commune.write',
      summary: 'Reckon the reply times anew, all of them or from a date on, to be sure',
      json: rebuildRequest,
      answer: rebuildShape,
    },
  } satisfies UntaggedTable),
} satisfies OperationTable
