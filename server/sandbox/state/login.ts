import type { Db } from './database.ts'
import type { Ids } from './ids.ts'
import type { Access } from './rows.ts'
import type { Tokens } from './tokens.ts'

/** What an administrator sets for the app at developers.facebook.com. */
export type AppSettings = {
  /** false: development mode, in which only people with a role on the app exist for it. */
  live: boolean
  access: Access
  /** Where the dialog may lead back to, to the letter. */
  redirectUris: string[]
  domains: string[]
  privacyUrl: string
}

/** What somebody allowed in the dialog. */
type Grant = { scopes: string[]; pages: string[] }
type CodeRow = Grant & { code: string; redirectUri: string; expiresAt: number; used: boolean }

/** Meta's live about ten minutes. */
const codeSpan = 10 * 60_000

/** The app's settings, and the dialog's codes. */
export function createLogin(db: Db, ids: Ids, tokens: Tokens) {
  const apps = db.table<AppSettings>('app settings')
  const codes = db.table<CodeRow>('code')
  const settings = () =>
    apps.all()[0] ??
    apps.add({ live: true, access: 'all', redirectUris: [], domains: [], privacyUrl: '' })

  return {
    settings: (): AppSettings => settings(),
    /** In development mode nobody without a role is seen; leaving it does not give Advanced Access. */
    change: (wanted: Partial<AppSettings>) => {
      const { live, access } = apps.change(settings(), {
        ...(wanted.live === false ? { access: 'nameless' } : {}),
        ...wanted,
      })
      if (wanted.live !== undefined || wanted.access !== undefined) tokens.follow({ live, access })
    },
    issueCode: (redirectUri: string, grant: Grant, now: number): string =>
      codes.add({
        ...grant,
        ...{ code: ids.code(), redirectUri, expiresAt: now + codeSpan, used: false },
      }).code,
    /** What a code was given for, the first time that it is asked; and why not. */
    redeem: (
      text: string,
      redirectUri: string,
      now: number,
    ): Grant | 'unknown' | 'elsewhere' | 'expired' | 'used' => {
      const row = codes.one('code', text)
      if (row === undefined) return 'unknown'
      if (row.redirectUri !== redirectUri) return 'elsewhere'
      if (row.expiresAt <= now) return 'expired'
      if (row.used) return 'used'
      return codes.change(row, { used: true })
    },
  }
}
