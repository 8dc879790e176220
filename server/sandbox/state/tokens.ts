import type { Db } from './database.ts'
import type { Ids } from './ids.ts'
import type { Access, TokenRow } from './rows.ts'

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

export type NewToken = {
  kind: TokenRow['kind']
  page?: string
  longLived: boolean
  issuedAt: number
  /** ms UTC; 0 never ends. */
  expiresAt: number
  scopes?: string[]
  access?: Access
  live?: boolean
}

export type TokenChange = {
  scopes?: string[]
  access?: Access
  live?: boolean
  expiresAt?: number
  /** 460 password changed, 458 app removed, 463 expired…; null brings the token back to life. */
  deadSubcode?: number | null
}

export function createTokens(db: Db, ids: Ids) {
  const insert = db.prepare(
    `INSERT INTO tokens VALUES (@token, @kind, @page, @longLived, @scopes, @issuedAt, @expiresAt,
       NULL, @access, @live)`,
  )
  const one = db.prepare<[string], TokenRow>('SELECT * FROM tokens WHERE token = ?')
  const pageToken = db.prepare<[string, number], TokenRow>(
    `SELECT * FROM tokens WHERE kind = 'page' AND page = ? AND longLived = ? ORDER BY rowid DESC LIMIT 1`,
  )
  const userToken = db.prepare<[], TokenRow>(
    `SELECT * FROM tokens WHERE kind = 'user' AND longLived = 0 ORDER BY rowid DESC LIMIT 1`,
  )
  const update = db.prepare(
    `UPDATE tokens SET scopes = @scopes, access = @access, live = @live, expiresAt = @expiresAt,
       deadSubcode = @deadSubcode WHERE token = @token`,
  )

  return {
    issue: (wanted: NewToken): string => {
      const token = ids.token(`${wanted.kind} ${wanted.page ?? ''}`)
      insert.run({
        token,
        kind: wanted.kind,
        page: wanted.page ?? null,
        longLived: wanted.longLived ? 1 : 0,
        scopes: JSON.stringify(wanted.scopes ?? allScopes),
        issuedAt: wanted.issuedAt,
        expiresAt: wanted.expiresAt,
        access: wanted.access ?? 'all',
        live: wanted.live === false ? 0 : 1,
      })
      return token
    },
    find: (token: string) => one.get(token),
    ofPage: (page: string, longLived: boolean) => pageToken.get(page, longLived ? 1 : 0),
    /** The short-lived one of the page's administrator, which an OAuth dialog would give. */
    ofUser: () => userToken.get(),
    change: (token: string, change: TokenChange) => {
      const row = one.get(token)
      if (!row) throw new Error('This token is not one of the sandbox.')
      update.run({
        ...row,
        ...change,
        scopes: change.scopes ? JSON.stringify(change.scopes) : row.scopes,
        live: change.live === undefined ? row.live : change.live ? 1 : 0,
      })
    },
  }
}

export function scopesOf(token: TokenRow): string[] {
  const scopes: unknown = JSON.parse(token.scopes)
  return Array.isArray(scopes) ? scopes.filter(scope => typeof scope === 'string') : []
}
