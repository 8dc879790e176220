import { z } from 'zod'
import { tagged, type UntaggedTable } from '../operation.ts'
import { byId } from '../platform/shapes.ts'
import {
  communeFound,
  communeSearch,
  groupNew,
  groupShape,
  inseeCode,
  intercommunalityShape,
  partnerKeyMade,
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
export const operations = tagged('Partners', {
  'GET /communes': {
    permission: 'commune.read',
    summary: 'Communes of France by name, postcode or code; those of the same département first',
    query: communeSearch,
    answer: z.object({ communes: z.array(communeFound) }),
  },
  'GET /intercommunalities/:siren': {
    permission: 'commune.read',
    summary: 'The communes of an intercommunality',
    param: z.object({ siren }),
    answer: intercommunalityShape,
  },
  'PUT /commune/insee-code': {
    permission: 'events.write',
    summary: 'Say which commune of France this one is',
    json: z.object({ inseeCode }),
    status: 204,
  },
  'GET /partners': {
    permission: 'commune.read',
    summary:
      'Neighbouring communes and other relays with their groups; without their addresses for those who cannot change them',
    answer: partnersShape,
  },
  'POST /partners': {
    permission: 'events.write',
    summary: 'Add a neighbouring commune, or another relay',
    json: partnerNew,
    answer: partnerShape,
    status: 201,
  },
  'POST /partners/several': {
    permission: 'events.write',
    summary: 'Add many at once: an intercommunality, a list; those that are known stay as they are',
    json: partnersNew,
    answer: partnersMade,
  },
  'POST /partners/read-table': {
    permission: 'events.write',
    summary: 'Read a table of partners; nothing is kept of it',
    most: 2,
    json: partnerTable,
    answer: partnerTableRead,
  },
  'PUT /partners/:id': {
    permission: 'events.write',
    summary: 'Change a partner; its contacts who unsubscribed stay unsubscribed',
    param: byId,
    json: partnerNew,
    answer: partnerShape,
  },
  'DELETE /partners/:id': {
    permission: 'events.write',
    summary: 'Offer a partner nothing any more',
    param: byId,
    status: 204,
  },
  'POST /partners/:id/restore': {
    permission: 'events.write',
    summary: 'Offer to a partner again that was taken out',
    param: byId,
    answer: partnerShape,
  },
  'POST /partners/:id/key': {
    permission: 'events.write',
    summary: 'Give a partner’s own software a key, which is told this once; the one before ends',
    param: byId,
    answer: partnerKeyMade,
    status: 201,
  },
  'DELETE /partners/:id/key': {
    permission: 'events.write',
    summary: 'Take the key of a partner’s software away',
    param: byId,
    status: 204,
  },
  'POST /partner-groups': {
    permission: 'events.write',
    summary: 'Make a group of partners, to which things are offered at once',
    json: groupNew,
    answer: groupShape,
    status: 201,
  },
  'PUT /partner-groups/:id': {
    permission: 'events.write',
    summary: 'Rename a group, and say who belongs to it',
    param: byId,
    json: groupNew,
    answer: groupShape,
  },
  'DELETE /partner-groups/:id': {
    permission: 'events.write',
    summary: 'Remove a group; its partners stay',
    param: byId,
    status: 204,
  },
} satisfies UntaggedTable)
