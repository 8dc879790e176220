import type { AuthorizationServer } from 'oauth4webapi'
import { HttpFailure } from '../../../platform/http-client.ts'
import type { Call } from '../../connector.ts'
import { mailboxSentences } from '../sentences.ts'
import { candidates } from '../servers.ts'
import { MailboxError, ownOf } from './access.ts'
import { isSecure, optionsOf } from './http.ts'
import { accessSentences as says } from './sentences.ts'

/** Where access is renewed, and what of it is asked for where it must be named. */
export type Service = {
  server: AuthorizationServer & { token_endpoint: string }
  scope: string | null
  /** What a person is asked for, so that the access lasts and tells whose it is; and how it is asked. */
  asks: Record<string, string>
}

/**
 * https://developers.google.com/identity/protocols/oauth2/web-server#offline: a renewed access has the
 * scopes of the first.
 */
const google: Service = {
  server: {
    issuer: 'https://accounts.google.com',
    authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
    token_endpoint: 'https://oauth2.googleapis.com/token',
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  },
  scope: null,
  asks: {
    scope: 'openid email https://mail.google.com/',
    access_type: 'offline',
    // Without it only the first time brings a refresh token.
    prompt: 'consent',
  },
}

/**
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#refresh-the-access-token
 * and, for the scopes, https://learn.microsoft.com/exchange/client-developer/legacy-protocols.
 * @param tenant a directory's number, or any domain that it has
 */
function microsoft(tenant: string): Service {
  const at = `https://login.microsoftonline.com/${encodeURIComponent(tenant)}`
  return {
    server: {
      issuer: `${at}/v2.0`,
      authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
      token_endpoint: `${at}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    },
    scope: mailOfMicrosoft,
    // Anyone who is signed in there is often not the mairie’s own account.
    asks: { scope: `openid email profile ${mailOfMicrosoft}`, prompt: 'select_account' },
  }
}

const mailOfMicrosoft =
  'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access'

/** Addresses that people have of Microsoft itself, and no organisation. */
const personal = /^(outlook|hotmail|live|msn)\.[a-z.]+$/

const shared = new Set(['common', 'organizations', 'consumers'])

/**
 * Where the access to a mailbox is renewed: as somebody typed, else by who keeps the mailbox, else as its
 * service says of itself (RFC 8414, OpenID Connect Discovery).
 * @throws MailboxError where nobody can know, or the service does not answer
 */
export async function serviceOf(call: Call): Promise<Service> {
  const { domain } = ownOf(call.config) ?? { domain: '' }
  const typed = call.config.issuer?.trim() ?? ''
  if (typed === '') {
    if (domain === '') throw new MailboxError(mailboxSentences.noAddress, 'dead')
    const places = (await candidates(call, 'imap', domain)) ?? []
    for (const { host } of places) {
      if (/^(imap\.gmail|imap\.googlemail)\.com$/.test(host)) return google
      if (/^(outlook\.office365|imap-mail\.outlook|outlook\.office)\.com$/.test(host))
        return microsoft(personal.test(domain) ? 'consumers' : domain)
    }
    throw new MailboxError(says.noService, 'dead')
  }
  const address = URL.parse(typed)
  if (address === null || !isSecure(address)) throw new MailboxError(says.badService, 'dead')
  if (address.hostname === 'accounts.google.com') return google
  if (address.hostname === 'login.microsoftonline.com') {
    const [tenant = ''] = address.pathname.split('/').filter(part => part !== '')
    const isShared = tenant === '' || shared.has(tenant)
    return microsoft(isShared ? domain || 'organizations' : tenant)
  }
  return {
    server: await discovered(call, address),
    scope: null,
    // OpenID Connect Core § 11.
    asks: { scope: 'openid email offline_access', prompt: 'consent' },
  }
}

async function discovered(call: Call, issuer: URL): Promise<Service['server']> {
  const oauth = await import('oauth4webapi')
  const options = optionsOf(oauth, call)
  let cause: unknown
  for (const algorithm of ['oauth2', 'oidc'] as const) {
    try {
      const answer = await oauth.discoveryRequest(issuer, { ...options, algorithm })
      if (answer.status >= 500) throw new MailboxError(says.serviceSilent(issuer.host), 'passing')
      const said = await oauth.processDiscoveryResponse(issuer, answer)
      const { token_endpoint: endpoint } = said
      const renews = endpoint === undefined ? null : URL.parse(endpoint)
      if (endpoint && renews && isSecure(renews)) return { ...said, token_endpoint: endpoint }
    } catch (error) {
      if (error instanceof MailboxError) throw error
      if (error instanceof HttpFailure)
        throw new MailboxError(says.serviceUnreachable(error.sentence), 'passing', error)
      cause = error
    }
  }
  throw new MailboxError(says.unknownService(issuer.host), 'dead', cause)
}
