import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import { byId, idText } from '../platform/shapes.ts'
import { libraryPage, mediaShape, pictureShape } from './shapes.ts'

const pictureForm = z.object({
  file: z.file(),
  /** The page of a PDF, counted from 1. */
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

const mediaForm = pictureForm.extend({
  /** Said to be missing by the service, as when it is blank. */
  alt: z.string().default(''),
})

const libraryQuery = z.object({
  search: z.string().max(200).default(''),
  before: idText.optional(),
})

/** Pictures: taken in once, described, shown for ever at the same address; and the library of them. */
export const operations = tagged('Media', {
  'POST /media': {
    permission: 'events.write',
    summary:
      'Take in a picture, or a page of a PDF (form fields `file`, `alt` and `page`), ready for every network',
    form: mediaForm,
    most: 25,
    answer: mediaShape,
    status: 201,
  },
  'GET /media': {
    permission: 'commune.read',
    summary: 'The pictures that were described, newest first, with where each one is used',
    query: libraryQuery,
    answer: libraryPage,
  },
  'GET /media/:id': {
    permission: 'commune.read',
    summary: 'A picture’s bytes',
    param: byId,
    contentType: 'image/jpeg',
  },
  'POST /pictures': {
    permission: 'events.write',
    summary: 'Take in a picture, or a page of a PDF (form fields `file` and `page`), to describe',
    form: pictureForm,
    most: 25,
    answer: pictureShape,
    status: 201,
  },
  'GET /pictures/:id': {
    permission: 'commune.read',
    summary: 'A picture’s bytes, whatever is said of it',
    param: byId,
    contentType: 'image/jpeg',
  },
  'GET /pictures/:id/small': {
    permission: 'commune.read',
    summary: 'A picture, small',
    param: byId,
    contentType: 'image/jpeg',
  },
  'POST /pictures/:id/media': {
    permission: 'events.write',
    summary: 'Describe a picture: what comes back is what events and publications take',
    param: byId,
    json: z.object({ alt: z.string().default('') }),
    answer: mediaShape,
    status: 201,
  },
  'DELETE /pictures/:id': {
    permission: 'events.write',
    summary: 'Take a picture that is used nowhere out of the library; it can be put back for a day',
    param: byId,
    status: 204,
  },
  'POST /pictures/:id/restore': {
    permission: 'events.write',
    summary: 'Put a picture back into the library',
    param: byId,
    status: 204,
  },
} satisfies UntaggedTable)
