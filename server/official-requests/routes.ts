import type { Hono } from 'hono'
import { style } from '../agenda/pages/style.ts'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { bringStyle } from '../http/security-headers.ts'
import {
  changeOfficialRequest,
  listOfficialRequests,
  makeOfficialRequest,
  officialRequestCsv,
} from './official-requests.ts'
import { operations } from './operations.ts'
import { receiptOf } from './receipt-page.ts'

export function officialRequestRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /official-requests': ({ who, query }) =>
      listOfficialRequests(context, who.communeId, query.conversation),
    'GET /official-requests.csv': async ({ who, query: { spreadsheet }, c }) =>
      c.body(await officialRequestCsv(context, who.communeId, spreadsheet), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="demandes-officielles.csv"',
      }),
    'POST /conversations/:id/official-requests': ({ who, param, json }) =>
      makeOfficialRequest(context, who, param.id, json),
    'PUT /official-requests/:id/state': ({ who, param, json }) =>
      changeOfficialRequest(context, who, param.id, json),
    'GET /official-requests/:id/receipt.html': async ({ who, param, c }) => {
      const page = await receiptOf(context, who.communeId, param.id)
      bringStyle(c, style)
      return c.html(page)
    },
  })
}
