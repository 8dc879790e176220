import { z } from 'zod'
import type { OperationTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  communeFound,
  communeSearch,
  groupNew,
  groupShape,
  inseeCode,
  intercommunalityShape,
  partnerNew,
  partnerShape,
  partnersMade,
  partnersNew,
  partnersShape,
  partnerTable,
  partnerTableRead,
  siren,
} from './shapes.ts'

/** Neighbouring communes and other relays: who they are, and how they receive what is offered. */
export const operations = {
  'GET /communes': {
    permission: 'commune.read',
    summary: 'Communes of France by name, postcode or code; those of the same département first',
    tag: 'Partners',
    query: communeSearch,
    answer: z.object({ communes: z.array(communeFound) }),
  },
  'GET /intercommunalities/:siren': {
    permission: 'commune.read',
    summary: 'The communes of an intercommunality',
    tag: 'Partners',
    param: z.object({ siren }),
    answer: intercommunalityShape,
  },
  'PUT /commune/insee-code': {
    permission: 'events.write',
    summary: 'Say which commune of France this one is',
    tag: 'Partners',
    json: z.object({ inseeCode }),
    status: 204,
  },
  'GET /partners': {
    permission: 'commune.read',
    summary:
      'Neighbouring communes and other relays with their groups; without their addresses for those who cannot change them',
    tag: 'Partners',
    answer: partnersShape,
  },
  'POST /partners': {
    permission: 'events.write',
    summary: 'Add a neighbouring commune, or another relay',
    tag: 'Partners',
    json: partnerNew,
    answer: partnerShape,
    status: 201,
  },
  'POST /partners/several': {
    permission: 'events.write',
    summary: 'Add many at once: an intercommunality, a list; those that are known stay as they are',
    tag: 'Partners',
    json: partnersNew,
    answer: partnersMade,
  },
  'POST /partners/read-table': {
    permission: 'events.write',
    summary: 'Read a table of partners; nothing is kept of it',
    tag: 'Partners',
    most: 2,
    json: partnerTable,
    answer: partnerTableRead,
  },
  'PUT /partners/:id': {
    permission: 'events.write',
    summary: 'Change a partner; its contacts who unsubscribed stay unsubscribed',
    tag: 'Partners',
    param: byId,
    json: partnerNew,
    answer: partnerShape,
  },
  'DELETE /partners/:id': {
    permission: 'events.write',
    summary: 'Offer a partner nothing any more',
    tag: 'Partners',
    param: byId,
    status: 204,
  },
  'POST /partners/:id/restore': {
    permission: 'events.write',
    summary: 'Offer to a partner again that was taken out',
    tag: 'Partners',
    param: byId,
    answer: partnerShape,
  },
  'POST /partner-groups': {
    permission: 'events.write',
    summary: 'Make a group of partners, to which things are offered at once',
    tag: 'Partners',
    json: groupNew,
    answer: groupShape,
    status: 201,
  },
  'PUT /partner-groups/:id': {
    permission: 'events.write',
    summary: 'Rename a group, and say who belongs to it',
    tag: 'Partners',
    param: byId,
    json: groupNew,
    answer: groupShape,
  },
  'DELETE /partner-groups/:id': {
    permission: 'events.write',
    summary: 'Remove a group; its partners stay',
    tag: 'Partners',
    param: byId,
    status: 204,
  },
} satisfies OperationTable
