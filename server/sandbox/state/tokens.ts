import type { Db } from './database.ts'
import type { Ids } from './ids.ts'
import type { TokenRow } from './rows.ts'

export type Tokens = ReturnType<typeof createTokens>

/** Everything that the product can ask for: https://developers.facebook.com/docs/permissions */
export const allScopes = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_posts',
  'pages_manage_engagement',
  'pages_manage_metadata',
  'pages_messaging',
  'read_insights',
  'business_management',
  'instagram_basic',
  'instagram_manage_comments',
  'instagram_manage_messages',
  'instagram_content_publish',
  'instagram_manage_insights',
]

type NewToken = Pick<TokenRow, 'kind' | 'longLived' | 'issuedAt' | 'expiresAt'> &
  Partial<Pick<TokenRow, 'page' | 'scopes' | 'access' | 'live' | 'pages'>>

export type TokenChange = Partial<
  Pick<TokenRow, 'scopes' | 'access' | 'live' | 'expiresAt' | 'deadSubcode'>
>

export function createTokens(db: Db, ids: Ids) {
  const rows = db.table<TokenRow>('token')
  const find = (token: string) => rows.one('token', token)

  return {
    issue: (wanted: NewToken): string =>
      rows.add({
        ...{ page: null, scopes: allScopes, access: 'all', live: true, pages: null },
        ...wanted,
        token: ids.token(`${wanted.kind} ${wanted.page ?? ''}`),
        deadSubcode: null,
      }).token,
    find,
    /** The last one. */
    ofPage: (page: string, longLived: boolean) =>
      rows.where('page', page).findLast(row => row.longLived === longLived),
    /** The short-lived one of the page's administrator, which an OAuth dialog would give. */
    ofUser: () => rows.where('kind', 'user').findLast(row => !row.longLived),
    change: (token: string, change: TokenChange) => {
      const row = find(token)
      if (!row) throw new Error('This token is not one of the sandbox.')
      rows.change(row, change)
    },
    /** The mode is the app's: every token that it has follows. */
    follow: (mode: Pick<TokenRow, 'live' | 'access'>) => {
      for (const row of rows.all()) rows.change(row, mode)
    },
  }
}
