import type { Client, ClientAuth } from 'oauth4webapi'
import { z } from 'zod'
import { jsonIn } from '../../../language/foreign-text.ts'
import type { Sentence } from '../../../language/sentence.ts'
import { HttpFailure } from '../../../platform/http-client.ts'
import type { Call, NotAuthorized, Renewal } from '../../connector.ts'
import { type NetworkError, orElse } from '../../network/error.ts'
import { MailboxError } from './access.ts'
import { optionsOf } from './http.ts'
import { accessSentences as says } from './sentences.ts'
import { type Service, serviceOf } from './service.ts'

/** Long enough for a look at a mailbox or an answer with files to end by the access with which it began. */
const earlyMs = 10 * 60_000

/** Where the service does not say how long an access lives: most live an hour. */
const usualLifeS = 3_600

/** RFC 6749 § 5.1. What else comes along, such as who it is, is for anyone who asked for it. */
const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
  refresh_token: z.string().min(1).optional().catch(undefined),
})

/**
 * Access by OAuth2: an access token, good for an hour or so, is had by a refresh token and an application
 * that the provider knows. Both tokens lie among the channel's secrets; `accessAt` and `accessEnds` say
 * since when and until when the first is good, ms UTC.
 */
export const renewal: Renewal = {
  spanOf(secrets) {
    if (!secrets.refresh?.trim()) return null
    const endsAt = secrets.access ? Number(secrets.accessEnds ?? 0) : 0
    const life = endsAt - Number(secrets.accessAt ?? 0)
    return { endsAt, dueAt: endsAt - Math.min(earlyMs, life / 2) }
  },
  async renew(call) {
    return await orElse(
      async () => ({ kind: 'renewed' as const, secrets: await renewed(call) }),
      asNotAuthorized,
    )
  },
  withoutAccess({ access, accessAt, accessEnds: _, ...lasting }, before) {
    const isOld = access !== undefined && Number(accessAt ?? 0) <= before
    return isOld && lasting.refresh ? lasting : null
  },
}

/** What the person is told, and whether trying again may help. */
export const asNotAuthorized = ({ reason, problem }: NetworkError): NotAuthorized => ({
  kind: problem.what === 'passing' ? 'passing' : 'refused',
  reason,
})

/** @throws MailboxError that says who must do what */
async function renewed(call: Call): Promise<Record<string, string>> {
  const { server, scope } = await serviceOf(call)
  const additional = scope === null ? {} : { additionalParameters: { scope } }
  const { secrets } = await requestTokens(
    call,
    server,
    (oauth, client, application) =>
      oauth.refreshTokenGrantRequest(
        server,
        client,
        application,
        call.secrets.refresh?.trim() ?? '',
        { ...optionsOf(oauth, call), ...additional },
      ),
    says.notRenewed,
  )
  return secrets
}

type OAuth = typeof import('oauth4webapi')

/**
 * Asks a service's token endpoint as the application.
 * @param notGiven what to say where it gives nothing for what was brought
 * @returns the secrets as they are from then on, and the answer as it came
 * @throws MailboxError that says who must do what
 */
export async function requestTokens(
  { config, secrets, now }: Call,
  server: Service['server'],
  ask: (oauth: OAuth, client: Client, application: ClientAuth) => Promise<Response>,
  notGiven: Sentence,
): Promise<{ secrets: Record<string, string>; answer: string }> {
  const id = config.clientId?.trim()
  if (!id) throw new MailboxError(says.noClient, 'dead')
  const oauth = await import('oauth4webapi')
  const secret = secrets.clientSecret?.trim()
  const takesBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
  const application = !secret
    ? oauth.None()
    : takesBody
      ? oauth.ClientSecretPost(secret)
      : oauth.ClientSecretBasic(secret)
  const answer = await ask(oauth, { client_id: id }, application).catch(error => {
    if (!(error instanceof HttpFailure)) throw error
    throw new MailboxError(says.serviceUnreachable(error.sentence), 'passing', error)
  })
  const text = await answer.text()
  const { host } = new URL(server.token_endpoint)
  if (answer.status !== 200) throw refused(host, answer.status, text, notGiven)
  const given = tokenAnswer.safeParse(jsonIn(text))
  if (!given.success) throw new MailboxError(says.serviceSilent(host), 'passing')
  const { access_token: access, expires_in: life = usualLifeS, refresh_token: next } = given.data
  const renewed = {
    ...secrets,
    access,
    accessAt: String(now),
    accessEnds: String(now + life * 1_000),
    // A service may give another each time, and take the one before no more (RFC 6749 § 6).
    ...(next !== undefined && { refresh: next }),
  }
  return { secrets: renewed, answer: text }
}

/** RFC 6749 § 5.2. What it says in words is of the vendor, and may repeat what was sent. */
const refusal = z.object({ error: z.string() })

function refused(host: string, status: number, text: string, notGiven: Sentence): MailboxError {
  const error = refusal.safeParse(jsonIn(text)).data?.error ?? ''
  if (status >= 500 || status === 429 || /^(temporarily_unavailable|server_error)$/.test(error))
    return new MailboxError(says.serviceSilent(host), 'passing')
  if (status === 401 || /^(invalid_client|unauthorized_client)$/.test(error))
    return new MailboxError(says.unknownClient, 'dead')
  // Something on the way answered instead of the service.
  if (error === '') return new MailboxError(says.serviceSilent(host), 'passing')
  return new MailboxError(notGiven, 'dead')
}
