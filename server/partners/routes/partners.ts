import type { Hono } from 'hono'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { routes } from '../../http/routes.ts'
import { allows } from '../../people/rules/role.ts'
import { intercommunality, searchCommunes } from '../directory.ts'
import { removeGroup, saveGroup } from '../groups.ts'
import { operations } from '../operations.ts'
import { makePartnerKey, revokePartnerKey } from '../partner-keys.ts'
import { listPartners, partnerShapeOf } from '../partner-shape.ts'
import { addPartner, addPartners, changePartner, chooseCommune, endPartner } from '../partners.ts'
import { readPartners } from '../read-partners.ts'

export function partnerRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /communes': async ({ who, query }) => ({
      communes: await searchCommunes(context, who.communeId, query.search),
    }),
    'GET /intercommunalities/:siren': ({ who, param }) =>
      intercommunality(context, who.communeId, param.siren),
    'PUT /commune/insee-code': ({ who, json }) => chooseCommune(context, who, json.inseeCode),
    'GET /partners': async ({ who }) => {
      const listed = await listPartners(context, who)
      if (allows(who.role, 'events.write')) return listed
      // Addresses and keys are for those who write to them.
      const partners = listed.partners.map(one => ({ ...one, contacts: [], key: null }))
      return { ...listed, partners }
    },
    'POST /partners': ({ who, json }) => addPartner(context, who, json),
    'POST /partners/several': ({ who, json }) => addPartners(context, who, json),
    'POST /partners/read-table': ({ who, json }) => readPartners(context, who.communeId, json.text),
    'PUT /partners/:id': ({ who, param, json }) => changePartner(context, who, param.id, json),
    'DELETE /partners/:id': ({ who, param }) => endPartner(context, who, param.id, true),
    'POST /partners/:id/restore': async ({ who, param }) => {
      await endPartner(context, who, param.id, false)
      return await partnerShapeOf(context, who.communeId, param.id)
    },
    'POST /partners/:id/key': ({ who, param }) => makePartnerKey(context, who, param.id),
    'DELETE /partners/:id/key': ({ who, param }) => revokePartnerKey(context, who, param.id),
    'POST /partner-groups': ({ who, json }) => saveGroup(context, who, null, json),
    'PUT /partner-groups/:id': ({ who, param, json }) => saveGroup(context, who, param.id, json),
    'DELETE /partner-groups/:id': ({ who, param }) => removeGroup(context, who, param.id),
  })
}
