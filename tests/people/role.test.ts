import { expect, it } from 'vitest'
import { operations } from '../../server/operations.ts'
import {
  allows,
  lesserRole,
  permissions,
  permissionsOf,
  type Role,
  roles,
} from '../../server/people/rules/role.ts'

/** They write nothing for who only reads, and ask by POST for their body, or for a mail to themselves. */
const asks = [
  'POST /opening-hours/preview',
  'POST /conversations/:id/presence',
  'POST /digest/copy',
]

/** One’s own sessions, passkeys, language and choice among one’s communes are everybody’s to look after. */
const own = / \/me\/(sessions|passkeys|language|commune)/

/** What of the API changes something, and this role may call. */
const writes = (role: Role) =>
  Object.entries(operations)
    .filter(([name]) => !name.startsWith('GET ') && !own.test(name) && !asks.includes(name))
    .filter(([, { permission }]) => permission !== 'public' && allows(role, permission))
    .map(([name]) => name)
    .toSorted()

it('lets a responder answer, and write nothing else', () => {
  expect(writes('responder')).toEqual([
    'DELETE /conversations/:id/hold',
    'DELETE /me/devices/:id',
    'DELETE /messages/:id/called',
    'DELETE /messages/:id/marks/:mark',
    'DELETE /notes/:id',
    'DELETE /replies/:id',
    'POST /conversations/:id/notes',
    'POST /conversations/:id/official-requests',
    'POST /conversations/:id/replies',
    'POST /me/devices',
    'POST /me/devices/:id/test',
    'POST /messages/:id/arrived',
    'POST /messages/:id/called',
    'POST /messages/:id/holding',
    'POST /messages/:id/marks',
    'POST /messages/:id/private-answer',
    'POST /messages/:id/send-again',
    'POST /notes/:id/restore',
    'POST /replies',
    'POST /replies/:id/retry',
    'PUT /alert-settings/mail',
    'PUT /alert-settings/quotes',
    'PUT /conversations/:id/hold',
    'PUT /conversations/:id/in-charge',
    'PUT /me/devices/:id',
    'PUT /notes/:id',
    'PUT /official-requests/:id/state',
  ])
})

it('lets an approver decide, and write nothing else; a councillor nothing at all', () => {
  expect(writes('approver')).toEqual([
    'DELETE /approvals/:id/comments/:comment',
    'POST /approvals/:id/comments',
    'POST /approvals/:id/decision',
    'POST /approvals/:id/undo',
  ])
  expect(writes('councillor')).toEqual([])
})

it('lets an administrator do all that anybody may', () => {
  expect(permissionsOf.administrator).toEqual(permissions)
  expect(Object.keys(permissionsOf)).toEqual(roles)
})

it('finds for each two roles one that may do exactly what both may', () => {
  for (const one of roles) {
    for (const other of roles) {
      const both = permissions.filter(each => allows(one, each) && allows(other, each))
      const lesser = lesserRole(one, other)
      const held = permissions.filter(each => allows(lesser, each))
      expect([one, other, held]).toEqual([one, other, both])
    }
  }
})
