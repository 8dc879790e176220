import { request } from './request.ts'

/** The sign-in library's own routes, which the table of operations does not hold; they answer nothing. */
const ask = (path: string, body: object) => request<void>('POST', `/api/auth${path}`, body)

export const auth = {
  signIn: (email: string, password: string) => ask('/sign-in/email', { email, password }),
  signOut: () => ask('/sign-out', {}),
  changePassword: (currentPassword: string, newPassword: string) =>
    ask('/change-password', { currentPassword, newPassword }),
}
