import { z } from 'zod'
import { type OperationTable, tagged, type UntaggedTable } from '../operation.ts'
import { meShape, setupRequest } from '../people/shapes.ts'
import { administratorNamed, communeAdded, communeNew, installationShape } from './shapes.ts'

const setupState = z.object({
  needed: z.boolean(),
  /** Whether a commune may have been here before: the key was, and its database is not. */
  mayBeLost: z.boolean(),
})

/** `word`: the one that Tambour prints where it is started. */
const setupByWord = setupRequest.extend({ word: z.string() })

/** The first page of an empty installation, and the communes that come after. */
export const operations = {
  ...tagged('Account', {
    'GET /setup': {
      permission: 'public',
      summary: 'Whether a commune must be set up first',
      answer: setupState,
    },
    'POST /setup': {
      permission: 'public',
      summary: 'Set up the commune and its first administrator, and sign them in; only once',
      json: setupByWord,
      answer: meShape,
      status: 201,
    },
  } satisfies UntaggedTable),
  ...tagged('Installation', {
    'GET /installation/communes': {
      permission: 'communes.write',
      summary: 'The communes of the installation, and who looks after it',
      answer: installationShape,
    },
    'POST /installation/communes': {
      permission: 'communes.write',
      summary: 'Add a commune with all that it begins with, and its first administrator',
      json: communeNew,
      answer: communeAdded,
      status: 201,
    },
    'PUT /installation/administrators': {
      permission: 'communes.write',
      summary: 'Let somebody who has an account look after the installation, or no more',
      json: administratorNamed,
      answer: installationShape,
    },
  } satisfies UntaggedTable),
} satisfies OperationTable
