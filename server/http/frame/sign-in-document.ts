import type { signInPaths } from './sign-in.ts'

const refused = { $ref: '#/components/responses/Refused' }

/**
 * better-auth's open routes for the OpenAPI document, and the name of the session's cookie, which
 * better-auth makes out of ours.
 */
export function signInDocument(publicUrl: string) {
  const post = (
    operationId: string,
    summary: string,
    permission: string,
    properties: Record<string, object>,
    required = Object.keys(properties),
  ) => ({
    post: {
      operationId,
      summary,
      tags: ['Account'],
      security: permission === 'public' ? [] : [{ session: [] }],
      ...(required.length > 0 && {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { type: 'object', properties, required } } },
        },
      }),
      responses: { '204': { description: 'Done; the cookie is set or cleared' }, '4XX': refused },
      'x-permission': permission,
    },
  })
  const email = { type: 'string', format: 'email' }
  const password = { type: 'string', minLength: 12, maxLength: 200 }
  const paths: Record<`/auth${(typeof signInPaths)[number]}`, object> = {
    '/auth/sign-in/email': post(
      'postAuthSignInEmail',
      'Sign in; 200 with `needsCode` where a code is asked for too',
      'public',
      { email, password },
    ),
    '/auth/sign-out': post('postAuthSignOut', 'Sign out', 'public', {}),
    '/auth/change-password': post(
      'postAuthChangePassword',
      'Change one’s own password; one’s other sessions end',
      'commune.read',
      {
        currentPassword: { type: 'string' },
        newPassword: password,
      },
    ),
    '/auth/two-factor/enable': post(
      'postAuthTwoFactorEnable',
      'Begin to set up a second factor; the answer tells its address for an application, and ten codes to keep',
      'commune.read',
      { password },
    ),
    '/auth/two-factor/disable': post(
      'postAuthTwoFactorDisable',
      'Take one’s second factor away',
      'commune.read',
      { password },
    ),
    '/auth/two-factor/verify-totp': post(
      'postAuthTwoFactorVerifyTotp',
      'Sign in with the application’s code, after the password; or prove that it is set up',
      'public',
      { code: { type: 'string' } },
    ),
    '/auth/two-factor/verify-backup-code': post(
      'postAuthTwoFactorVerifyBackupCode',
      'Sign in with one of the ten codes, once each, after the password',
      'public',
      { code: { type: 'string' } },
    ),
  }
  const secure = publicUrl.startsWith('https:') ? '__Secure-' : ''
  return { paths, cookie: `${secure}tambour.session_token` }
}
