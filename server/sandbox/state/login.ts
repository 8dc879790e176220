import { z } from 'zod'
import type { Db } from './database.ts'
import type { Ids } from './ids.ts'
import type { Access } from './rows.ts'

export type Login = ReturnType<typeof createLogin>

/** What an administrator sets for the app at developers.facebook.com. */
export type AppSettings = {
  /** false: development mode, in which only people with a role on the app exist for it. */
  live: boolean
  access: Access
  /** Where the dialog may lead back to, to the letter. */
  redirectUris: string[]
  /** Its basic settings, kept as long as the process runs, like the webhooks' addresses. */
  domains: string[]
  privacyUrl: string
}

/** What somebody allowed in the dialog. */
export type Grant = { scopes: string[]; pages: string[] }

const texts = z.array(z.string())
/** Meta's live about ten minutes. */
const codeSpan = 10 * 60_000

/** The app's settings, the dialog's codes, and which pages each token of a person was allowed. */
export function createLogin(db: Db, ids: Ids) {
  type SettingsRow = { live: number; access: Access; redirectUris: string }
  let basic: Pick<AppSettings, 'domains' | 'privacyUrl'> = { domains: [], privacyUrl: '' }
  type CodeRow = { redirectUri: string; scopes: string; pages: string; expiresAt: number }
  const one = db.prepare<[], SettingsRow>('SELECT * FROM appSettings')
  const insert = db.prepare("INSERT INTO appSettings VALUES (1, 'all', '[]')")
  const update = db.prepare(
    'UPDATE appSettings SET live = @live, access = @access, redirectUris = @redirectUris',
  )
  // The mode is the app's: every token that it has follows.
  const follow = db.prepare('UPDATE tokens SET live = @live, access = @access')
  const insertCode = db.prepare('INSERT INTO codes VALUES (?, ?, ?, ?, ?, 0)')
  const code = db.prepare<[string], CodeRow>('SELECT * FROM codes WHERE code = ?')
  const use = db.prepare('UPDATE codes SET used = 1 WHERE code = ? AND used = 0')
  const insertGrant = db.prepare('INSERT INTO grants VALUES (?, ?)')
  const grant = db.prepare<[string], { pages: string }>('SELECT pages FROM grants WHERE token = ?')

  function settings(): AppSettings {
    const row = one.get()
    if (row === undefined) {
      insert.run()
      return settings()
    }
    const { live, access, redirectUris } = row
    const uris = texts.parse(JSON.parse(redirectUris))
    return { live: live === 1, access, redirectUris: uris, ...basic }
  }

  return {
    settings,
    /** In development mode nobody without a role is seen; leaving it does not give Advanced Access. */
    change: (wanted: Partial<AppSettings>) => {
      const next = {
        ...settings(),
        ...(wanted.live === false ? { access: 'nameless' as const } : {}),
        ...wanted,
      }
      basic = { domains: next.domains, privacyUrl: next.privacyUrl }
      const row = { live: next.live ? 1 : 0, access: next.access }
      update.run({ ...row, redirectUris: JSON.stringify(next.redirectUris) })
      if (wanted.live !== undefined || wanted.access !== undefined) follow.run(row)
    },
    issueCode: (redirectUri: string, { scopes, pages }: Grant, now: number): string => {
      const made = ids.code()
      const lists = [JSON.stringify(scopes), JSON.stringify(pages)]
      insertCode.run(made, redirectUri, ...lists, now + codeSpan)
      return made
    },
    /** What a code was given for, the first time that it is asked; and why not. */
    redeem: (
      text: string,
      redirectUri: string,
      now: number,
    ): Grant | 'unknown' | 'elsewhere' | 'expired' | 'used' => {
      const row = code.get(text)
      if (row === undefined) return 'unknown'
      if (row.redirectUri !== redirectUri) return 'elsewhere'
      if (row.expiresAt <= now) return 'expired'
      if (use.run(text).changes === 0) return 'used'
      return {
        scopes: texts.parse(JSON.parse(row.scopes)),
        pages: texts.parse(JSON.parse(row.pages)),
      }
    },
    grant: (token: string, pages: readonly string[]) => {
      insertGrant.run(token, JSON.stringify(pages))
    },
    /** The pages that were chosen for this token; null: no dialog made it, and it has them all. */
    pagesOf: (token: string): string[] | null => {
      const row = grant.get(token)
      return row === undefined ? null : texts.parse(JSON.parse(row.pages))
    },
  }
}
