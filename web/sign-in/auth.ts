import { request } from '../request.ts'

/** The sign-in library's own routes, which the table of operations does not hold; most answer nothing. */
const ask = <Answer = void>(path: string, body: object) =>
  request<Answer>('POST', `/api/auth${path}`, body)

export type SecondFactor = { totpURI: string; backupCodes: string[] }

export const auth = {
  /** Whether a code is wanted too (`giveCode`); then nobody is signed in yet. */
  async signIn(email: string, password: string): Promise<boolean> {
    const answer = await ask<{ needsCode: true } | undefined>('/sign-in/email', { email, password })
    return answer?.needsCode === true
  },
  /** The application's code, or one of those that were kept. */
  giveCode: (code: string, isKept: boolean) =>
    ask(isKept ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp', { code }),
  beginSecondFactor: (password: string) => ask<SecondFactor>('/two-factor/enable', { password }),
  endSecondFactor: (password: string) => ask('/two-factor/disable', { password }),
  /** Where to go for the session at an identity provider to end too; null: nowhere. */
  async signOut(): Promise<string | null> {
    const answer = await ask<{ goTo: string } | undefined>('/sign-out', {})
    return answer?.goTo ?? null
  },
  changePassword: (currentPassword: string, newPassword: string) =>
    ask('/change-password', { currentPassword, newPassword }),
}
