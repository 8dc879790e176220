import { z } from 'zod'
import type { OperationTable } from '../operation.ts'
import { meShape, setupRequest } from '../people/shapes/commune.ts'

const setupState = z.object({ needed: z.boolean() })

/** The first page of an empty installation. */
export const operations = {
  'GET /setup': {
    role: 'public',
    summary: 'Whether a commune must be set up first',
    tag: 'Account',
    answer: setupState,
  },
  'POST /setup': {
    role: 'public',
    summary: 'Set up the commune and its first administrator, and sign them in; only once',
    tag: 'Account',
    json: setupRequest,
    answer: meShape,
    status: 201,
  },
} satisfies OperationTable
