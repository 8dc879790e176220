import { subscribable } from '../state/network.ts'
import type { PageRow } from '../state/rows.ts'
import { allScopes } from '../state/tokens.ts'
import { business } from '../village/places.ts'
import { appToken } from './access.ts'
import { type Connection, connect } from './connection.ts'
import { mayNotManage, needsAppToken } from './errors.ts'
import type { Field } from './fields.ts'
import { type NodeType, render } from './node.ts'
import { page } from './page-node.ts'
import { hasScope, type Reading } from './reading.ts'

/** The person who administers the pages, and whose tokens these are. */
export const administrator = { id: '10149019000000001', name: 'Claire Maillard' }

/** The administrator, to a user token. https://developers.facebook.com/docs/graph-api/reference/user */
export const me: NodeType<{ id: string; name: string }> = {
  name: 'User',
  defaults: 'name',
  fields: { name: (_, row) => row.name },
  edges: {
    accounts: (reading, _, field) => {
      const isClosed = !hasScope(reading, 'pages_show_list') || reading.token.access === 'none'
      if (isClosed) return { data: [] }
      const all = reading.network.people.pages().map(({ id }) => id)
      const direct = all.filter(id => !business.owned.includes(id))
      return pagesOf(reading, field, 'me/accounts', direct)
    },
    permissions: reading => ({
      data: allScopes.map(permission => ({
        permission,
        status: hasScope(reading, permission) ? 'granted' : 'declined',
      })),
    }),
    businesses: (reading, _, field) => {
      requireBusiness(reading)
      return { data: [render(businessNode, reading, business, field.fields)] }
    },
  },
}

/**
 * It says nothing of the mode, nor where the dialog may lead back to; its settings, to itself alone.
 * https://developers.facebook.com/docs/graph-api/reference/application
 */
export const application: NodeType<{ id: string; name: string }> = {
  name: 'Application',
  defaults: 'name',
  fields: {
    name: (_, row) => row.name,
    app_domains: ({ network, token }) =>
      token.token === appToken ? network.login.settings().domains : undefined,
    privacy_policy_url: ({ network, token }) =>
      token.token === appToken ? network.login.settings().privacyUrl : undefined,
  },
  edges: {
    // https://developers.facebook.com/docs/graph-api/webhooks/subscriptions-edge
    subscriptions: ({ network, token }) => {
      if (token.token !== appToken) throw needsAppToken()
      const fields = subscribable.map(name => ({ name, version: 'v26.0' }))
      return {
        data: [...network.subscriptions.callbacks].map(([object, address]) => ({
          object,
          callback_url: address,
          active: true,
          fields: object === 'page' ? fields : [{ name: 'comments', version: 'v26.0' }],
        })),
      }
    },
  },
}

/** https://developers.facebook.com/docs/marketing-api/reference/business */
export const businessNode: NodeType<typeof business> = {
  name: 'Business',
  defaults: 'name',
  fields: { name: (_, row) => row.name },
  edges: {
    owned_pages: (reading, row, field) => {
      requireBusiness(reading)
      return pagesOf(reading, field, `${row.id}/owned_pages`, row.owned)
    },
    client_pages: (reading, row, field) => {
      requireBusiness(reading)
      return pagesOf(reading, field, `${row.id}/client_pages`, row.client)
    },
  },
}

function requireBusiness(reading: Reading): void {
  if (!hasScope(reading, 'business_management')) throw mayNotManage('business_management')
}

/** Those of these pages that were chosen in the dialog. */
function pagesOf(reading: Reading, field: Field, path: string, ids: readonly string[]): Connection {
  const { pages: chosen } = reading.token
  return connect<PageRow>(reading, field, {
    path,
    rows: reading.network.people
      .pages()
      .filter(({ id }) => ids.includes(id) && (chosen?.includes(id) ?? true)),
    at: () => 0,
    order: 'asc',
    defaults: 'access_token,name,tasks',
    show: (row, fields) => render(page, reading, row, fields),
  })
}
