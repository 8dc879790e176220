import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import { tableQuery } from '../platform/shapes.ts'
import {
  contactsShape,
  copyQuery,
  erasureNew,
  erasureShape,
  foundShape,
  personCopy,
  privacyChange,
  privacyQuery,
  privacyShape,
  searchQuery,
} from './shapes.ts'

/** What is kept of people, for how long, and their rights over it. */
export const operations = tagged('Privacy', {
  'GET /privacy': {
    permission: 'privacy.write',
    summary: 'How long words and names are kept, and what is erased next',
    query: privacyQuery,
    answer: privacyShape,
  },
  'PUT /privacy': {
    permission: 'privacy.write',
    summary: 'Choose how long, and to whom people write; what is shortened holds after a week',
    json: privacyChange,
    answer: privacyShape,
  },
  'GET /privacy/contacts': {
    permission: 'public',
    summary: 'To whom residents write about their data, or about a page that they cannot use',
    answer: contactsShape,
  },
  'GET /privacy/expiring.csv': {
    permission: 'privacy.write',
    summary:
      'Messages whose words go within thirty days: RFC 4180, or as a French spreadsheet opens it',
    isLong: true,
    query: tableQuery,
    answer: z.string(),
    contentType: 'text/csv',
  },
  'GET /privacy/found': {
    permission: 'privacy.write',
    summary: 'Find a person: who wrote under that name, who is named, who else has that address',
    isLong: true,
    query: searchQuery,
    answer: foundShape,
  },
  'GET /privacy/copy.json': {
    permission: 'privacy.write',
    summary: 'All that is kept of a person, for programs (RGPD, article 20)',
    isLong: true,
    query: copyQuery,
    answer: personCopy,
    contentType: 'application/json',
  },
  'GET /privacy/copy.html': {
    permission: 'privacy.write',
    summary: 'All that is kept of a person, to be read and printed (RGPD, article 15)',
    isLong: true,
    query: copyQuery,
    answer: z.string(),
    contentType: 'text/html',
  },
  'POST /privacy/erasures': {
    permission: 'privacy.write',
    summary: 'Erase a person for good: names, words, pictures; times stay, and are nobody’s',
    isLong: true,
    json: erasureNew,
    answer: erasureShape,
  },
  'GET /privacy/register.html': {
    permission: 'privacy.write',
    summary: 'The entries of the register of processing (RGPD, article 30), filled in',
    answer: z.string(),
    contentType: 'text/html',
  },
} satisfies UntaggedTable)
