import type { Context } from '../context.ts'

/** How long what it says holds, ms: RFC 9116 § 2.5.5 asks for less than a year. */
const validMs = 180 * 24 * 60 * 60_000

/** Whom to tell of a weakness of this installation (RFC 9116); null where nobody is named. */
export function securityText({
  settings,
  clock,
}: Pick<Context, 'settings' | 'clock'>): string | null {
  const { securityContact, publicUrl } = settings
  if (securityContact === null) return null
  return [
    `Contact: ${securityContact}`,
    `Expires: ${new Date(clock.now() + validMs).toISOString()}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n')
}
